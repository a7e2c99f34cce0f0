import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { readCalendar } from "./calendar-queries.server.ts";
import { type PromiseState, promiseStanding } from "./door.ts";

/** A member of staff as a thread names them. */
export type DoorStaff = { id: string; name: string; title: string | null };

export type DoorMessageView = { id: string; text: string; at: Date; by: DoorStaff | null };

/** A thread with everything that was said and done in it. */
export type ThreadView = {
  id: string;
  customer: { id: string; name: string };
  subject: string;
  confidential: boolean;
  openedAt: Date;
  complaintAt: Date | null;
  named: DoorStaff;
  /** Who answers now: the named person, or whoever they handed it to. */
  holder: DoorStaff;
  /** The latest promise; null where the customer settled it before it was kept. */
  promise: { dueAt: Date; answeredAt: Date | null; state: PromiseState; minutesLeft: number } | null;
  /** `by` is who closed it; null where the customer said it. */
  settlement: { state: "settled" | "reopened" | "closed"; at: Date; by: string | null } | null;
  messages: DoorMessageView[];
  /** From whom to whom it went, in order. */
  delegations: { id: string; from: string; to: string; at: Date }[];
};

type Head = Omit<ThreadView, "promise" | "settlement" | "messages" | "delegations"> & {
  dueAt: Date | null;
  answeredAt: Date | null;
  waits: boolean;
  settled: "settled" | "reopened" | "closed" | null;
  settledAt: Date | null;
  settledBy: string | null;
};

const person = (name: string) =>
  `json_build_object('id', ${name}.id, 'name', ${name}.name, 'title', ${name}.title)`;

/**
 * Reads one thread under a condition on `s` of `door_standing` that says who may; null where they may not.
 * `$1` and `$2` are the condition's, `$3` is the thread.
 */
export async function readThread(
  condition: string,
  parameters: readonly [string, string],
  threadId: string,
  now: Date,
): Promise<ThreadView | null> {
  const [head] = await sql<Head>(
    pool,
    `select s.id, json_build_object('id', c.id, 'name', coalesce(c.name, c.email, 'A customer')) as customer, s.subject,
       s.confidential, s.opened_at as "openedAt", s.complaint_at as "complaintAt", ${person("named")} as named,
       ${person("holder")} as holder, s.due_at as "dueAt", s.answered_at as "answeredAt", s.waits,
       s.settlement as settled, s.settled_at as "settledAt",
       (select name from staff where staff.id = s.settled_by) as "settledBy"
     from door_standing s join customer c on c.id = s.customer_id
     join staff named on named.id = s.named_id join staff holder on holder.id = s.holder_id
     where ${condition} and s.id = $3::uuid`,
    [...parameters, threadId],
  );
  if (head === undefined) return null;
  const [messages, delegations, calendar] = await Promise.all([
    messagesOf(threadId),
    delegationsOf(threadId),
    readCalendar(),
  ]);
  const { dueAt, answeredAt, waits, settled, settledAt, settledBy, ...thread } = head;
  return {
    ...thread,
    promise:
      dueAt === null || (answeredAt === null && !waits)
        ? null
        : { dueAt, answeredAt, ...promiseStanding({ dueAt, answeredAt }, now, calendar) },
    settlement:
      settled === null || settledAt === null ? null : { state: settled, at: settledAt, by: settledBy },
    messages,
    delegations,
  };
}

/** So much of a conversation is shown: its latest part. */
const mostMessages = 500;

function messagesOf(threadId: string): Promise<DoorMessageView[]> {
  return sql<DoorMessageView>(
    pool,
    `select * from (
       select m.id, m.text, m.at, case when st.id is not null then ${person("st")} end as by
       from door_message m left join staff st on st.id = m.staff_id
       where m.thread_id = $1::uuid order by m.at desc, m.id desc limit ${mostMessages}
     ) latest order by at, id`,
    [threadId],
  );
}

function delegationsOf(threadId: string): Promise<ThreadView["delegations"]> {
  return sql<ThreadView["delegations"][number]>(
    pool,
    `select d.id, f.name as "from", t.name as "to", d.at from door_delegation d
     join staff f on f.id = d.from_id join staff t on t.id = d.to_id
     where d.thread_id = $1::uuid order by d.at, d.id limit ${mostMessages}`,
    [threadId],
  );
}
