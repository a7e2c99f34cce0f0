import { Field } from "#app/ui/field.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { fieldProps } from "../../field-props.ts";

type FieldOf = Parameters<typeof fieldProps>[0];

/** The words of a notice, as fields of whatever form asks for them. */
export function NoticeFields({ fields }: { fields: Record<NoticeFieldName, FieldOf> }) {
  return (
    <>
      <TextAreaField
        label="What we use"
        hint="Name the data as people would: “your orders and the pages you open here”."
        rows={2}
        maxLength={1000}
        {...fieldProps(fields.what)}
      />
      <Field
        label="Kinds of data"
        hint="A list with commas, such as: orders, job title."
        maxLength={300}
        {...fieldProps(fields.categories)}
      />
      <TextAreaField label="Why" rows={2} maxLength={1000} {...fieldProps(fields.why)} />
      <TextAreaField
        label="What they get"
        hint="Say it honestly, also where it is nothing. A price or a service must never depend on it."
        rows={2}
        maxLength={1000}
        {...fieldProps(fields.whatYouGet)}
      />
    </>
  );
}

export type NoticeFieldName = "what" | "why" | "whatYouGet" | "categories";
