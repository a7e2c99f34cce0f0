import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { ApplicationRow } from "./application.server.ts";
import { noteSeatLeft } from "./become-active.server.ts";
import type { LockedGroup } from "./lock-group.server.ts";
import { seatWaiting } from "./seat-waiting.server.ts";
import { settleGroupNews } from "./settle-group-news.server.ts";

/** Ends an application, with its seat where it has one; the next of those who wait gets the seat at once. */
export async function giveUpSeat(
  tx: Executor,
  group: LockedGroup,
  application: ApplicationRow,
  removed: { staffId: string; word: string | null } | null,
  now: Date,
): Promise<void> {
  await sql(tx, "update group_application set ended_at = $2::timestamptz where id = $1::uuid", [
    application.id,
    now,
  ]);
  await settleGroupNews(tx, group.id, application, now);
  if (application.membershipId === null) return;
  await sql(
    tx,
    removed === null
      ? "update group_membership set left_at = $2::timestamptz, removed_by = $3::uuid, word = $4::text where id = $1::uuid"
      : "update group_membership set removed_at = $2::timestamptz, removed_by = $3::uuid, word = $4::text where id = $1::uuid",
    [application.membershipId, now, removed?.staffId ?? null, removed?.word ?? null],
  );
  await noteSeatLeft(tx, group.id, application.customerId, now);
  await seatWaiting(tx, { ...group, held: group.held - 1 }, now);
}
