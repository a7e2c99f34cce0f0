import { Check, Copy as CopyIcon } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { useReady } from "./use-ready.ts";

export type CopyProps = {
  label: string;
  value: string;
  labelHidden?: boolean;
  /** Larger, where the link is the point of the page. */
  size?: "normal" | "large";
};

/** Something to take along: a line to select, and a button that copies it where the browser can. */
export function Copy({ label, value, labelHidden = false, size = "normal" }: CopyProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const ready = useReady();
  async function copy() {
    input.current?.select();
    await navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  }
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className={labelHidden ? "sr-only" : "text-14 font-medium"}>
        {label}
      </label>
      <div className="flex flex-col gap-2 sm:flex-row">
        <input
          ref={input}
          id={id}
          readOnly
          value={value}
          onFocus={(event) => event.currentTarget.select()}
          className={`control min-w-0 text-ellipsis sm:flex-1 ${size === "large" ? "min-h-12 sm:text-18" : ""}`}
        />
        {ready ? (
          <Button type="button" look={size === "large" ? "primary" : "secondary"} size={size} onClick={copy}>
            {copied ? (
              <Check size={16} strokeWidth={1.75} aria-hidden />
            ) : (
              <CopyIcon size={16} strokeWidth={1.75} aria-hidden />
            )}
            <span aria-live="polite">{copied ? "Copied" : "Copy"}</span>
          </Button>
        ) : null}
      </div>
    </div>
  );
}
