import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../../counted.ts";

type IdeaMergedProps = {
  into: { id: string; title: string } | null;
  merge: { mergedAt: string; by: string; carried: number } | null;
  mayModerate: boolean;
  now: string;
  timeZone: string;
};

/** Where a merged idea goes on, and the way back. */
export function IdeaMerged({ into, merge, mayModerate, now, timeZone }: IdeaMergedProps) {
  if (into === null) return null;
  return (
    <Card title="Merged" tone="warm">
      <div className="flex flex-col gap-3">
        <p>
          It goes on as <TextLink href={`/admin/ideas/${into.id}`}>{into.title}</TextLink>.
        </p>
        {merge ? (
          <p className="text-14 text-ink-quiet">
            {merge.by}, <When at={merge.mergedAt} now={now} timeZone={timeZone} />. It brought{" "}
            {counted(merge.carried, "vote", "votes")} that {merge.carried === 1 ? "was" : "were"} not there
            yet.
          </p>
        ) : null}
        {mayModerate ? (
          <Form method="post" className="flex flex-col items-start gap-3">
            <p className="text-14 text-ink-soft">
              Undone, each idea has its own votes again. Votes given since then stay where they were given.
            </p>
            <Button name="intent" value="undo-merge" look="secondary" size="small">
              Undo the merge
            </Button>
          </Form>
        ) : null}
      </div>
    </Card>
  );
}

type MergedHereProps = {
  ideas: readonly { id: string; title: string; mergedAt: string; by: string; carried: number }[];
  now: string;
};

/** The ideas that go on as this one. */
export function MergedHere({ ideas, now }: MergedHereProps) {
  if (ideas.length === 0) return null;
  return (
    <Card title="Merged into this idea">
      <ul className="flex flex-col gap-2 text-14">
        {ideas.map((idea) => (
          <li key={idea.id} className="min-w-0">
            <TextLink href={`/admin/ideas/${idea.id}`}>
              <span dir="auto">{idea.title}</span>
            </TextLink>{" "}
            <span className="text-ink-quiet">
              {counted(idea.carried, "vote", "votes")} · {idea.by},{" "}
              <When at={idea.mergedAt} now={now} style="ago" />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
