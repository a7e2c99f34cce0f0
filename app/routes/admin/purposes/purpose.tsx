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
import { closePurpose, recordDataUse, writeNotice } from "#app/domain/consent/change-purpose.server.ts";
import { purposeInDetail } from "#app/domain/consent/purpose-queries.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { Badge } from "#app/ui/badge.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireStaff } from "../../access.server.ts";
import { withFlash } from "../../flash.server.ts";
import { ClosePurpose } from "./close-purpose.tsx";
import { DataUseCard } from "./data-use-card.tsx";
import { NoticeForm } from "./notice-form.tsx";
import { NoticeVersions } from "./notice-versions.tsx";
import { dataUseInput, noticeInput } from "./purpose-input.ts";
import { PurposeStanding } from "./purpose-standing.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.purpose.name} · Purposes` : "Purpose" },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "see");
  const [purpose, { timeZone }] = await Promise.all([
    purposeInDetail(params["purposeId"] ?? ""),
    companyView(),
  ]);
  if (purpose === null) throw new Response(null, { status: 404 });
  return json({ purpose, mayManage: may(role, "manage"), now: context.now, timeZone });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { staffId } = await requireStaff(request, context, "manage");
  const purposeId = params["purposeId"] ?? "";
  if ((await purposeInDetail(purposeId)) === null) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const actor: Actor = { kind: "staff", id: staffId };
  switch (form.get("intent")) {
    case "notice":
      return saveNotice(purposeId, form, actor, context.now);
    case "use":
      return saveUse(purposeId, form, actor, context.now);
    case "close": {
      const closed = await closePurpose(purposeId, actor, context.now);
      return closed.kind === "refused"
        ? json({ form: "close" as const, result: null, problem: closed.detail }, 400)
        : done(purposeId, "The purpose is closed. Nothing shared for it may be used from now on.");
    }
    default:
      return json({ form: "none" as const, result: null, problem: "Choose what to do on this page." }, 400);
  }
}

async function saveNotice(purposeId: string, form: FormData, actor: Actor, now: Date) {
  const submission = parseWithZod(form, { schema: noticeInput });
  if (submission.status !== "success")
    return json({ form: "notice" as const, result: submission.reply(), problem: null }, 400);
  const written = await writeNotice(purposeId, submission.value, actor, now);
  if (written.kind === "refused") {
    const result = submission.reply({ formErrors: [written.detail] });
    return json({ form: "notice" as const, result, problem: null }, 400);
  }
  return done(purposeId, `Version ${written.version} is out. Everybody who agreed before is asked again.`);
}

async function saveUse(purposeId: string, form: FormData, actor: Actor, now: Date) {
  const submission = parseWithZod(form, { schema: dataUseInput });
  if (submission.status !== "success")
    return json({ form: "use" as const, result: submission.reply(), problem: null }, 400);
  const recorded = await recordDataUse(purposeId, submission.value, actor, now);
  if (recorded.kind === "refused") {
    const result = submission.reply({ formErrors: [recorded.detail] });
    return json({ form: "use" as const, result, problem: null }, 400);
  }
  return done(purposeId, "The use is noted. Everybody who shares for this purpose can read it.");
}

function done(purposeId: string, message: string) {
  const headers = withFlash(new Headers(), message);
  return redirect(`/admin/purposes/${purposeId}`, { status: 303, headers });
}

export default function Purpose() {
  const { purpose, mayManage, now, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isOpen = purpose.closedAt === null;
  const today = now.slice(0, 10);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        back={{ href: "/admin/purposes", label: "Purposes" }}
        title={<span className="wrap-anywhere">{purpose.name}</span>}
        lead={
          isOpen ? "Customers are asked by the words of the latest version." : "Nobody is asked any more."
        }
        actions={isOpen ? <Badge tone="good">Open</Badge> : <Badge>Closed</Badge>}
      />
      <ErrorSummary title="This did not work" errors={answer?.problem ? [{ message: answer.problem }] : []} />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <NoticeVersions notices={purpose.notices} now={now} timeZone={timeZone} />
          {mayManage && isOpen ? (
            <NoticeForm
              notice={purpose.notices[0]}
              lastResult={answer?.form === "notice" ? answer.result : null}
            />
          ) : null}
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <PurposeStanding purpose={purpose} now={now} timeZone={timeZone} />
          <DataUseCard
            uses={purpose.latestUses}
            now={now}
            today={today}
            mayManage={mayManage}
            sharing={purpose.given}
            lastResult={answer?.form === "use" ? answer.result : null}
          />
          {mayManage && isOpen ? <ClosePurpose given={purpose.given} /> : null}
        </div>
      </div>
    </div>
  );
}
