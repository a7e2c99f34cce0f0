import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { type Tone, toneSoft } from "./tone.ts";

export type BadgeProps = { tone?: Tone; children: ReactNode };

/** A state in a word or two; the words say it, the colour only helps. */
export function Badge({ tone = "quiet", children }: BadgeProps) {
  return (
    <span
      className={classNames(
        "badge inline-flex items-center gap-1 whitespace-nowrap rounded-full px-2.5 py-0.5 text-12 font-medium",
        toneSoft[tone],
      )}
    >
      {children}
    </span>
  );
}
