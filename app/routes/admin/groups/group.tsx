import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideApplication } from "#app/domain/groups/decide-application.server.ts";
import { groupKindWords } from "#app/domain/groups/group.ts";
import { decisionInput } from "#app/domain/groups/group-input.ts";
import { applicantsOf } from "#app/domain/groups/group-staff-queries.server.ts";
import { removeMember } from "#app/domain/groups/remove-member.server.ts";
import type { Decision } from "#app/domain/groups/seats.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { may } from "#app/domain/people/roles.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireStaff } from "../../access.server.ts";
import { counted } from "../../counted.ts";
import { withFlash } from "../../flash.server.ts";
import { GroupAbout } from "./group-about.tsx";
import { GroupApplications } from "./group-applications.tsx";
import { groupOf } from "./group-of.server.ts";
import { GroupPeople } from "./group-people.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Members of ${data.group.name}` : "Group" },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "see");
  const group = await groupOf(params["groupId"]);
  const [applicants, { timeZone }] = await Promise.all([applicantsOf(group.id), companyView()]);
  const rights = { mayManage: may(role, "manage"), mayDecide: may(role, "moderate") };
  return json({ group, applicants, ...rights, now: context.now, timeZone });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const decider = await requireStaff(request, context, "moderate");
  const group = await groupOf(params["groupId"]);
  const form = await request.formData();
  const submission = parseWithZod(form, { schema: decisionInput });
  const typed = { applicationId: String(form.get("applicationId")), word: String(form.get("word") ?? "") };
  if (submission.status !== "success") {
    const problems = Object.values(submission.error ?? {}).flatMap((messages) => messages ?? []);
    return json({ typed, problem: problems.join(" ") }, 400);
  }
  const input = { groupId: group.id, ...submission.value };
  const intent = form.get("intent");
  const answer =
    intent === "remove"
      ? await removeMember(input, decider, context.now)
      : intent === "accept" || intent === "decline"
        ? await decideApplication({ ...input, verdict: intent }, decider, context.now)
        : { kind: "refused" as const, detail: "Say accept or decline." };
  if (answer.kind === "refused") return json({ typed, problem: answer.detail }, 400);
  const message = answer.kind === "removed" ? "The seat is taken back." : decided[answer.decision];
  return redirect(`/admin/groups/${group.id}`, {
    status: 303,
    headers: withFlash(new Headers(), message),
  });
}

const decided: Record<Decision, string> = {
  accepted: "They have a seat, and a mail that says so.",
  waiting: "No seat is free: they are on the waiting list, and a mail says so.",
  declined: "Declined. A mail tells them, with your word.",
};

export default function Group() {
  const { group, applicants, mayManage, mayDecide, now, timeZone } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const typed = answer?.typed ?? null;
  const time = { now, timeZone };
  const asking = applicants.filter(({ decision }) => decision === null);
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        back={{ href: "/admin/groups", label: "Groups" }}
        title={group.name}
        lead={`${groupKindWords(group.kind)}, ${group.closedAt === null ? "open" : "closed"}. ${group.held} of ${counted(group.seats, "seat", "seats")} taken.`}
        actions={
          <>
            <LinkButton href={`/admin/groups/${group.id}/agreement`}>Agreement</LinkButton>
            {mayManage ? (
              <LinkButton href={`/admin/groups/${group.id}/edit`}>Change the group</LinkButton>
            ) : null}
          </>
        }
      />
      <ErrorSummary
        title="This did not work"
        errors={answer ? [{ message: answer.problem || "Choose an application of the list." }] : []}
      />
      <div className="flex flex-wrap items-start gap-6">
        <div className="flex min-w-0 grow-[3] basis-[32rem] flex-col gap-6">
          <GroupApplications {...{ applications: asking, group, mayDecide, typed, ...time }} />
          <GroupPeople {...{ applicants, group, mayDecide, ...time }} />
        </div>
        <div className="min-w-0 grow basis-[22rem]">
          <GroupAbout group={group} {...time} />
        </div>
      </div>
    </div>
  );
}
