import { type FieldMetadata, type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Choice } from "#app/ui/choice.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { fieldProps, problemsOf } from "../../field-props.ts";

/** The fields of the value settings, as they are typed. */
export type TypedSettings = Record<
  | "margin"
  | "marginBasis"
  | "marginSource"
  | "discount"
  | "discountSource"
  | "horizonMonths"
  | "horizonSource"
  | "acquisitionCost"
  | "acquisitionCostSource"
  | "shippedMedian"
  | "shippedMedianSource",
  string
>;

type ValueSettingsFormProps = {
  version: number;
  currency: string;
  typed: TypedSettings;
  lastResult: SubmissionResult<string[]> | null;
};

/** What each field is called where a change of it is told. */
export const settingLabels: Readonly<TypedSettings> = {
  margin: "Contribution margin in per cent:",
  marginSource: "Where the margin comes from:",
  marginBasis: "What the margin contains, standard or actual costs:",
  discount: "Discount in per cent a year:",
  discountSource: "Where the discount comes from:",
  horizonMonths: "Horizon in months:",
  horizonSource: "Where the horizon comes from:",
  acquisitionCost: "Acquisition cost:",
  acquisitionCostSource: "Where the acquisition cost comes from:",
  shippedMedian: "What a shipped idea brings:",
  shippedMedianSource: "Where that comes from:",
};

/** Which field tells where a number comes from. */
export const settingSources = {
  margin: "marginSource",
  marginBasis: "marginSource",
  discount: "discountSource",
  horizonMonths: "horizonSource",
  acquisitionCost: "acquisitionCostSource",
  shippedMedian: "shippedMedianSource",
} as const;

/** The numbers that every figure follows from, each with where it comes from. */
export function ValueSettingsForm({ version, currency, typed, lastResult }: ValueSettingsFormProps) {
  const [form, fields] = useForm<TypedSettings>({ id: "value", lastResult, defaultValue: typed });
  const source = (example: string) => ({ maxLength: 300, hint: `Such as: ${example}.` });
  return (
    <>
      <ErrorSummary errors={problemsOf(form, fields)} />
      <Card
        title="Your numbers"
        lead="Whoever changes a number says where the new one comes from. You see what changes before it is saved."
      >
        <Form method="post" noValidate id={form.id} className="flex flex-col gap-6">
          <input type="hidden" name="version" value={version} />
          <Numbers>
            <Field
              label="Contribution margin in per cent"
              hint="Of 100 that a customer pays, this much stays after the cost of what was sold. An order that comes with its own cost uses that instead."
              inputMode="decimal"
              required
              className="max-w-40"
              {...fieldProps(fields.margin)}
            />
            <Field
              label="Where the margin comes from"
              {...source("our accounts of last year")}
              {...fieldProps(fields.marginSource)}
            />
          </Numbers>
          <MarginBasis field={fields.marginBasis} />
          <Numbers>
            <Field
              label="Discount in per cent a year"
              hint="Money that comes in a year is worth so much less than money today."
              inputMode="decimal"
              required
              className="max-w-40"
              {...fieldProps(fields.discount)}
            />
            <Field
              label="Where the discount comes from"
              {...source("what our bank asks of us")}
              {...fieldProps(fields.discountSource)}
            />
          </Numbers>
          <Numbers>
            <Field
              label="Horizon in months"
              hint="So far ahead purchases are expected, and for so long after a friend has joined their orders count for whoever brought them."
              inputMode="numeric"
              required
              className="max-w-40"
              {...fieldProps(fields.horizonMonths)}
            />
            <Field
              label="Where the horizon comes from"
              {...source("how far ahead we plan")}
              {...fieldProps(fields.horizonSource)}
            />
          </Numbers>
          <Numbers>
            <Field
              label={`Acquisition cost in ${currency}`}
              hint="What it costs you to win a customer otherwise. When a friend brings somebody who would have come anyway, this much is saved. Enter 0 if you do not know."
              inputMode="decimal"
              required
              className="max-w-40"
              {...fieldProps(fields.acquisitionCost)}
            />
            <Field
              label="Where the acquisition cost comes from"
              {...source("what we spent on advertising, by new customers")}
              {...fieldProps(fields.acquisitionCostSource)}
            />
          </Numbers>
          <Numbers>
            <Field
              label={`What a shipped idea brings in ${currency}`}
              hint="The median of your own shipped ideas, beyond what building them cost. It is learnt from three measured ideas on. Empty: ideas that have not shipped have no figure."
              inputMode="decimal"
              optional
              className="max-w-40"
              {...fieldProps(fields.shippedMedian)}
            />
            <Field
              label="Where this comes from"
              {...source("the three ideas that we measured")}
              {...fieldProps(fields.shippedMedianSource)}
            />
          </Numbers>
          <div>
            <Button name="intent" value="preview">
              See what changes
            </Button>
          </div>
        </Form>
      </Card>
    </>
  );
}

function MarginBasis({ field }: { field: FieldMetadata<string> }) {
  const basis = field.initialValue;
  return (
    <Choice
      kind="radio"
      legend="What the margin contains"
      name="marginBasis"
      id={field.id}
      defaultValue={typeof basis === "string" ? basis : "standard"}
      error={field.errors ?? null}
      options={[
        {
          value: "standard",
          label: "Standard costs",
          hint: "Savings that customers bring are counted beside it.",
        },
        {
          value: "actual",
          label: "Actual costs",
          hint: "They hold all savings already: none is counted again.",
        },
      ]}
    />
  );
}

/** A number with its source beside it. */
function Numbers({ children }: { children: React.ReactNode }) {
  return (
    <div className="grid gap-x-8 gap-y-4 border-b border-line pb-6 md:grid-cols-2 md:items-end">
      {children}
    </div>
  );
}
