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
import { groupsOfRate } from "#app/domain/intake/rate-groups.server.ts";
import { parametersForPages } from "#app/domain/value/parameters/parameter-queries.server.ts";
import { setValueParameters } from "#app/domain/value/parameters/set-parameters.server.ts";
import { previewChanges } from "#app/domain/value/preview/preview-changes.server.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireStaff } from "../../access.server.ts";
import { withFlash } from "../../flash.server.ts";
import { typedIn } from "../typed-in.ts";
import { RateForm, rateLabels, rateSources, typedNow } from "./rate-form.tsx";
import { RateGroups } from "./rate-groups.tsx";
import { rateInput } from "./rate-input.ts";
import { RateKnown } from "./rate-known.tsx";
import { rateWords } from "./rate-words.ts";
import { SettingsNav } from "./settings-nav.tsx";
import { typedChanges } from "./typed-changes.ts";
import { ValuePreview } from "./value-preview.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data === undefined ? "Value settings" : rateWords[data.rate.name].title },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "manage");
  const { rate, version } = await rateNamed(params["rate"]);
  const groups = await groupsOfRate(rate.name, context.now);
  return json({ owner: role === "owner", rate, version, groups });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { staffId } = await requireStaff(request, context, "manage");
  const { rate } = await rateNamed(params["rate"]);
  const form = await request.formData();
  const { intent, ...typed } = typedIn(form);
  if (intent === "again") return json({ kind: "again" as const, typed });
  const submission = parseWithZod(form, { schema: rateInput(rate, rateWords[rate.name]) });
  if (submission.status !== "success") return wrong(submission.reply());
  const { changes, version } = submission.value;
  if (intent !== "save") {
    const result = await previewChanges(changes);
    if (result.kind === "preview") return json({ kind: "preview" as const, preview: result.preview, typed });
    if (result.because === "no-currency") return json({ kind: "preview" as const, preview: null, typed });
    return wrong(submission.reply({ formErrors: [result.detail] }));
  }
  const by = { kind: "staff", id: staffId } as const;
  const result = await setValueParameters(changes, by, context.now, { expected: version });
  if (result.kind === "refused") return wrong(submission.reply({ formErrors: [result.detail] }));
  const saved = "Saved. What follows from it is being valued anew; the figures follow within moments.";
  return redirect(`/admin/settings/value/${rate.name}`, { headers: withFlash(new Headers(), saved) });
}

async function rateNamed(name: string | undefined) {
  const { rates, version } = await parametersForPages();
  const rate = rates.find((one) => one.name === name);
  if (rate === undefined) throw new Response("There is no such rate.", { status: 404 });
  return { rate, version };
}

function wrong(result: SubmissionResult<string[]>) {
  return json({ kind: "wrong" as const, result }, { status: 400 });
}

export default function RateSettings() {
  const { owner, rate, version, groups } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { title, text } = rateWords[rate.name];
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHeader
        title={title}
        lead={text}
        back={{ href: "/admin/settings/value", label: "Value settings" }}
      />
      <SettingsNav owner={owner} />
      <RateKnown rate={rate} />
      {answer?.kind === "preview" ? (
        <ValuePreview
          preview={answer.preview}
          typed={answer.typed}
          changes={typedChanges(rateLabels(rate), rateSources, typedNow(rate), answer.typed)}
        />
      ) : (
        <RateForm
          key={`${version} ${answer?.kind ?? ""}`}
          rate={rate}
          version={version}
          typed={answer?.kind === "again" ? answer.typed : {}}
          lastResult={answer?.kind === "wrong" ? answer.result : null}
        />
      )}
      <RateGroups groups={groups} prior={rate.prior} />
    </div>
  );
}
