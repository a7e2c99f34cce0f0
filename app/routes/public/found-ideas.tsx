import type { ComponentProps } from "react";
import { Card } from "#app/ui/card.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { IdeaCard } from "./idea-card.tsx";

type FoundIdeasProps = {
  typed: string;
  ideas: readonly ComponentProps<typeof IdeaCard>["idea"][];
  now: string;
  backTo: string;
};

/** What is close to what somebody typed, and the way to share it as something new. */
export function FoundIdeas({ typed, ideas, now, backTo }: FoundIdeasProps) {
  const share = (
    <LinkButton look="primary" href={`/ideas/new?title=${encodeURIComponent(typed)}`}>
      Share this as a new idea
    </LinkButton>
  );
  return (
    <section aria-labelledby="found" className="flex flex-col gap-4">
      <h2 id="found" className="text-22 font-semibold">
        {ideas.length === 0 ? "Nobody said this before" : "Is it one of these?"}
      </h2>
      {ideas.length > 0 ? (
        <ul className="flex flex-col gap-3">
          {ideas.map((idea) => (
            <li key={idea.id}>
              <IdeaCard idea={idea} now={now} backTo={backTo} />
            </li>
          ))}
        </ul>
      ) : null}
      <Card tone="warm">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="min-w-0" dir="auto">
            {ideas.length === 0 ? "Then it is yours: " : "None of these? "}
            <q>{typed}</q>
          </p>
          {share}
        </div>
      </Card>
      <p>
        <TextLink href="/ideas">Back to all ideas</TextLink>
      </p>
    </section>
  );
}
