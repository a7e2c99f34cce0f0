import { Card } from "#app/ui/card.tsx";

type UnseenNoteProps = { state: string; note: string | null };

/** Why others do not see an idea, for its author and for staff. */
export function UnseenNote({ state, note }: UnseenNoteProps) {
  const words =
    state === "waiting"
      ? "Nobody else sees this yet. We read the first idea of everybody before it appears, usually within a day."
      : "Others no longer see this idea.";
  return (
    <Card tone="attention">
      <p role="note">
        {words}
        {note ? ` We said: ${note}` : null}
      </p>
    </Card>
  );
}
