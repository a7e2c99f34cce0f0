import { isId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { Admission, GroupKind } from "./group.ts";
import type { Seats } from "./seats.ts";

/** A group whose row is locked: nobody else gives or takes a seat of it until the transaction ends. */
export type LockedGroup = Seats & {
  id: string;
  kind: GroupKind;
  name: string;
  admission: Admission;
  agreement: { id: string; version: number; text: string } | null;
};

type Row = Omit<LockedGroup, "held" | "waiting" | "agreement">;
type Counts = { held: number; waiting: number };
type Agreement = { id: string; version: number; text: string };

/** Locks a group and reads how its seats stand; null where there is no such group. The counts are read after the lock is had. */
export async function lockGroup(tx: Executor, groupId: string): Promise<LockedGroup | null> {
  if (!isId(groupId)) return null;
  const [[group], [counts], [agreement]] = await Promise.all([
    sql<Row>(
      tx,
      `select id, kind, name, seats, admission, closed_at as "closedAt" from customer_group where id = $1::uuid for no key update`,
      [groupId],
    ),
    sql<Counts>(
      tx,
      `select (select count(*)::int from group_membership where group_id = $1::uuid and left_at is null and removed_at is null) as held,
         (select count(*)::int from group_application where group_id = $1::uuid and ended_at is null and decision = 'waiting') as waiting`,
      [groupId],
    ),
    sql<Agreement>(
      tx,
      `select id, version, text from group_agreement where group_id = $1::uuid order by version desc limit 1`,
      [groupId],
    ),
  ]);
  if (group === undefined || counts === undefined) return null;
  return { ...group, ...counts, agreement: agreement ?? null };
}
