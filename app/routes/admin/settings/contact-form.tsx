import { type SubmissionResult, useForm } from "@conform-to/react";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { fieldProps, problemsOf } from "../../field-props.ts";

type Contact = Record<"person" | "email" | "phone" | "address" | "jurisdiction", string | null>;

/** Who is answerable for the data that customers share, as their receipts state it. */
export function ContactForm({ contact, failed }: { contact: Contact; failed: SubmissionResult | null }) {
  const [form, fields] = useForm<Record<keyof Contact, string>>({
    id: "contact",
    lastResult: failed,
    defaultValue: contact,
  });
  return (
    <form method="post" noValidate className="flex max-w-lg flex-col gap-4">
      <ErrorSummary errors={problemsOf(form, fields)} />
      <Field label="Person or department" optional maxLength={120} {...fieldProps(fields.person)} />
      <Field label="Email" type="email" optional maxLength={254} {...fieldProps(fields.email)} />
      <Field label="Telephone" type="tel" optional maxLength={60} {...fieldProps(fields.phone)} />
      <TextAreaField
        label="Postal address"
        optional
        rows={3}
        maxLength={400}
        {...fieldProps(fields.address)}
      />
      <Field
        label="Jurisdiction"
        hint="Whose law holds for the data, such as Germany."
        optional
        maxLength={80}
        {...fieldProps(fields.jurisdiction)}
      />
      <Button name="intent" value="contact" className="self-start">
        Save contact
      </Button>
    </form>
  );
}
