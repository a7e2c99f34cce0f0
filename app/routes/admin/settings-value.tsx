import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { parametersForPages } from "#app/domain/value/parameter-queries.server.ts";
import { setValueParameters } from "#app/domain/value/set-parameters.server.ts";
import { toMajor } from "#app/kernel/money.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireStaff } from "../access.server.ts";
import { fieldProps, problemsOf } from "../field-props.ts";
import { withFlash } from "../flash.server.ts";
import { PriorFields } from "./prior-fields.tsx";
import { friendsPrior, ideasPrior } from "./prior-words.ts";
import { SettingsNav } from "./settings-nav.tsx";
import { valueSettingsInput } from "./value-settings-input.ts";

export const meta: MetaFunction = () => [{ title: "Value settings" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "manage");
  const [company, parameters] = await Promise.all([companyView(), parametersForPages()]);
  return json({ owner: role === "owner", currency: company.currency ?? "EUR", parameters });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staffId } = await requireStaff(request, context, "manage");
  const currency = (await companyView()).currency ?? "EUR";
  const submission = parseWithZod(await request.formData(), { schema: valueSettingsInput(currency) });
  if (submission.status !== "success") return json(submission.reply(), { status: 400 });
  const { margin, acquisitionCost, ...others } = submission.value;
  const result = await setValueParameters(
    { marginBasisPoints: margin, acquisitionCostMinor: acquisitionCost, ...others },
    { kind: "staff", id: staffId },
    context.now,
  );
  if (result.kind === "refused")
    return json(submission.reply({ formErrors: [result.detail] }), { status: 400 });
  const headers = withFlash(
    new Headers(),
    "Saved. Every order is being valued anew; the figures follow within moments.",
  );
  return redirect("/admin/settings/value", { headers });
}

type Typed = Record<
  | "margin"
  | "acquisitionCost"
  | "horizonMonths"
  | "referralAlpha"
  | "referralBeta"
  | "ideaAlpha"
  | "ideaBeta"
  | "ideaSource",
  string
>;

export default function ValueSettings() {
  const { owner, currency, parameters } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<Typed>({
    id: "value",
    lastResult: lastResult ?? null,
    defaultValue: {
      margin: parameters.marginBasisPoints === null ? "" : String(parameters.marginBasisPoints / 100),
      acquisitionCost: toMajor(BigInt(parameters.acquisitionCostMinor), currency),
      horizonMonths: String(parameters.horizonMonths),
      referralAlpha: String(parameters.referralAlpha),
      referralBeta: String(parameters.referralBeta),
      ideaAlpha: String(parameters.ideaAlpha),
      ideaBeta: String(parameters.ideaBeta),
      ideaSource: parameters.ideaSource ?? "",
    },
  });
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <PageHeader
        title="Value"
        lead={`What a relationship is worth follows from your orders and these numbers. Version ${parameters.version} is in force; each version is kept with the figures it led to.`}
      />
      <SettingsNav owner={owner} />
      <ErrorSummary errors={problemsOf(form, fields)} />
      <Card>
        <Form method="post" noValidate key={parameters.version} id={form.id} className="flex flex-col gap-6">
          <Field
            label="Contribution margin in per cent"
            hint="Of 100 that a customer pays, this much stays after the cost of what was sold. An order that comes with its own cost uses that instead. Without a margin no order has a value."
            inputMode="decimal"
            required
            className="max-w-40"
            {...fieldProps(fields.margin)}
          />
          <Field
            label={`Acquisition cost in ${currency}`}
            hint="What it costs you to win a customer otherwise. When a friend brings somebody who would have come anyway, this much is saved. Enter 0 if you do not know."
            inputMode="decimal"
            required
            className="max-w-40"
            {...fieldProps(fields.acquisitionCost)}
          />
          <Field
            label="Months that a referral counts"
            hint="For so long after a friend has joined, a part of the margin of their orders is credited to whoever brought them."
            inputMode="numeric"
            required
            className="max-w-40"
            {...fieldProps(fields.horizonMonths)}
          />
          <PriorFields words={friendsPrior} alpha={fields.referralAlpha} beta={fields.referralBeta} />
          <PriorFields words={ideasPrior} alpha={fields.ideaAlpha} beta={fields.ideaBeta}>
            <Field
              label="Where these two numbers come from"
              hint="Such as: our product team looked at 20 shipped ideas, May 2026. It stands beside every figure that follows from it."
              optional
              maxLength={200}
              {...fieldProps(fields.ideaSource)}
            />
          </PriorFields>
          <div>
            <Button>Save and value anew</Button>
          </div>
        </Form>
      </Card>
    </div>
  );
}
