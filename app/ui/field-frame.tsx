import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

export type FieldWords = {
  label: string;
  hint?: ReactNode;
  error?: string | readonly string[] | null;
  /** Says "(optional)" beside the label. */
  optional?: boolean;
  /** Keeps the label for screen readers only, where the page around says what to type. */
  labelHidden?: boolean;
};

type FieldFrameProps = FieldWords & { id: string; after?: ReactNode; children: ReactNode };

/** Label, hint and error around one control, which takes its description from `describedBy`. */
export function FieldFrame({
  id,
  label,
  hint,
  error,
  optional,
  labelHidden,
  after,
  children,
}: FieldFrameProps) {
  const message = errorText(error);
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className={labelHidden ? "sr-only" : "text-14 font-medium text-ink"}>
        {label}
        {optional ? <span className="font-normal text-ink-quiet"> (optional)</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="text-14 text-ink-quiet">
          {hint}
        </p>
      ) : null}
      {message ? <FieldError id={id} message={message} /> : null}
      {children}
      {after}
    </div>
  );
}

export function FieldError({ id, message }: { id: string; message: string }) {
  return (
    <p id={`${id}-error`} className="flex items-start gap-1.5 text-14 font-medium text-trouble">
      <CircleAlert size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" aria-hidden />
      {message}
    </p>
  );
}

/** One line of what is wrong, or null. */
export function errorText(error: FieldWords["error"]): string | null {
  if (!error) return null;
  if (typeof error === "string") return error;
  return error.length > 0 ? error.join(" ") : null;
}

/** What aria-describedby should name: hint, error and counter, as far as they are there. */
export function describedBy(id: string, words: Pick<FieldWords, "hint" | "error">, counter = false) {
  const ids = [
    words.hint ? `${id}-hint` : null,
    errorText(words.error) ? `${id}-error` : null,
    counter ? `${id}-counter` : null,
  ].filter((value) => value !== null);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
