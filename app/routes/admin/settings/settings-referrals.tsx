import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Actor } from "#app/domain/activity/record-event.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { programme } from "#app/domain/referrals/referral-queries.server.ts";
import { setProgramme } from "#app/domain/referrals/set-programme.server.ts";
import { rewardRule } from "#app/domain/rewards/reward-queries.server.ts";
import { setRewardRule } from "#app/domain/rewards/set-rule.server.ts";
import { isCurrency } from "#app/kernel/money.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireStaff } from "../../access.server.ts";
import { withFlash } from "../../flash.server.ts";
import { ruleInput, termsInput } from "./referral-settings-input.ts";
import { RuleForm } from "./rule-form.tsx";
import { SettingsNav } from "./settings-nav.tsx";
import { TermsForm } from "./terms-form.tsx";

export const meta: MetaFunction = () => [{ title: "Referral settings" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "manage");
  const [company, terms, rule] = await Promise.all([companyView(), programme(), rewardRule()]);
  return json({
    owner: role === "owner",
    currency: rule?.currency ?? company.currency ?? "EUR",
    terms,
    rule,
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staffId } = await requireStaff(request, context, "manage");
  const data = await request.formData();
  const actor: Actor = { kind: "staff", id: staffId };
  return data.get("form") === "rule"
    ? saveRule(data, actor, context.now)
    : saveTerms(data, actor, context.now);
}

async function saveTerms(data: FormData, actor: Actor, now: Date) {
  const submission = parseWithZod(data, { schema: termsInput });
  if (submission.status !== "success")
    return json({ form: "terms" as const, result: submission.reply() }, { status: 400 });
  const { windowDays, welcome, shopUrl } = submission.value;
  await setProgramme({ attributionWindowDays: windowDays, welcome, shopUrl: shopUrl ?? null }, actor, now);
  return saved("The terms are saved. Invitations show them from now on.");
}

async function saveRule(data: FormData, actor: Actor, now: Date) {
  const typed = String(data.get("currency") ?? "");
  const submission = parseWithZod(data, { schema: ruleInput(isCurrency(typed) ? typed : "EUR") });
  if (submission.status !== "success")
    return json({ form: "rule" as const, result: submission.reply() }, { status: 400 });
  const { advocate, friend, currency, holdDays, minimum, active } = submission.value;
  const rule = {
    advocateAmountMinor: advocate,
    friendAmountMinor: friend,
    currency,
    holdDays,
    minimumOrderMinor: minimum,
    active,
  };
  const result = await setRewardRule(rule, actor, now);
  if (result.kind === "refused")
    return json(
      { form: "rule" as const, result: submission.reply({ formErrors: [result.detail] }) },
      { status: 400 },
    );
  return saved("The reward rule is saved. It counts for orders from now on.");
}

function saved(message: string) {
  return redirect("/admin/settings/referrals", { headers: withFlash(new Headers(), message) });
}

export default function ReferralSettings() {
  const { owner, currency, terms, rule } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <PageHeader
        title="Referrals and rewards"
        lead="What customers promise their friends, and what both receive. What was given stays as it was given."
      />
      <SettingsNav owner={owner} />
      <TermsForm terms={terms} lastResult={answer?.form === "terms" ? answer.result : null} />
      <RuleForm rule={rule} currency={currency} lastResult={answer?.form === "rule" ? answer.result : null} />
    </div>
  );
}
