import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { fieldProps, problemsOf } from "../../field-props.ts";

type TermsFormProps = {
  terms: { attributionWindowDays: number; welcome: string; shopUrl: string | null };
  lastResult: SubmissionResult<string[]> | null;
};

/** The terms of the programme: window, welcome, address of the shop. */
export function TermsForm({ terms, lastResult }: TermsFormProps) {
  const [form, fields] = useForm<{ windowDays: string; welcome: string; shopUrl: string }>({
    id: "terms",
    lastResult,
    defaultValue: {
      windowDays: String(terms.attributionWindowDays),
      welcome: terms.welcome,
      shopUrl: terms.shopUrl ?? "",
    },
  });
  return (
    <Card title="Invitations">
      <Form method="post" noValidate id={form.id} className="flex flex-col gap-6">
        <ErrorSummary errors={problemsOf(form, fields)} />
        <input type="hidden" name="form" value="terms" />
        <Field
          label="Days that an opened link counts"
          hint="A friend who joins or buys within so many days of opening the link was brought by it."
          inputMode="numeric"
          required
          className="max-w-40"
          {...fieldProps(fields.windowDays)}
        />
        <TextAreaField
          label="Your welcome"
          hint="A sentence or two that a friend reads on the page of the invitation."
          optional
          maxLength={500}
          counter
          {...fieldProps(fields.welcome)}
        />
        <Field
          label="Address of your shop"
          hint="Where “Visit the shop” leads. Leave it empty to show no such button."
          optional
          type="url"
          placeholder="https://"
          {...fieldProps(fields.shopUrl)}
        />
        <div>
          <Button>Save the terms</Button>
        </div>
      </Form>
    </Card>
  );
}
