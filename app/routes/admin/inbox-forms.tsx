import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { fieldProps, problemsOf } from "../field-props.ts";

type InboxFormsProps = {
  thread: { customer: { name: string }; holder: { name: string }; named: { name: string } };
  mayAnswer: boolean;
  messageId: string;
  staffId: string;
  failed: { form: "answer" | "hand-over"; result: SubmissionResult } | null;
};

/** The answer to a customer; for whoever may only read, the way to take the thread over. */
export function InboxForms({ thread, mayAnswer, messageId, staffId, failed }: InboxFormsProps) {
  const [form, fields] = useForm<{ messageId: string; text: string }>({
    id: "answer",
    lastResult: failed?.form === "answer" ? failed.result : null,
  });
  if (!mayAnswer)
    return (
      <Card title={`${thread.holder.name} answers this one`}>
        <Form method="post" className="flex flex-col gap-3">
          <p className="text-ink-soft">
            Take it over to answer yourself. {thread.customer.name} sees that you answer for{" "}
            {thread.named.name}.
          </p>
          <input type="hidden" name="staffId" value={staffId} />
          <Button name="intent" value="hand-over" look="secondary" className="self-start">
            Take it over
          </Button>
        </Form>
      </Card>
    );
  return (
    <Card title="Answer">
      <Form method="post" noValidate id={form.id} className="flex flex-col gap-4">
        <ErrorSummary errors={problemsOf(form, fields)} />
        <input type="hidden" name="messageId" value={messageId} />
        <TextAreaField
          label={`Your answer to ${thread.customer.name}`}
          rows={7}
          maxLength={5000}
          required
          {...fieldProps(fields.text)}
        />
        <Button name="intent" value="answer" className="self-start">
          Send the answer
        </Button>
      </Form>
    </Card>
  );
}
