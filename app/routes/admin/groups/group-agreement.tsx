import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { agreementInput } from "#app/domain/groups/group-input.ts";
import { agreementVersions } from "#app/domain/groups/group-staff-queries.server.ts";
import { publishAgreement } from "#app/domain/groups/publish-agreement.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { requireStaff } from "../../access.server.ts";
import { counted } from "../../counted.ts";
import { fieldProps, problemsOf } from "../../field-props.ts";
import { withFlash } from "../../flash.server.ts";
import { AgreementVersions } from "./agreement-versions.tsx";
import { groupOf } from "./group-of.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Agreement of ${data.group.name}` : "Agreement" },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "see");
  const group = await groupOf(params["groupId"]);
  const [versions, { timeZone }] = await Promise.all([agreementVersions(group.id), companyView()]);
  return json({ group, versions, mayManage: may(role, "manage"), now: context.now, timeZone });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const manager = await requireStaff(request, context, "manage");
  const group = await groupOf(params["groupId"]);
  const submission = parseWithZod(await request.formData(), { schema: agreementInput });
  if (submission.status !== "success") return json(submission.reply(), 400);
  const { text } = submission.value;
  const answer = await publishAgreement({ groupId: group.id, text }, manager, context.now);
  if (answer.kind === "refused")
    return json(submission.reply({ fieldErrors: { text: [answer.detail] } }), 400);
  const asked =
    group.held > 0
      ? `${counted(group.held, "member is", "members are")} asked to accept it.`
      : "Whoever gets a seat is asked to accept it.";
  return redirect(`/admin/groups/${group.id}/agreement`, {
    status: 303,
    headers: withFlash(new Headers(), `Version ${answer.version} is in force. ${asked}`),
  });
}

export default function Agreement() {
  const { group, versions, mayManage, now, timeZone } = useLoaderData<typeof loader>();
  const present = versions[0];
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <PageHeader
        back={{ href: `/admin/groups/${group.id}`, label: group.name }}
        title={`Agreement of ${group.name}`}
        lead="What members accept before they begin. Versions stay as they were published, with a fingerprint (SHA-256) of their text."
      />
      {mayManage ? (
        <NewVersion key={present?.id ?? "first"} text={present?.text ?? ""} held={group.held} />
      ) : null}
      {versions.length > 0 ? (
        <AgreementVersions {...{ versions, held: group.held, now, timeZone }} />
      ) : (
        <p className="text-ink-soft">There is no agreement yet. A seat is enough to be a member.</p>
      )}
    </div>
  );
}

function NewVersion({ text, held }: { text: string; held: number }) {
  const lastResult = useActionData<typeof action>();
  const [form, fields] = useForm<{ text: string }>({
    id: "agreement",
    lastResult: lastResult ?? null,
    defaultValue: { text },
  });
  const lead =
    held > 0
      ? `${counted(held, "member has", "members have")} to accept it again. Their seats stay theirs.`
      : "Whoever gets a seat accepts it first.";
  return (
    <Card title={text === "" ? "Write the agreement" : "Publish a new version"} lead={lead}>
      <form method="post" noValidate className="flex flex-col gap-4">
        <ErrorSummary errors={problemsOf(form, fields)} />
        <TextAreaField label="The whole text" rows={10} maxLength={50_000} {...fieldProps(fields.text)} />
        <Button className="self-start">
          {text === "" ? "Publish the agreement" : "Publish the new version"}
        </Button>
      </form>
    </Card>
  );
}
