import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { CheckBox } from "#app/ui/check-box.tsx";
import { Choice } from "#app/ui/choice.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { fieldProps, problemsOf } from "../field-props.ts";
import { ReadersNote } from "./readers-note.tsx";

type OpenDoorFormProps = {
  to: { id: string; name: string };
  shortName: string;
  /** Owners and managers beside the chosen person. */
  others: readonly string[];
  threadId: string;
  lastResult: SubmissionResult | null;
};

type Fields = { threadId: string; doorPersonId: string; kind: string; confidential: string; text: string };

/** The one box: what it is, who will read it, and the button that sends it to a named person. */
export function OpenDoorForm({ to, shortName, others, threadId, lastResult }: OpenDoorFormProps) {
  const [form, fields] = useForm<Fields>({ id: "write", lastResult, defaultValue: { kind: "message" } });
  return (
    <Card>
      <Form
        method="post"
        action={`/open-door?to=${to.id}`}
        noValidate
        id={form.id}
        className="flex flex-col gap-5"
      >
        <ErrorSummary errors={problemsOf(form, fields)} />
        <input type="hidden" name="threadId" value={threadId} />
        <input type="hidden" name="doorPersonId" value={to.id} />
        <TextAreaField
          label="What should we know?"
          rows={7}
          maxLength={5000}
          counter
          required
          {...fieldProps(fields.text)}
        />
        <Choice
          kind="radio"
          legend="What is it?"
          options={[
            { value: "message", label: "I want to tell you something" },
            {
              value: "complaint",
              label: "Something went wrong",
              hint: "You say at the end whether it is settled.",
            },
          ]}
          {...fieldProps(fields.kind)}
        />
        <CheckBox
          name="confidential"
          label={`Only ${shortName} may read it`}
          defaultChecked={fields.confidential.initialValue === "on"}
          id={fields.confidential.id}
        />
        <ReadersNote name={to.name} shortName={shortName} others={others} />
        <div>
          <Button size="large">Send to {shortName}</Button>
        </div>
      </Form>
    </Card>
  );
}
