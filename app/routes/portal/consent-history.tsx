import { Timeline } from "#app/ui/timeline.tsx";

type Word = { id: string; at: string; state: "given" | "withdrawn"; purpose: string; noticeVersion: number };

type ConsentHistoryProps = { words: readonly Word[]; keyId: string; now: string; timeZone: string };

/** What was said on sharing, newest first. */
export function ConsentHistory({ words, keyId, now, timeZone }: ConsentHistoryProps) {
  if (words.length === 0) return null;
  return (
    <section className="flex flex-col gap-5" aria-labelledby="history">
      <h2 id="history" className="text-22 font-semibold">
        What you said so far
      </h2>
      <Timeline
        now={now}
        timeZone={timeZone}
        items={words.map(({ id, at, state, purpose, noticeVersion }) => ({
          id,
          at,
          title: state === "given" ? `You agreed to “${purpose}”` : `You withdrew from “${purpose}”`,
          detail: `Version ${noticeVersion} of the words`,
          tone: state === "given" ? "good" : "quiet",
        }))}
      />
      <p className="max-w-prose text-14 text-ink-quiet">
        None of this can be rewritten. Each receipt is signed; the key of this place is{" "}
        <code className="wrap-anywhere">{keyId}</code>.
      </p>
    </section>
  );
}
