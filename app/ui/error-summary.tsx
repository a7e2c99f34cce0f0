import { useEffect, useRef } from "react";

export type ErrorSummaryProps = {
  title?: string;
  /** `field` is the id of the control, which is its name unless the page says otherwise; without it the message stands alone. */
  errors: readonly { field?: string; message: string }[];
};

/** What is wrong with a form, first on the page, with a link to each field. Shows nothing while nothing is wrong. */
export function ErrorSummary({ title = "Please check what you typed", errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const words = errors.map((error) => error.message).join("|");
  useEffect(() => {
    if (words) box.current?.focus();
  }, [words]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded-card border-2 border-trouble bg-trouble-soft px-5 py-4"
    >
      <h2 className="text-16 font-semibold text-trouble">{title}</h2>
      <ul className="mt-2 flex flex-col gap-1 text-14">
        {errors.map((error) => (
          <li key={`${error.field}${error.message}`}>
            {error.field ? (
              <a href={`#${error.field}`} className="inline-block py-0.5 font-medium text-trouble underline">
                {error.message}
              </a>
            ) : (
              error.message
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
