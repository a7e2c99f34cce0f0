import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { fieldProps, problemsOf } from "../../field-props.ts";

type DoorFormProps = {
  id: string;
  /** Whom to choose from; or the one whose door it is. */
  staff: readonly { staffId: string; name: string }[];
  door?: { staffId: string; sentence: string; answerMinutes: number };
  lastResult: SubmissionResult | null;
};

/** Whose door it is, their sentence, and what they promise. */
export function DoorForm({ id, staff, door, lastResult }: DoorFormProps) {
  const [form, fields] = useForm<{ staffId: string; sentence: string; hours: string }>({
    id,
    lastResult,
    defaultValue: { sentence: door?.sentence ?? "", hours: String((door?.answerMinutes ?? 960) / 60) },
  });
  return (
    <Form method="post" noValidate id={form.id} className="flex max-w-lg flex-col gap-4">
      <ErrorSummary errors={problemsOf(form, fields)} />
      {door === undefined ? (
        <SelectField
          label="Colleague"
          options={staff.map(({ staffId, name }) => ({ value: staffId, label: name }))}
          {...fieldProps(fields.staffId)}
        />
      ) : (
        <input type="hidden" name="staffId" value={door.staffId} />
      )}
      <Field
        label="Their sentence"
        hint="In their own words, such as: Tell me what keeps you from working well."
        maxLength={200}
        {...fieldProps(fields.sentence)}
      />
      <Field
        label="Answers within, in working hours"
        hint="16 hours are two days of eight."
        inputMode="numeric"
        {...fieldProps(fields.hours)}
      />
      <Button name="intent" value="door" className="self-start">
        {door === undefined ? "Open the door" : "Save"}
      </Button>
    </Form>
  );
}
