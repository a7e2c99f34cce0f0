import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { fieldProps, problemsOf } from "../../field-props.ts";

type InboxFormsProps = {
  thread: { customer: { name: string }; holder: { name: string }; named: { name: string } };
  mayAnswer: boolean;
  /** Whether the customer waits for an answer. */
  waits: boolean;
  messageId: string;
  staffId: string;
  failed: { form: "answer" | "close" | "hand-over"; result: SubmissionResult } | null;
};

/** The answer to a customer; for whoever may only read, the way to take the thread over. */
export function InboxForms({ thread, mayAnswer, waits, messageId, staffId, failed }: InboxFormsProps) {
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
    <>
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
      {waits ? (
        <CloseForm messageId={messageId} failed={failed?.form === "close" ? failed.result : null} />
      ) : null}
    </>
  );
}

function CloseForm({ messageId, failed }: { messageId: string; failed: SubmissionResult | null }) {
  const [form, fields] = useForm<{ messageId: string; text: string }>({ id: "close", lastResult: failed });
  return (
    <Card
      title="No answer needed?"
      lead="Close it with a reason. The customer reads the reason, and may reopen it."
    >
      <Form method="post" noValidate id={form.id} className="flex flex-col gap-4">
        <ErrorSummary errors={problemsOf(form, fields)} />
        <input type="hidden" name="messageId" value={messageId} />
        <TextAreaField
          label="Why no answer is needed"
          rows={2}
          maxLength={5000}
          required
          {...fieldProps(fields.text)}
        />
        <Button name="intent" value="close" look="secondary" className="self-start">
          Close it
        </Button>
      </Form>
    </Card>
  );
}
