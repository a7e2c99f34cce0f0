import { env } from "#app/platform/env.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { type Notice, notify } from "../notifications/notify.server.ts";
import { shortName } from "./door.ts";
import { subjectOfThread } from "./settle-door-news.server.ts";
import type { Standing } from "./standing.server.ts";

type Told = Pick<
  Standing,
  | "id"
  | "subject"
  | "confidential"
  | "customerName"
  | "customerAccountId"
  | "namedId"
  | "namedName"
  | "holderId"
  | "holderName"
  | "holderAccountId"
>;

/** Tells whoever holds the thread that the customer wrote. What is confidential stays out of the mail. */
export async function tellHolder(
  on: Executor,
  thread: Told,
  message: { id: string; text: string },
  now: Date,
): Promise<void> {
  const heading = thread.confidential
    ? `${thread.customerName} wrote to ${nameFor(thread)} in confidence`
    : `${thread.customerName} wrote to ${nameFor(thread)}`;
  await notify(
    on,
    [deskNotice("door-message", `door-message/${message.id}`, thread, heading, message.text)],
    now,
  );
}

/** Tells whoever a thread was handed to. */
export async function tellNewHolder(
  on: Executor,
  thread: Told,
  delegation: { id: string; byName: string },
  now: Date,
): Promise<void> {
  const heading = `${delegation.byName} hands you a thread with ${thread.customerName}`;
  await notify(on, [deskNotice("door-message", `door-handed/${delegation.id}`, thread, heading, null)], now);
}

/** Tells the customer that somebody answered. */
export async function tellCustomer(
  on: Executor,
  thread: Told,
  answer: { id: string; text: string; staffId: string; staffName: string },
  now: Date,
): Promise<void> {
  if (thread.customerAccountId === null) return;
  const by = shortName(answer.staffName);
  const heading =
    answer.staffId === thread.namedId
      ? `${by} answered you`
      : `${by} answered you for ${shortName(thread.namedName)}`;
  const path = `/open-door/${thread.id}`;
  await notify(
    on,
    [
      {
        accountId: thread.customerAccountId,
        kind: "door-answered",
        key: `door-answered/${answer.id}`,
        subject: subjectOfThread(thread.id),
        data: { title: thread.subject, by: answer.staffName, path },
        mail: {
          template: "news",
          props: {
            heading,
            lines: [`You wrote: ${thread.confidential ? "something in confidence" : thread.subject}`],
            quote: thread.confidential ? null : answer.text,
            action: "Read the answer",
            link: `${env.ORIGIN}${path}`,
            why: `You have this mail because you wrote to ${thread.namedName}.`,
          },
        },
      },
    ],
    now,
  );
}

/** Tells the customer that somebody left, and who reads and answers from now on. */
export async function tellOfNewHolder(
  on: Executor,
  thread: Told,
  delegation: { id: string; leftName: string },
  now: Date,
): Promise<void> {
  if (thread.customerAccountId === null) return;
  const { holderName } = thread;
  const path = `/open-door/${thread.id}`;
  const heading = `${holderName} answers you from now on`;
  const news = {
    accountId: thread.customerAccountId,
    kind: "door-reassigned" as const,
    key: `door-reassigned/${delegation.id}`,
    subject: subjectOfThread(thread.id),
    data: { title: thread.subject, by: holderName, left: delegation.leftName, path },
    mail: {
      template: "news",
      props: {
        heading,
        lines: [
          `${delegation.leftName}, who held what you wrote, is no longer with us. ${holderName} can read it from now on.`,
        ],
        action: "See the conversation",
        link: `${env.ORIGIN}${path}`,
        why: `You have this mail because you wrote to ${thread.namedName}.`,
      },
    },
  };
  await notify(on, [news], now);
}

/** Tells whoever holds an overdue thread, and the owners, who learn no more of a confidential one than that it waits. */
export async function tellOfOverdue(on: Executor, thread: Standing, now: Date): Promise<void> {
  const owners = await sql<{ accountId: string }>(
    on,
    `select account_id as "accountId" from staff where role = 'owner' and disabled_at is null and id <> $1::uuid`,
    [thread.holderId],
  );
  const { customerName, holderName, promiseId } = thread;
  const mine = `Your answer to ${customerName} is overdue`;
  const theirs = `The answer of ${holderName} to ${customerName} is overdue`;
  await notify(
    on,
    [
      deskNotice("door-overdue", `door-overdue/${promiseId}/holder`, thread, mine, null),
      ...owners.map(({ accountId }) => {
        const key = `door-overdue/${promiseId}/${accountId}`;
        const owner = {
          accountId,
          holder: holderName,
          path: thread.confidential ? "/admin/inbox" : undefined,
        };
        return deskNotice("door-overdue", key, thread, theirs, null, owner);
      }),
    ],
    now,
  );
}

/** Whoever reads it; `holder` names who has to answer where that is somebody else. */
type Reader = { accountId: string; holder: string | null; path?: string | undefined };

function deskNotice(
  kind: "door-message" | "door-overdue",
  key: string,
  thread: Told,
  heading: string,
  quote: string | null,
  reader: Reader = { accountId: thread.holderAccountId, holder: null },
): Notice {
  const { path = `/admin/inbox/${thread.id}` } = reader;
  const isOwn = reader.holder === null;
  const open = thread.confidential ? null : thread.subject;
  return {
    accountId: reader.accountId,
    kind,
    key,
    subject: subjectOfThread(thread.id),
    untilDone: isOwn,
    data: { title: open ?? "In confidence", by: thread.customerName, path, holder: reader.holder },
    mail: {
      template: "news",
      props: {
        heading,
        lines: open === null || quote !== null ? [] : [`It is about: ${open}`],
        quote: thread.confidential ? null : quote,
        action: isOwn ? "Read and answer" : "Open the inbox",
        link: `${env.ORIGIN}${path}`,
        why: `You have this mail because you answer customers who write to ${thread.namedName}.`,
      },
    },
  };
}

function nameFor(thread: Told): string {
  return thread.holderId === thread.namedId ? "you" : `${shortName(thread.namedName)}, for whom you answer`;
}
