import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { seenAbout } from "#app/domain/notifications/seen-about.server.ts";
import { answerThread } from "#app/domain/open-door/answer-thread.server.ts";
import { closeThread } from "#app/domain/open-door/close-thread.server.ts";
import { deskThread } from "#app/domain/open-door/desk-queries.server.ts";
import { closeInput, handOverInput, messageInput } from "#app/domain/open-door/door-input.ts";
import { handOver } from "#app/domain/open-door/hand-over.server.ts";
import { markComplaint } from "#app/domain/open-door/mark-complaint.server.ts";
import { subjectOfThread } from "#app/domain/open-door/settle-door-news.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { listStaff } from "#app/domain/people/staff-queries.server.ts";
import { isId, newId } from "#app/kernel/ids.ts";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireStaff, type StaffAccess } from "../../access.server.ts";
import { DoorPromise } from "../../door-promise.tsx";
import { DoorThread } from "../../door-thread.tsx";
import { withFlash } from "../../flash.server.ts";
import { InboxAside } from "./inbox-aside.tsx";
import { InboxForms } from "./inbox-forms.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.thread.customer.name}: ${data.thread.subject}` : "Inbox" },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const asker = await requireStaff(request, context, "see");
  const thread = await threadOf(params["threadId"], asker, context.now);
  await seenAbout(asker.accountId, subjectOfThread(thread.id), context.now);
  const [{ timeZone }, staff] = await Promise.all([companyView(), listStaff()]);
  return json({
    thread,
    staffId: asker.staffId,
    colleagues: staff.map(({ staffId, name }) => ({ staffId, name })),
    messageId: newId(context.now),
    timeZone,
    now: context.now,
  });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const asker = await requireStaff(request, context, "see");
  const { id } = await threadOf(params["threadId"], asker, context.now);
  const form = await request.formData();
  switch (form.get("intent")) {
    case "hand-over":
      return hand(form, id, asker, context.now);
    case "close":
      return close(form, id, asker, context.now);
    case "complaint":
      await markComplaint(id, asker, context.now);
      return done(id, "It is a complaint from now on.");
    default:
      return answer(form, id, asker, context.now);
  }
}

async function answer(form: FormData, threadId: string, asker: StaffAccess, now: Date) {
  const submission = parseWithZod(form, { schema: messageInput });
  if (submission.status !== "success") return wrong("answer", submission.reply());
  const result = await answerThread({ ...submission.value, threadId }, asker, now);
  return result.kind === "refused"
    ? wrong("answer", submission.reply({ formErrors: [result.detail] }))
    : done(threadId, "Your answer is there, and the customer is told.");
}

async function close(form: FormData, threadId: string, asker: StaffAccess, now: Date) {
  const submission = parseWithZod(form, { schema: closeInput });
  if (submission.status !== "success") return wrong("close", submission.reply());
  const { messageId, text: reason } = submission.value;
  const result = await closeThread({ threadId, messageId, reason }, asker, now);
  return result.kind === "refused"
    ? wrong("close", submission.reply({ formErrors: [result.detail] }))
    : done(threadId, "It is closed, and the customer reads why.");
}

async function hand(form: FormData, threadId: string, asker: StaffAccess, now: Date) {
  const submission = parseWithZod(form, { schema: handOverInput });
  if (submission.status !== "success") return wrong("hand-over", submission.reply());
  const result = await handOver({ ...submission.value, threadId }, asker, now);
  return result.kind === "refused"
    ? wrong("hand-over", submission.reply({ fieldErrors: { staffId: [result.detail] } }))
    : done(threadId, `${result.name} answers from now on, and the customer sees it.`);
}

function wrong<Result>(form: "answer" | "close" | "hand-over", result: Result) {
  return json({ form, result }, { status: 400 });
}

function done(threadId: string, message: string) {
  return redirect(`/admin/inbox/${threadId}`, { status: 303, headers: withFlash(new Headers(), message) });
}

async function threadOf(id = "", asker: StaffAccess, now: Date) {
  const thread = isId(id) ? await deskThread(id, asker, now) : null;
  if (thread === null) throw new Response(null, { status: 404 });
  return thread;
}

export default function InboxThread() {
  const { thread, staffId, colleagues, messageId, timeZone, now } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const mayAnswer = staffId === thread.holder.id || staffId === thread.named.id;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        back={{ href: "/admin/inbox", label: "Inbox" }}
        title={<span className="wrap-anywhere">{thread.subject}</span>}
        lead={`${thread.customer.name} to ${thread.named.name}`}
      />
      <div className="grid gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          <DoorPromise thread={thread} timeZone={timeZone} now={now} to="staff" />
          <DoorThread thread={thread} readerId={staffId} timeZone={timeZone} now={now} />
          <InboxForms
            waits={thread.promise !== null && thread.promise.answeredAt === null}
            key={thread.messages.length}
            thread={thread}
            mayAnswer={mayAnswer}
            messageId={messageId}
            staffId={staffId}
            failed={failed ?? null}
          />
        </div>
        <InboxAside
          thread={thread}
          colleagues={colleagues.filter((one) => one.staffId !== thread.holder.id)}
          failed={failed?.form === "hand-over" ? failed.result : null}
          timeZone={timeZone}
          now={now}
        />
      </div>
    </div>
  );
}
