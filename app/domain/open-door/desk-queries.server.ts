import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { readThread, type ThreadView } from "./thread-view.server.ts";
import { type Asker, visibleToAsker } from "./visible-to.ts";

/** One thread as a member of staff may read it, or null where they may not. */
export function deskThread(threadId: string, asker: Asker, now: Date): Promise<ThreadView | null> {
  return readThread(visibleToAsker, [asker.staffId, asker.role], threadId, now);
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
