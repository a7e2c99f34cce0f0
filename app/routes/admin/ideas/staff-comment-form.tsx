import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { commentMost } from "#app/domain/ideas/idea-input.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { fieldProps, problemsOf } from "../../field-props.ts";

type StaffCommentFormProps = { lastResult: SubmissionResult<string[]> | null };

/** A comment by a member of staff, beneath those of customers. */
export function StaffCommentForm({ lastResult }: StaffCommentFormProps) {
  const [form, fields] = useForm<{ text: string }>({ id: "comment", lastResult });
  return (
    <Form method="post" noValidate id={form.id} className="flex flex-col gap-3">
      <ErrorSummary errors={problemsOf(form, fields)} />
      <TextAreaField
        label="Comment as staff"
        hint="Everybody sees it at once, with your name and role. The author is told."
        rows={3}
        required
        maxLength={commentMost}
        {...fieldProps(fields.text)}
      />
      <Button name="intent" value="comment" look="secondary" size="small" className="self-start">
        Add your comment
      </Button>
    </Form>
  );
}
