import { CircleCheck, Clock, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Face } from "./person.tsx";
import { type Tone, toneSoft } from "./tone.ts";
import { When } from "./when.tsx";

export type PromiseState = "open" | "due" | "late" | "kept" | "kept-late" | "broken";

export type PromiseCardProps = {
  /** Who gave it. */
  by: { name: string; role?: string | null };
  /** What was promised, as a sentence: "Tom will answer". */
  what: string;
  due: Date | string;
  state: PromiseState;
  /** When it was kept. */
  keptAt?: Date | string | null;
  now: Date | string;
  timeZone?: string;
  /** A line beneath, such as who else has been told. */
  note?: ReactNode;
};

const looks: Record<PromiseState, { tone: Tone; word: string; Icon: typeof Clock }> = {
  open: { tone: "good", word: "In time", Icon: Clock },
  due: { tone: "attention", word: "Due soon", Icon: Clock },
  late: { tone: "trouble", word: "Late", Icon: TriangleAlert },
  kept: { tone: "good", word: "Kept", Icon: CircleCheck },
  "kept-late": { tone: "attention", word: "Kept, but late", Icon: CircleCheck },
  broken: { tone: "trouble", word: "Not kept", Icon: TriangleAlert },
};

/** Who promised what, by when, and how it stands. */
export function PromiseCard({ by, what, due, state, keptAt, now, timeZone, note }: PromiseCardProps) {
  const { tone, word, Icon } = looks[state];
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 rounded-card border border-line bg-raised px-5 py-4">
      <Face name={by.name} />
      <div className="min-w-0 flex-1 basis-44">
        <p className="text-18 font-medium">
          {what} by <When at={due} now={now} timeZone={timeZone} />
        </p>
        <p className="text-14 text-ink-quiet">
          {by.name}
          {by.role ? `, ${by.role}` : null}
          {keptAt ? (
            <>
              {" · kept "}
              <When at={keptAt} now={now} timeZone={timeZone} />
            </>
          ) : null}
        </p>
        {note ? <div className="mt-1 text-14 text-ink-soft">{note}</div> : null}
      </div>
      <span
        className={classNames(
          "badge inline-flex shrink-0 items-center gap-1.5 rounded-full px-2.5 py-1 text-12 font-medium",
          toneSoft[tone],
        )}
      >
        <Icon size={14} strokeWidth={1.75} aria-hidden />
        {word}
      </span>
    </div>
  );
}
