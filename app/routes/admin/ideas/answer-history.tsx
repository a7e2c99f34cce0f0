import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { RichText } from "#app/ui/rich-text.tsx";
import { When } from "#app/ui/when.tsx";
import { wordsOfStatus } from "../../idea-words.ts";

type Answer = { id: string; status: string; text: string; at: string; who: string };

type AnswerHistoryProps = { answers: readonly Answer[]; now: string; timeZone: string };

/** What was answered so far, the latest first. */
export function AnswerHistory({ answers, now, timeZone }: AnswerHistoryProps) {
  return (
    <Card title="Answers so far">
      {answers.length === 0 ? <p className="text-14 text-ink-quiet">None yet.</p> : null}
      <ol className="flex flex-col gap-4 text-14">
        {answers.map((answer) => (
          <li key={answer.id} className="flex flex-col gap-1">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{answer.who}</span>
              <Badge tone={wordsOfStatus(answer.status).tone}>{wordsOfStatus(answer.status).label}</Badge>
              <span className="text-ink-quiet">
                <When at={answer.at} now={now} timeZone={timeZone} />
              </span>
            </p>
            <RichText text={answer.text} />
          </li>
        ))}
      </ol>
    </Card>
  );
}
