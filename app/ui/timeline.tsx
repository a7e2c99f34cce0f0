import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { type Tone, toneSoft } from "./tone.ts";
import { When } from "./when.tsx";

export type TimelineItem = {
  id: string;
  at: Date | string;
  /** What happened, as a sentence; may hold a link. */
  title: ReactNode;
  /** What became of it, a quotation, an amount. */
  detail?: ReactNode;
  icon?: ReactNode;
  tone?: Tone;
};

export type TimelineProps = {
  items: readonly TimelineItem[];
  now: Date | string;
  timeZone?: string;
  dense?: boolean;
};

/** What happened, newest first or in whatever order the items come. */
export function Timeline({ items, now, timeZone, dense = false }: TimelineProps) {
  return (
    <ol className="flex flex-col">
      {items.map((item) => (
        <li
          key={item.id}
          className={classNames("group relative flex last:pb-0", dense ? "gap-3 pb-3 text-14" : "gap-4 pb-6")}
        >
          <span
            aria-hidden
            className={classNames(
              "absolute bottom-0 w-px bg-line group-last:hidden",
              dense ? "start-[0.4375rem] top-6" : "start-[0.9375rem] top-9 mb-1",
            )}
          />
          <span
            aria-hidden
            className={classNames(
              "z-1 flex shrink-0 items-center justify-center rounded-full [&_svg]:size-4",
              dense ? "mt-0.5 size-4" : "size-8",
              toneSoft[item.tone ?? "quiet"],
            )}
          >
            {item.icon ?? <span className="size-2 rounded-full bg-current" />}
          </span>
          <div className={classNames("min-w-0 flex-1", !dense && "pt-1")}>
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <p className="min-w-0 font-medium wrap-anywhere">{item.title}</p>
              <p className="text-14 text-ink-quiet">
                <When at={item.at} now={now} style="day" timeZone={timeZone} />
              </p>
            </div>
            {item.detail ? <div className="mt-0.5 text-ink-soft wrap-anywhere">{item.detail}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
