import { Badge } from "#app/ui/badge.tsx";
import { Person } from "#app/ui/person.tsx";
import { RichText } from "#app/ui/rich-text.tsx";
import { When } from "#app/ui/when.tsx";
import { wordsOfStatus } from "../idea-words.ts";

type Answer = { id: string; status: string; text: string; at: string; who: string; role: string | null };

type IdeaAnswersProps = { status: string; answers: readonly Answer[]; now: string; timeZone: string };

/** How the idea stands, as a sentence with who said it and when; what was answered before stays beneath. */
export function IdeaAnswers({ status, answers, now, timeZone }: IdeaAnswersProps) {
  const [latest] = answers;
  return (
    <section aria-labelledby="stands" className="flex flex-col gap-4">
      <h2 id="stands" className="text-22 font-semibold">
        How it stands
      </h2>
      <p className="text-18">
        {wordsOfStatus(status).sentence}
        {latest ? (
          <>
            {" "}
            {latest.who}, <When at={latest.at} now={now} style="day" timeZone={timeZone} />.
          </>
        ) : null}
      </p>
      {answers.length > 0 ? (
        <ol className="flex flex-col gap-4">
          {answers.map((answer) => (
            <li key={answer.id}>
              <article className="flex flex-col gap-3 rounded-card border border-line bg-raised p-5">
                <div className="flex flex-wrap items-center justify-between gap-3">
                  <Person name={answer.who} role={answer.role} />
                  <p className="flex items-center gap-3 text-14 text-ink-quiet">
                    <Badge tone={wordsOfStatus(answer.status).tone}>
                      {wordsOfStatus(answer.status).label}
                    </Badge>
                    <When at={answer.at} now={now} timeZone={timeZone} />
                  </p>
                </div>
                <RichText text={answer.text} />
              </article>
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-ink-soft">
          Nobody has answered yet. The more of you want it, the sooner it is read.
        </p>
      )}
    </section>
  );
}
