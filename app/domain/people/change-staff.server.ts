import { recordEvent } from "#app/domain/activity/record-event.server.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { endAllSessions } from "#app/platform/session.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { Role } from "./roles.ts";

type Refusal = "no-such-staff" | "last-owner" | "not-owner";
type Member = { accountId: string; role: Role; disabledAt: Date | null };

/** Gives a member of staff another role; their sessions end, so that the new rights hold at once. Only an owner may, and one owner stays. */
export async function changeStaffRole(
  input: { staffId: string; role: Role },
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "changed" } | Refused<Refusal>> {
  return withTransaction(async (tx) => {
    const member = await lockMember(tx, input.staffId, by.staffId);
    if ("kind" in member) return member;
    if (member.role === input.role) return { kind: "changed" };
    if (member.role === "owner" && (await isLastOwner(tx))) return lastOwner();
    await sql(tx, "update staff set role = $2 where id = $1::uuid", [input.staffId, input.role]);
    await endAllSessions(member.accountId, null, tx);
    const data = { from: member.role, to: input.role };
    await record(tx, "staff.role-changed", input.staffId, by.staffId, data, now);
    return { kind: "changed" };
  });
}

/** Takes somebody's place on the staff away and ends their sessions. Only an owner may, and one owner stays. */
export async function disableStaff(
  staffId: string,
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "disabled" } | Refused<Refusal>> {
  return withTransaction(async (tx) => {
    const member = await lockMember(tx, staffId, by.staffId);
    if ("kind" in member) return member;
    if (member.role === "owner" && (await isLastOwner(tx))) return lastOwner();
    await sql(tx, "update staff set disabled_at = $2::timestamptz where id = $1::uuid", [staffId, now]);
    await endAllSessions(member.accountId, null, tx);
    await record(tx, "staff.disabled", staffId, by.staffId, { role: member.role }, now);
    return { kind: "disabled" };
  });
}

/** The member, with all owners locked: of two owners who demote each other at once, one comes second and is told. */
async function lockMember(
  tx: Executor,
  staffId: string,
  byStaffId: string,
): Promise<Member | Refused<Refusal>> {
  const owners = await sql<{ id: string }>(
    tx,
    "select id from staff where role = 'owner' and disabled_at is null order by id for update",
  );
  if (!owners.some((owner) => owner.id === byStaffId))
    return refuse("not-owner", "Only an owner may change the staff.");
  const [member] = await sql<Member>(
    tx,
    `select account_id as "accountId", role, disabled_at as "disabledAt" from staff where id = $1::uuid for update`,
    [staffId],
  );
  if (member === undefined || member.disabledAt !== null)
    return refuse("no-such-staff", "This person is no longer on the staff.");
  return member;
}

async function isLastOwner(tx: Executor): Promise<boolean> {
  const owners = await sql(tx, "select 1 from staff where role = 'owner' and disabled_at is null limit 2");
  return owners.length < 2;
}

function lastOwner(): Refused<"last-owner"> {
  return refuse("last-owner", "This is the last owner. Make somebody else an owner first.");
}

async function record(
  tx: Executor,
  verb: string,
  staffId: string,
  by: string,
  data: Record<string, unknown>,
  now: Date,
): Promise<void> {
  await recordEvent(
    tx,
    { actor: { kind: "staff", id: by }, verb, subjectKind: "staff", subjectId: staffId, data },
    now,
  );
}
