import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { fieldProps, problemsOf } from "../field-props.ts";
import { firstNameOf } from "./greeting.ts";

type ThreadFormsProps = {
  thread: { holder: { name: string }; settlement: { state: string } | null };
  messageId: string;
  failed: { form: "reply" | "settle" | "reopen"; result: SubmissionResult } | null;
};

/** What a customer can do in a thread: write on and say that it is settled, or reopen it. */
export function ThreadForms({ thread, messageId, failed }: ThreadFormsProps) {
  const resultOf = (form: string) => (failed?.form === form ? failed.result : null);
  const name = firstNameOf(thread.holder.name) ?? thread.holder.name;
  const state = thread.settlement?.state;
  if (state === "settled" || state === "closed")
    return (
      <>
        <MessageForm
          intent="reopen"
          title="Is something still not right?"
          label="What is not settled?"
          button="It is not settled: reopen"
          messageId={messageId}
          lastResult={resultOf("reopen")}
        />
        {state === "closed" ? <SettleForm lastResult={resultOf("settle")} /> : null}
      </>
    );
  return (
    <>
      <MessageForm
        intent="reply"
        title="Write on"
        label="Your message"
        button={`Send to ${name}`}
        messageId={messageId}
        lastResult={resultOf("reply")}
      />
      <SettleForm lastResult={resultOf("settle")} />
    </>
  );
}

type MessageFormProps = {
  intent: "reply" | "reopen";
  title: string;
  label: string;
  button: string;
  messageId: string;
  lastResult: SubmissionResult | null;
};

function MessageForm({ intent, title, label, button, messageId, lastResult }: MessageFormProps) {
  const [form, fields] = useForm<{ messageId: string; text: string }>({ id: intent, lastResult });
  return (
    <Card title={title}>
      <Form method="post" noValidate id={form.id} className="flex flex-col gap-4">
        <ErrorSummary errors={problemsOf(form, fields)} />
        <input type="hidden" name="messageId" value={messageId} />
        <TextAreaField label={label} rows={5} maxLength={5000} required {...fieldProps(fields.text)} />
        <Button name="intent" value={intent} className="self-start">
          {button}
        </Button>
      </Form>
    </Card>
  );
}

function SettleForm({ lastResult }: { lastResult: SubmissionResult | null }) {
  const [form, fields] = useForm<{ word: string }>({ id: "settle", lastResult });
  return (
    <Card title="Is it settled for you?" lead="Only you can say so. You can reopen it at any time.">
      <Form method="post" noValidate id={form.id} className="flex flex-col gap-4">
        <ErrorSummary errors={problemsOf(form, fields)} />
        <Field label="A word on it" optional maxLength={1000} {...fieldProps(fields.word)} />
        <Button name="intent" value="settle" look="secondary" className="self-start">
          It is settled
        </Button>
      </Form>
    </Card>
  );
}
