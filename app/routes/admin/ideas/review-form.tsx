import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";

type ReviewFormProps = { state: string; what: "idea" | "comment"; commentId?: string };

/** Publish or hide, with a word that the author reads. */
export function ReviewForm({ state, what, commentId }: ReviewFormProps) {
  return (
    <Form method="post" className="flex flex-col gap-3">
      {commentId === undefined ? null : <input type="hidden" name="commentId" value={commentId} />}
      <Field
        id={`note-${commentId ?? "idea"}`}
        name="note"
        label="A word to the author, if you hide it"
        optional
        maxLength={300}
      />
      <div className="flex flex-wrap gap-2">
        {state === "live" ? null : (
          <Button name="review" value="publish" size="small">
            Publish the {what}
          </Button>
        )}
        {state === "hidden" ? null : (
          <Button name="review" value="hide" size="small" look="trouble">
            Hide the {what}
          </Button>
        )}
      </div>
    </Form>
  );
}
