import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useState } from "react";
import { classNames } from "./class-names.ts";
import { useReady } from "./use-ready.ts";

export type ToastMessage = { kind: "good" | "trouble"; text: string };

export type ToastProps = { message?: ToastMessage | null };

/** What has just happened, once. The region is always there, so that a later message is read aloud. */
export function Toast({ message }: ToastProps) {
  const [closed, setClosed] = useState(false);
  const ready = useReady();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message opens it again.
  useEffect(() => setClosed(false), [message?.text]);
  const Icon = message?.kind === "trouble" ? CircleAlert : CircleCheck;
  return (
    <div role="status" className="fixed inset-x-4 bottom-4 z-20 mx-auto max-w-lg empty:hidden print:hidden">
      {message && !closed ? (
        <div className="flex items-start gap-3 rounded-card border border-line-strong bg-raised px-4 py-3 text-14 shadow-float">
          <Icon
            size={20}
            strokeWidth={1.75}
            aria-hidden
            className={classNames("shrink-0", message.kind === "trouble" ? "text-trouble" : "text-good")}
          />
          <p className="min-w-0 flex-1">{message.text}</p>
          {ready ? (
            <button
              type="button"
              aria-label="Close message"
              className="-m-1 rounded-control p-1 text-ink-quiet hover:bg-sunken"
              onClick={() => setClosed(true)}
            >
              <X size={18} strokeWidth={1.75} aria-hidden />
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
