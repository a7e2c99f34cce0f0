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
import { grantReward } from "#app/domain/intake/grant-reward.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { customerHeader } from "#app/domain/people/customer-queries.server.ts";
import { balancesOf } from "#app/domain/rewards/reward-queries.server.ts";
import { isId, newId } from "#app/kernel/ids.ts";
import { formatMoney } from "#app/kernel/money.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { requireStaff } from "../../access.server.ts";
import { fieldProps, problemsOf } from "../../field-props.ts";
import { withFlash } from "../../flash.server.ts";
import { grantInput } from "./grant-input.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Grant a reward to ${data.customer.title}` : "Grant a reward" },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireStaff(request, context, "manage");
  const customer = await customerOf(params["customerId"]);
  return json({ customer, currency: await currencyFor(customer.id), grantId: newId(context.now) });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { staffId } = await requireStaff(request, context, "manage");
  const customer = await customerOf(params["customerId"]);
  const currency = await currencyFor(customer.id);
  const submission = parseWithZod(await request.formData(), { schema: grantInput(currency) });
  if (submission.status !== "success") return json(submission.reply(), { status: 400 });
  const { amount, reason, grantId } = submission.value;
  const result = await grantReward(
    { customerId: customer.id, amountMinor: amount, currency, reason, grantId },
    { kind: "staff", id: staffId },
    context.now,
  );
  if (result.kind === "refused")
    return json(submission.reply({ formErrors: [result.detail] }), { status: 400 });
  const headers = withFlash(
    new Headers(),
    `${customer.title} has ${formatMoney(amount, currency)} more to use.`,
  );
  return redirect(`/admin/customers/${customer.id}`, { headers });
}

async function customerOf(id = "") {
  const customer = isId(id) ? await customerHeader(id) : null;
  if (customer === null) throw new Response(null, { status: 404 });
  return customer;
}

/** Rewards are in the company's currency; before there is one, in a currency that the customer holds already. */
async function currencyFor(customerId: string): Promise<string> {
  return (await companyView()).currency ?? (await balancesOf(customerId))[0]?.currency ?? "EUR";
}

export default function Grant() {
  const { customer, currency, grantId } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ grantId: string; amount: string; reason: string }>({
    id: "grant",
    lastResult: lastResult ?? null,
    defaultValue: { grantId },
  });
  return (
    <div className="flex max-w-xl flex-col gap-6">
      <PageHeader
        back={{ href: `/admin/customers/${customer.id}`, label: customer.title }}
        title="Grant a reward"
        lead="Ready to use at once. The customer reads your reason with it, and it stays in the audit log with your name."
      />
      <ErrorSummary errors={problemsOf(form, fields)} />
      <Card>
        <Form method="post" noValidate id={form.id} className="flex flex-col gap-5">
          <input type="hidden" name="grantId" value={grantId} />
          <Field
            label={`Amount in ${currency}`}
            inputMode="decimal"
            required
            {...fieldProps(fields.amount)}
          />
          <TextAreaField
            label="What for"
            hint="Written to the customer, such as: Thank you for the hour with our engineers."
            required
            maxLength={300}
            counter
            {...fieldProps(fields.reason)}
          />
          <div>
            <Button>Grant the reward</Button>
          </div>
        </Form>
      </Card>
    </div>
  );
}
