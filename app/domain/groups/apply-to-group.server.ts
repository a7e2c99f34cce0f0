import { newId } from "#app/kernel/ids.ts";
import type { Refused } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { type LockedGroup, lockGroup } from "./lock-group.server.ts";
import { noSuchGroup } from "./no-such-group.ts";
import { recordGroupEvent } from "./record-group-event.server.ts";
import { decideArrival } from "./seats.ts";
import { settleGroupNews } from "./settle-group-news.server.ts";
import { takeSeat } from "./take-seat.server.ts";

type Application = { groupId: string; customerId: string; reason: string };
type Taken = { kind: "taken"; applicationId: string; decision: "accepted" | "waiting" | null };

/** Takes an application in the order of arrival. Where admission is open, the seats decide at once. */
export async function applyToGroup(
  input: Application,
  now: Date,
): Promise<Taken | Refused<"no-such-group" | "closed" | "applied-already">> {
  return withTransaction(async (tx) => {
    const group = await lockGroup(tx, input.groupId);
    if (group === null) return noSuchGroup();
    const answer = decideArrival(group, await isInIt(tx, input));
    if (answer.kind === "refused") return answer;
    const { decision } = answer;
    await settleGroupNews(tx, group.id, input, now);
    const applicationId = await save(tx, group, input, decision, now);
    const { customerId } = input;
    const actor = { kind: "customer" as const, id: customerId };
    await recordGroupEvent(tx, { actor, verb: "group.applied", group, customerId, data: { decision } }, now);
    if (decision === "accepted") await takeSeat(tx, group, { id: applicationId, customerId }, actor, now);
    return { kind: "taken", applicationId, decision };
  });
}

async function isInIt(tx: Executor, { groupId, customerId }: Application): Promise<boolean> {
  const rows = await sql(
    tx,
    "select 1 from group_application where group_id = $1::uuid and customer_id = $2::uuid and ended_at is null",
    [groupId, customerId],
  );
  return rows.length > 0;
}

/** The number of arrival is counted in the group's row, which is locked: the order is the order in which they came. */
async function save(
  tx: Executor,
  group: LockedGroup,
  { customerId, reason }: Application,
  decision: Taken["decision"],
  now: Date,
): Promise<string> {
  const id = newId(now);
  await sql(
    tx,
    `with counted as (
       update customer_group set last_arrival = last_arrival + 1 where id = $2::uuid returning last_arrival
     )
     insert into group_application (id, group_id, customer_id, arrival, reason, applied_at, decision, decided_at)
     select $1::uuid, $2::uuid, $3::uuid, last_arrival, $4, $6::timestamptz, $5::text,
       case when $5::text is null then null else $6::timestamptz end
     from counted`,
    [id, group.id, customerId, reason, decision, now],
  );
  return id;
}
