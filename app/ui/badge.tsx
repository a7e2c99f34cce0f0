import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { type Tone, toneSoft } from "./tone.ts";

/** `long` where the words may need more than a line, as where they hold a name. */
export type BadgeProps = { tone?: Tone; long?: boolean; children: ReactNode };

/** A state in a word or two; the words say it, the colour only helps. */
export function Badge({ tone = "quiet", long = false, children }: BadgeProps) {
  return (
    <span
      className={classNames(
        "badge inline-flex items-center gap-1 rounded-full px-2.5 py-0.5 text-12 font-medium",
        long ? "max-w-full wrap-anywhere" : "whitespace-nowrap",
        toneSoft[tone],
      )}
    >
      {children}
    </span>
  );
}
