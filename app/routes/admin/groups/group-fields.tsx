import type { FieldMetadata } from "@conform-to/react";
import { Choice } from "#app/ui/choice.tsx";
import { Field } from "#app/ui/field.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { fieldProps } from "../../field-props.ts";

/** What the forms of a group send, as text. */
export type GroupFormValues = {
  kind: string;
  name: string;
  story: string;
  membersDo: string;
  membersGet: string;
  seats: string;
  admission: string;
};

type GroupFieldsProps = { fields: Record<keyof Omit<GroupFormValues, "kind">, FieldMetadata<unknown>> };

/** What is said of a group, how many seats it has, and how people come in. */
export function GroupFields({ fields }: GroupFieldsProps) {
  return (
    <>
      <Field label="Name" autoComplete="off" maxLength={120} required {...fieldProps(fields.name)} />
      <TextAreaField
        label="What it is about"
        hint="Two or three sentences to customers, as you would tell it."
        maxLength={2000}
        required
        {...fieldProps(fields.story)}
      />
      <TextAreaField
        label="What members do"
        hint="With how much time it takes, such as: test for an hour a week, four weeks long."
        maxLength={2000}
        required
        {...fieldProps(fields.membersDo)}
      />
      <TextAreaField
        label="What members get"
        maxLength={2000}
        rows={3}
        required
        {...fieldProps(fields.membersGet)}
      />
      <Field label="Seats" inputMode="numeric" className="max-w-32" required {...fieldProps(fields.seats)} />
      <Choice
        kind="radio"
        legend="How people come in"
        {...fieldProps(fields.admission)}
        options={[
          { value: "review", label: "You decide", hint: "Each application waits for your yes or no." },
          {
            value: "open",
            label: "First come, first served",
            hint: "Whoever asks has a seat while one is free.",
          },
        ]}
      />
    </>
  );
}
