import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptAgreement } from "#app/domain/groups/accept-agreement.server.ts";
import { applyToGroup } from "#app/domain/groups/apply-to-group.server.ts";
import { groupKindWords, pathOfGroup } from "#app/domain/groups/group.ts";
import { acceptanceInput, applicationInput } from "#app/domain/groups/group-input.ts";
import { groupFor, membersSeen } from "#app/domain/groups/group-queries.server.ts";
import { leaveGroup } from "#app/domain/groups/leave-group.server.ts";
import { holdsSeat } from "#app/domain/groups/standing.ts";
import { seenAbout } from "#app/domain/notifications/seen-about.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { classNames } from "#app/ui/class-names.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireCustomer } from "../access.server.ts";
import { withFlash } from "../flash.server.ts";
import { seatWords } from "../seat-words.ts";
import { GroupAgreement } from "./group-agreement.tsx";
import { GroupMembers } from "./group-members.tsx";
import { GroupStanding } from "./group-standing.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.group.name ?? "Group" }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { customerId, accountId } = await requireCustomer(request, context);
  const group = await groupOf(customerId, params["groupId"]);
  await seenAbout(accountId, pathOfGroup(group.id), context.now);
  const [members, { timeZone }] = await Promise.all([
    holdsSeat(group.standing) ? membersSeen(group.id) : null,
    companyView(),
  ]);
  return json({ group, members, timeZone, now: context.now });
}

type Mine = { groupId: string; customerId: string };

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { customerId } = await requireCustomer(request, context);
  const group = await groupOf(customerId, params["groupId"]);
  const mine = { groupId: group.id, customerId };
  const form = await request.formData();
  switch (form.get("intent")) {
    case "leave":
      return leave(mine, group.name, context.now);
    case "accept":
      return accept(form, mine, context.now);
    default:
      return apply(form, mine, context.now);
  }
}

async function groupOf(customerId: string, groupId = "") {
  const group = await groupFor(customerId, groupId);
  if (group === null) throw new Response(null, { status: 404 });
  return group;
}

async function apply(form: FormData, mine: Mine, now: Date) {
  const submission = parseWithZod(form, { schema: applicationInput });
  if (submission.status !== "success")
    return json({ form: "apply" as const, result: submission.reply() }, 400);
  const answer = await applyToGroup({ ...mine, ...submission.value }, now);
  if (answer.kind === "refused")
    return json({ form: "apply" as const, result: submission.reply({ formErrors: [answer.detail] }) }, 400);
  return done(mine, applied(answer.decision));
}

function applied(decision: "accepted" | "waiting" | null): string {
  if (decision === "accepted") return "You have a seat.";
  if (decision === "waiting") return "You are on the waiting list.";
  return "Thank you. We read what you wrote and tell you by mail.";
}

async function accept(form: FormData, mine: Mine, now: Date) {
  const submission = parseWithZod(form, { schema: acceptanceInput });
  if (submission.status !== "success")
    return json({ form: "accept" as const, result: submission.reply() }, 400);
  const answer = await acceptAgreement({ ...mine, agreementId: submission.value.agreementId }, now);
  if (answer.kind === "refused")
    return json({ form: "accept" as const, result: submission.reply({ formErrors: [answer.detail] }) }, 400);
  return done(mine, "You accepted the agreement. Welcome.");
}

async function leave(mine: Mine, name: string, now: Date) {
  const answer = await leaveGroup(mine, now);
  if (answer.kind === "refused") return done(mine, answer.detail);
  return done(
    mine,
    answer.hadSeat
      ? `You left ${name}. Changed your mind? Ask for a seat again here.`
      : "Your application is taken back. You can ask again here.",
  );
}

function done({ groupId }: Mine, message: string) {
  return redirect(`/groups/${groupId}`, { status: 303, headers: withFlash(new Headers(), message) });
}

export default function Group() {
  const { group, members, timeZone, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="flex flex-col gap-8">
      <PageHeader
        voice="greeting"
        back={{ href: "/groups", label: "All groups" }}
        title={group.name}
        lead={`${groupKindWords(group.kind)} · ${seatWords(group)}`}
      />
      <div className="flex flex-wrap items-start gap-8">
        <div className="flex min-w-0 grow-[3] basis-[26rem] flex-col gap-8">
          <p dir="auto" className="max-w-prose text-18 wrap-anywhere as-typed">
            {group.story}
          </p>
          <Part title="What members do" text={group.membersDo} />
          <Part title="What you get" text={group.membersGet} />
          {group.agreement === null ? null : (
            <GroupAgreement
              key={group.agreement.id}
              agreement={group.agreement}
              toAccept={group.standing.kind === "to-accept"}
              lastResult={answer?.form === "accept" ? answer.result : null}
              {...{ now, timeZone }}
            />
          )}
          {members === null ? null : <GroupMembers {...{ members, now, timeZone }} />}
        </div>
        {/* On a narrow page, who is in it sees first how they stand; who is not reads first what it is. */}
        <div
          className={classNames(
            "flex min-w-0 grow basis-[20rem] flex-col gap-6",
            group.standing.kind !== "none" && "max-lg:order-first",
          )}
        >
          <GroupStanding group={group} lastResult={answer?.form === "apply" ? answer.result : null} />
        </div>
      </div>
    </div>
  );
}

function Part({ title, text }: { title: string; text: string }) {
  return (
    <section className="flex max-w-prose flex-col gap-2">
      <h2 className="text-22 font-semibold">{title}</h2>
      <p dir="auto" className="wrap-anywhere as-typed">
        {text}
      </p>
    </section>
  );
}
