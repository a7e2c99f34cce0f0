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
import { messageInput, reopenInput, settleInput } from "#app/domain/open-door/door-input.ts";
import { ownThread } from "#app/domain/open-door/open-door-queries.server.ts";
import { replyToThread } from "#app/domain/open-door/reply-to-thread.server.ts";
import { subjectOfThread } from "#app/domain/open-door/settle-door-news.server.ts";
import { reopenThread, settleThread } from "#app/domain/open-door/settle-thread.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { isId, newId } from "#app/kernel/ids.ts";
import { Badge } from "#app/ui/badge.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireCustomer } from "../access.server.ts";
import { DoorPromise } from "../door-promise.tsx";
import { DoorThread } from "../door-thread.tsx";
import { withFlash } from "../flash.server.ts";
import { ThreadForms } from "./thread-forms.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.thread.subject} · Open door` : "Open door" },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { customerId, accountId } = await requireCustomer(request, context);
  const thread = await threadOf(params["threadId"], customerId, context.now);
  await seenAbout(accountId, subjectOfThread(thread.id), context.now);
  const { timeZone } = await companyView();
  return json({ thread, messageId: newId(context.now), timeZone, now: context.now });
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { customerId } = await requireCustomer(request, context);
  const { id } = await threadOf(params["threadId"], customerId, context.now);
  const form = await request.formData();
  switch (form.get("intent")) {
    case "settle":
      return settle(form, id, customerId, context.now);
    case "reopen":
      return reopen(form, id, customerId, context.now);
    default:
      return reply(form, id, customerId, context.now);
  }
}

async function reply(form: FormData, threadId: string, customerId: string, now: Date) {
  const submission = parseWithZod(form, { schema: messageInput });
  if (submission.status !== "success") return wrong("reply", submission.reply());
  const answer = await replyToThread({ ...submission.value, threadId, customerId }, now);
  return answer.kind === "refused"
    ? wrong("reply", submission.reply({ formErrors: [answer.detail] }))
    : done(threadId, "Your message is there.");
}

async function settle(form: FormData, threadId: string, customerId: string, now: Date) {
  const submission = parseWithZod(form, { schema: settleInput });
  if (submission.status !== "success") return wrong("settle", submission.reply());
  const answer = await settleThread({ threadId, customerId, word: submission.value.word || null }, now);
  return answer.kind === "refused"
    ? wrong("settle", submission.reply({ formErrors: [answer.detail] }))
    : done(threadId, "Thank you. It is settled; you can reopen it at any time.");
}

async function reopen(form: FormData, threadId: string, customerId: string, now: Date) {
  const submission = parseWithZod(form, { schema: reopenInput });
  if (submission.status !== "success") return wrong("reopen", submission.reply());
  const answer = await reopenThread({ ...submission.value, threadId, customerId }, now);
  return answer.kind === "refused"
    ? wrong("reopen", submission.reply({ formErrors: [answer.detail] }))
    : done(threadId, "It is open again, with a new promise.");
}

function wrong<Result>(form: "reply" | "settle" | "reopen", result: Result) {
  return json({ form, result }, { status: 400 });
}

function done(threadId: string, message: string) {
  return redirect(`/open-door/${threadId}`, { status: 303, headers: withFlash(new Headers(), message) });
}

async function threadOf(id = "", customerId: string, now: Date) {
  const thread = isId(id) ? await ownThread(id, customerId, now) : null;
  if (thread === null) throw new Response(null, { status: 404 });
  return thread;
}

export default function OpenDoorThread() {
  const { thread, messageId, timeZone, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <div className="flex max-w-3xl flex-col gap-8">
      <PageHeader
        voice="greeting"
        back={{ href: "/open-door", label: "Open door" }}
        title={<span className="wrap-anywhere">{thread.subject}</span>}
        lead={
          <span className="flex flex-wrap items-center gap-2 text-14">
            {thread.complaintAt === null ? null : <Badge tone="attention">Something went wrong</Badge>}
            <Badge long>
              {thread.confidential
                ? `Only for ${thread.named.name} and whoever answers for them`
                : `To ${thread.named.name}`}
            </Badge>
          </span>
        }
      />
      <DoorPromise thread={thread} timeZone={timeZone} now={now} to="customer" />
      <DoorThread thread={thread} readerId={null} timeZone={timeZone} now={now} />
      <ThreadForms
        key={thread.messages.length}
        thread={thread}
        messageId={messageId}
        failed={answer ?? null}
      />
    </div>
  );
}
