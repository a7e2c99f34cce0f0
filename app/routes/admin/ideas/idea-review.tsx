import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { ReviewForm } from "./review-form.tsx";

/** Whether others see the idea: at hand while it waits, folded once it is public. */
export function IdeaReview({ state }: { state: string }) {
  if (state === "live") {
    return (
      <Disclosure summary="Hide this idea">
        <ReviewForm state={state} what="idea" />
      </Disclosure>
    );
  }
  return (
    <Card
      tone="attention"
      title={state === "waiting" ? "This idea waits to be read" : "This idea is hidden"}
      lead="Only its author and staff see it."
    >
      <ReviewForm state={state} what="idea" />
    </Card>
  );
}
