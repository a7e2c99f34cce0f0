import { recordEvent } from "#app/domain/activity/record-event.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { endAllSessions } from "#app/platform/session.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { Role } from "./roles.ts";

/** Makes an account a member of staff, or takes a disabled one back. Its older sessions end: they were started with fewer rights. */
export async function joinStaff(
  tx: Executor,
  input: { accountId: string; name: string; role: Role },
  now: Date,
): Promise<{ staffId: string }> {
  const [staff] = await sql<{ id: string }>(
    tx,
    `insert into staff (id, account_id, name, role, created_at) values ($1::uuid, $2::uuid, $3, $4, $5::timestamptz)
     on conflict (account_id) do update set role = excluded.role, disabled_at = null returning id`,
    [newId(now), input.accountId, input.name, input.role, now],
  );
  if (staff === undefined) throw new Error("the member of staff was neither made nor found");
  await endAllSessions(input.accountId, null, tx);
  const actor = { kind: "staff" as const, id: staff.id };
  await recordEvent(
    tx,
    { actor, verb: "staff.joined", subjectKind: "staff", subjectId: staff.id, data: { role: input.role } },
    now,
  );
  return { staffId: staff.id };
}
