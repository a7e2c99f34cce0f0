import { Card } from "#app/ui/card.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

type MergedNoteProps = { into: { id: string; title: string } | null };

/** Where an idea goes on that says the same as another. */
export function MergedNote({ into }: MergedNoteProps) {
  return (
    <Card tone="warm">
      <p role="note">
        {into === null ? (
          "This idea was merged with another one, which is not public at the moment."
        ) : (
          <>
            This idea goes on as <TextLink href={`/ideas/${into.id}`}>{into.title}</TextLink>, which says the
            same. Every vote counts there; the words below stay as they were written.
          </>
        )}
      </p>
    </Card>
  );
}
