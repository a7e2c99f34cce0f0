import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { statuses } from "#app/domain/ideas/idea.ts";
import { commentMost } from "#app/domain/ideas/idea-input.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { fieldProps, problemsOf } from "../../field-props.ts";
import { wordsOfStatus } from "../../idea-words.ts";

type AnswerFormProps = { status: string; lastResult: SubmissionResult<string[]> | null };

/** How the idea stands, and what to say to whoever wants it. */
export function AnswerForm({ status, lastResult }: AnswerFormProps) {
  const [form, fields] = useForm<{ status: string; text: string }>({
    id: "answer",
    lastResult,
    defaultValue: { status },
  });
  return (
    <Card
      title="Answer"
      lead="Author and voters are told once, each by mail if they want it. Earlier answers stay."
    >
      <Form method="post" noValidate id={form.id} className="flex flex-col gap-4">
        <ErrorSummary errors={problemsOf(form, fields)} />
        <SelectField
          label="How it stands"
          options={statuses.map((value) => ({ value, label: wordsOfStatus(value).label }))}
          {...fieldProps(fields.status)}
        />
        <TextAreaField
          label="Your answer"
          hint="Such as: Planned for spring. We begin with the export of invoices."
          required
          maxLength={commentMost}
          {...fieldProps(fields.text)}
        />
        <div>
          <Button name="intent" value="answer">
            Answer
          </Button>
        </div>
      </Form>
    </Card>
  );
}
