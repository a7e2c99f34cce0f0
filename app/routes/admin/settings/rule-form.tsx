import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { toMajor } from "#app/kernel/money.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { CheckBox } from "#app/ui/check-box.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { fieldProps, problemsOf } from "../../field-props.ts";

type Rule = {
  advocateAmountMinor: string;
  friendAmountMinor: string;
  holdDays: number;
  minimumOrderMinor: string;
  active: boolean;
} | null;

type RuleFormProps = { rule: Rule; currency: string; lastResult: SubmissionResult<string[]> | null };

type Typed = { advocate: string; friend: string; currency: string; holdDays: string; minimum: string };

/** What both receive after the friend's first order. */
export function RuleForm({ rule, currency, lastResult }: RuleFormProps) {
  const major = (minor: string | undefined, otherwise: string) =>
    minor === undefined ? otherwise : toMajor(BigInt(minor), currency);
  const [form, fields] = useForm<Typed>({
    id: "rule",
    lastResult,
    defaultValue: {
      advocate: major(rule?.advocateAmountMinor, "20"),
      friend: major(rule?.friendAmountMinor, "20"),
      currency,
      holdDays: String(rule?.holdDays ?? 14),
      minimum: major(rule?.minimumOrderMinor, "0"),
    },
  });
  return (
    <Card title="Rewards for a referral" lead="Given after the friend's first order.">
      <Form method="post" noValidate id={form.id} className="flex flex-col gap-6">
        <ErrorSummary errors={problemsOf(form, fields)} />
        <input type="hidden" name="form" value="rule" />
        <CheckBox
          id="rule-active"
          name="active"
          label="Give rewards for referrals"
          hint="Switched off, links still count who brought whom, but nobody receives credit."
          defaultChecked={rule?.active ?? true}
        />
        <div className="grid gap-6 sm:grid-cols-2">
          <Field label="The inviter gets" inputMode="decimal" required {...fieldProps(fields.advocate)} />
          <Field label="The friend gets" inputMode="decimal" required {...fieldProps(fields.friend)} />
          <Field
            label="Smallest first order"
            hint="0 for any order."
            inputMode="decimal"
            required
            {...fieldProps(fields.minimum)}
          />
          <Field
            label="Currency of these amounts"
            hint="A code such as EUR."
            maxLength={3}
            required
            {...fieldProps(fields.currency)}
          />
          <Field
            label="Days on hold"
            hint="For so long the credit waits, so that a refund can take it back."
            inputMode="numeric"
            required
            {...fieldProps(fields.holdDays)}
          />
        </div>
        <div>
          <Button>Save the rule</Button>
        </div>
      </Form>
    </Card>
  );
}
