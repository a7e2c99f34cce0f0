import { Badge } from "#app/ui/badge.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import type { Tone } from "#app/ui/tone.ts";
import { When } from "#app/ui/when.tsx";
import { firstNameOf } from "./greeting.ts";

type OwnThread = {
  id: string;
  subject: string;
  confidential: boolean;
  complaint: boolean;
  openedAt: string;
  named: string;
  holder: string;
  dueAt: string | null;
  state: "open" | "due" | "late" | "kept" | "kept-late" | "settled" | "closed";
};
type ThreadsProps = { threads: readonly OwnThread[]; timeZone: string; now: string };

/** What a customer wrote before, and how each conversation stands. */
export function OpenDoorThreads({ threads, timeZone, now }: ThreadsProps) {
  return (
    <section aria-labelledby="threads" className="flex flex-col gap-4">
      <h2 id="threads" className="text-22 font-semibold">
        Your conversations
      </h2>
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {threads.map((thread) => (
          <li key={thread.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium">
                <TextLink
                  href={`/open-door/${thread.id}`}
                  className="inline-block max-w-full wrap-anywhere py-0.5"
                >
                  {thread.subject}
                </TextLink>
              </p>
              <p className="text-14 text-ink-quiet">
                to {thread.named}, <When at={thread.openedAt} now={now} timeZone={timeZone} style="day" />
                {thread.complaint ? " · something went wrong" : null}
                {thread.confidential ? " · in confidence" : null}
              </p>
            </div>
            <p className="text-14">
              <Standing thread={thread} now={now} timeZone={timeZone} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const tones: Record<OwnThread["state"], Tone> = {
  open: "brand",
  due: "brand",
  late: "trouble",
  kept: "good",
  "kept-late": "good",
  settled: "quiet",
  closed: "quiet",
};

function Standing({ thread, now, timeZone }: { thread: OwnThread; now: string; timeZone: string }) {
  const who = firstNameOf(thread.holder) ?? thread.holder;
  const { state, dueAt } = thread;
  if (state === "settled") return <Badge tone={tones[state]}>Settled</Badge>;
  if (state === "closed") return <Badge long tone={tones[state]}>{`${who} closed it`}</Badge>;
  if (state === "kept" || state === "kept-late")
    return <Badge long tone={tones[state]}>{`${who} answered`}</Badge>;
  return (
    <Badge long tone={tones[state]}>
      {state === "late" ? `${who} is late: promised ` : `${who} answers by `}
      {dueAt === null ? null : <When at={dueAt} now={now} timeZone={timeZone} />}
    </Badge>
  );
}
