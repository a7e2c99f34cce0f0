import { type Executor, sql } from "#app/platform/sql.server.ts";
import { type Asker, visibleToAsker } from "./visible-to.ts";

/** A thread as commands need it. */
export type Standing = {
  id: string;
  customerId: string;
  customerAccountId: string | null;
  customerName: string;
  subject: string;
  confidential: boolean;
  complaintAt: Date | null;
  outcomeId: string | null;
  namedId: string;
  namedName: string;
  holderId: string;
  holderName: string;
  holderAccountId: string;
  answerMinutes: number;
  promiseId: string | null;
  promisedAt: Date | null;
  dueAt: Date | null;
  answeredAt: Date | null;
  /** What the customer said last, or that staff closed it. */
  settlement: "settled" | "reopened" | "closed" | null;
  /** A promise is open. */
  waits: boolean;
};

const columns = `s.id, s.customer_id as "customerId", c.account_id as "customerAccountId",
  coalesce(c.name, c.email, 'A customer') as "customerName", s.subject, s.confidential, s.complaint_at as "complaintAt",
  s.outcome_id as "outcomeId", s.named_id as "namedId", named.name as "namedName", s.holder_id as "holderId",
  holder.name as "holderName", holder.account_id as "holderAccountId", s.answer_minutes as "answerMinutes",
  s.promise_id as "promiseId", s.promised_at as "promisedAt", s.due_at as "dueAt", s.answered_at as "answeredAt",
  s.settlement, s.waits`;
const joins = `from door_standing s join customer c on c.id = s.customer_id
  join staff named on named.id = s.named_id join staff holder on holder.id = s.holder_id`;

/** A thread of this customer, locked; null where it is not theirs. */
export async function lockOwnThread(
  on: Executor,
  threadId: string,
  customerId: string,
): Promise<Standing | null> {
  await lock(on, threadId);
  const [row] = await sql<Standing>(
    on,
    `select ${columns} ${joins} where s.id = $1::uuid and s.customer_id = $2::uuid`,
    [threadId, customerId],
  );
  return row ?? null;
}

/** A thread that this member of staff may read, locked; null where they may not. */
export async function lockVisibleThread(
  on: Executor,
  threadId: string,
  asker: Asker,
): Promise<Standing | null> {
  await lock(on, threadId);
  const [row] = await sql<Standing>(
    on,
    `select ${columns} ${joins} where ${visibleToAsker} and s.id = $3::uuid`,
    [asker.staffId, asker.role, threadId],
  );
  return row ?? null;
}

/** A thread whose holder left the staff, locked; null where somebody holds it. */
export async function lockStrandedThread(on: Executor, threadId: string): Promise<Standing | null> {
  await lock(on, threadId);
  const [row] = await sql<Standing>(
    on,
    `select ${columns} ${joins} where s.id = $1::uuid and holder.disabled_at is not null`,
    [threadId],
  );
  return row ?? null;
}

/** Threads whose promise is overdue and was not told of yet; whoever else looks at the same moment passes them by. */
export async function lockUntoldOverdue(on: Executor, now: Date, limit: number): Promise<Standing[]> {
  const locked = await sql<{ id: string }>(
    on,
    `select t.id from door_thread t join door_promise p on p.thread_id = t.id
     where p.due_at < $1::timestamptz and not exists (select 1 from door_overdue o where o.promise_id = p.id)
       and not exists (select 1 from door_answer a where a.promise_id = p.id)
       and exists (select 1 from door_standing s where s.id = t.id and s.waits and s.promise_id = p.id)
     order by p.due_at limit $2::int for no key update of t skip locked`,
    [now, limit],
  );
  if (locked.length === 0) return [];
  return sql<Standing>(
    on,
    `select ${columns} ${joins} where s.id = any($1::uuid[]) and s.waits and s.due_at < $2::timestamptz
       and not exists (select 1 from door_overdue o where o.promise_id = s.promise_id)`,
    [locked.map(({ id }) => id), now],
  );
}

async function lock(on: Executor, threadId: string): Promise<void> {
  await sql(on, "select 1 from door_thread where id = $1::uuid for no key update", [threadId]);
}
