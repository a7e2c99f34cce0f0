import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { readThread, type ThreadView } from "./thread-view.server.ts";
import { type Asker, visibleToAsker } from "./visible-to.ts";

/** One thread as a member of staff may read it, or null where they may not. */
export function deskThread(threadId: string, asker: Asker, now: Date): Promise<ThreadView | null> {
  return readThread(visibleToAsker, [asker.staffId, asker.role], threadId, now);
}

/** A thread that nobody on the staff answers: no more of it than who waits, for whose answer, since when. */
export type StrandedThread = {
  id: string;
  customer: string;
  holder: string;
  openedAt: Date;
  dueAt: Date | null;
};

/** Threads that are not settled and whose holder left the staff, the oldest first. */
export function strandedThreads(): Promise<StrandedThread[]> {
  return sql<StrandedThread>(
    pool,
    `select s.id, coalesce(c.name, c.email, 'A customer') as customer, holder.name as holder, s.opened_at as "openedAt",
       case when s.waits then s.due_at end as "dueAt"
     from door_standing s join staff holder on holder.id = s.holder_id and holder.disabled_at is not null
     join customer c on c.id = s.customer_id
     where s.waits or s.settlement is null or s.settlement = 'reopened' order by s.opened_at, s.id limit 50`,
  );
}

/** How many customers wait for this member of staff, and for how many of them the promise is broken already. */
export async function waitingFor(staffId: string, now: Date): Promise<{ waiting: number; overdue: number }> {
  const [row] = await sql<{ waiting: number; overdue: number }>(
    pool,
    `select count(*)::int as waiting, count(*) filter (where due_at < $2::timestamptz)::int as overdue
     from door_standing s where s.waits and s.holder_id = $1::uuid`,
    [staffId, now],
  );
  return row ?? { waiting: 0, overdue: 0 };
}

/** How many answers of others are overdue at a moment, for owners: the number alone, which gives nothing confidential away. */
export async function overdueOfOthers(staffId: string, now: Date): Promise<number> {
  const [row] = await sql<{ overdue: number }>(
    pool,
    `select count(*)::int as overdue from door_standing s
     where s.waits and s.due_at < $2::timestamptz and s.holder_id <> $1::uuid`,
    [staffId, now],
  );
  return row?.overdue ?? 0;
}
