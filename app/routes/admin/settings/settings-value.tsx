import type { SubmissionResult } from "@conform-to/react";
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
import { learnRates } from "#app/domain/intake/learn-rates.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import {
  type ParametersForPages,
  parametersForPages,
  parameterVersions,
} from "#app/domain/value/parameters/parameter-queries.server.ts";
import { setValueParameters } from "#app/domain/value/parameters/set-parameters.server.ts";
import { previewChanges } from "#app/domain/value/preview/preview-changes.server.ts";
import { toMajor } from "#app/kernel/money.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireStaff } from "../../access.server.ts";
import { withFlash } from "../../flash.server.ts";
import { typedIn } from "../typed-in.ts";
import { RateTable } from "./rate-table.tsx";
import { SettingsNav } from "./settings-nav.tsx";
import { typedChanges } from "./typed-changes.ts";
import { ValuePreview } from "./value-preview.tsx";
import {
  settingLabels,
  settingSources,
  type TypedSettings,
  ValueSettingsForm,
} from "./value-settings-form.tsx";
import { settingsChanges, valueSettingsInput } from "./value-settings-input.ts";
import { VersionHistory } from "./version-history.tsx";

export const meta: MetaFunction = () => [{ title: "Value settings" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "manage");
  const [company, parameters, versions] = await Promise.all([
    companyView(),
    parametersForPages(),
    parameterVersions(20),
  ]);
  const { timeZone, currency } = company;
  return json({
    owner: role === "owner",
    currency: currency ?? "EUR",
    timeZone,
    parameters,
    versions,
    now: context.now,
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { staffId } = await requireStaff(request, context, "manage");
  const form = await request.formData();
  const { intent, ...typed } = typedIn(form);
  if (intent === "learn") return learnNow({ kind: "staff", id: staffId }, context.now);
  if (intent === "again") return json({ kind: "again" as const, typed });
  const [company, stands] = await Promise.all([companyView(), parametersForPages()]);
  const submission = parseWithZod(form, { schema: valueSettingsInput(company.currency ?? "EUR", stands) });
  if (submission.status !== "success") return wrong(submission.reply());
  const changes = settingsChanges(submission.value);
  if (intent !== "save") {
    const result = await previewChanges(changes);
    if (result.kind === "preview") return json({ kind: "preview" as const, preview: result.preview, typed });
    if (result.because === "no-currency") return json({ kind: "preview" as const, preview: null, typed });
    return wrong(submission.reply({ formErrors: [result.detail] }));
  }
  const by = { kind: "staff", id: staffId } as const;
  const result = await setValueParameters(changes, by, context.now, { expected: submission.value.version });
  if (result.kind === "refused") return wrong(submission.reply({ formErrors: [result.detail] }));
  const saved = "Saved. What follows from it is being valued anew; the figures follow within moments.";
  return redirect("/admin/settings/value", { headers: withFlash(new Headers(), saved) });
}

async function learnNow(by: Actor, now: Date) {
  const result = await learnRates(now, by);
  const words = {
    unchanged: "There is nothing new: your books teach what they taught before.",
    set: "Learnt. What follows from it is being valued anew; the figures follow within moments.",
    refused: "Somebody changed the parameters at the same moment. Look again and learn once more.",
  };
  return redirect("/admin/settings/value", { headers: withFlash(new Headers(), words[result.kind]) });
}

function wrong(result: SubmissionResult<string[]>) {
  return json({ kind: "wrong" as const, result }, { status: 400 });
}

export default function ValueSettings() {
  const { owner, currency, timeZone, parameters, versions, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const typed = { ...typedNow(parameters, currency), ...(answer?.kind === "again" ? answer.typed : {}) };
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHeader
        title="Value settings"
        lead={`What a relationship is worth follows from your orders and these numbers. Version ${parameters.version} is in force; each version is kept with the figures it led to.`}
      />
      <SettingsNav owner={owner} />
      {parameters.marginBasisPoints === null ? <NoMargin /> : null}
      {answer?.kind === "preview" ? (
        <ValuePreview
          preview={answer.preview}
          typed={answer.typed}
          changes={typedChanges(settingLabels, settingSources, typedNow(parameters, currency), answer.typed)}
        />
      ) : (
        <ValueSettingsForm
          key={`${parameters.version} ${answer?.kind ?? ""}`}
          version={parameters.version}
          currency={currency}
          typed={typed}
          lastResult={answer?.kind === "wrong" ? answer.result : null}
        />
      )}
      <RateTable rates={parameters.rates} />
      <VersionHistory versions={versions} currency={currency} now={now} timeZone={timeZone} />
    </div>
  );
}

function NoMargin() {
  return (
    <p className="max-w-prose text-14">
      Nothing is valued yet: no margin is known. Enter the contribution margin, which is your prices less what
      was sold costs you, in per cent of the prices. Your accounts of last year have it: sales less cost of
      goods sold, divided by sales.
    </p>
  );
}

function typedNow(stands: ParametersForPages, currency: string): TypedSettings {
  const { marginBasisPoints: margin, shippedMedianMinor: median, sources } = stands;
  return {
    margin: margin === null ? "" : String(margin / 100),
    marginBasis: stands.marginBasis,
    marginSource: sources.margin ?? "",
    discount: String(stands.discountBasisPoints / 100),
    discountSource: sources.discount ?? "",
    horizonMonths: String(stands.horizonMonths),
    horizonSource: sources.horizon ?? "",
    acquisitionCost: toMajor(BigInt(stands.acquisitionCostMinor), currency),
    acquisitionCostSource: sources.acquisitionCost ?? "",
    shippedMedian: median === null ? "" : toMajor(BigInt(median), currency),
    shippedMedianSource: sources.shippedMedian ?? "",
  };
}
