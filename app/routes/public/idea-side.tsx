import { Card } from "#app/ui/card.tsx";
import { Face } from "#app/ui/person.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../counted.ts";
import { wordsOfStatus } from "../idea-words.ts";

type IdeaSideProps = {
  idea: { voteCount: number; status: string; publishedAt: string | null; createdAt: string };
  voters: readonly string[];
  answers: readonly { status: string; at: string; who: string }[];
  now: string;
  timeZone: string;
};

/** Beside an idea: who wants it, and what it became, step by step. */
export function IdeaSide({ idea, voters, answers, now, timeZone }: IdeaSideProps) {
  const others = idea.voteCount - voters.length;
  const steps = [...answers].reverse().filter(({ status }, index, all) => status !== all[index - 1]?.status);
  return (
    <>
      <Card title="Who wants it">
        {idea.voteCount === 0 ? (
          <p className="text-14 text-ink-quiet">Nobody has voted yet.</p>
        ) : (
          <>
            <p className="mb-3 text-14">{counted(idea.voteCount, "vote", "votes")}</p>
            <ul className="flex flex-wrap gap-2">
              {voters.map((name, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: first names repeat, and the list is never reordered.
                <li key={index} className="inline-flex items-center gap-1.5 text-14">
                  <Face name={name} size="small" />
                  <span className="max-w-32 truncate" dir="auto">
                    {name}
                  </span>
                </li>
              ))}
            </ul>
            {others > 0 && voters.length > 0 ? (
              <p className="mt-3 text-14 text-ink-quiet">and {counted(others, "other", "others")}</p>
            ) : null}
          </>
        )}
      </Card>
      <Card title="What it became">
        <ol className="flex flex-col gap-2 text-14">
          <li>
            Proposed{" "}
            <span className="text-ink-quiet">
              <When at={idea.publishedAt ?? idea.createdAt} now={now} style="day" timeZone={timeZone} />
            </span>
          </li>
          {steps.map((step) => (
            <li key={step.at}>
              {wordsOfStatus(step.status).label}{" "}
              <span className="text-ink-quiet">
                <When at={step.at} now={now} style="day" timeZone={timeZone} />
              </span>
            </li>
          ))}
        </ol>
      </Card>
    </>
  );
}
