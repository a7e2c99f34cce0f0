import { saveContributions } from "#app/domain/activity/save-contributions.server.ts";
import { saveOutcomeStates, saveOutcomes } from "#app/domain/activity/save-outcomes.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { contributionOf, type GroupKind } from "./group.ts";

type Membership = { id: string; customerId: string };

/** Makes a membership active: the first time in this group it is a contribution; that the seat was taken is its outcome. */
export async function becomeActive(
  tx: Executor,
  group: { id: string; kind: GroupKind; name: string },
  membership: Membership,
  now: Date,
): Promise<void> {
  const begun = await sql(
    tx,
    `update group_membership set active_at = $2::timestamptz where id = $1::uuid and active_at is null returning id`,
    [membership.id, now],
  );
  if (begun.length === 0) return;
  const outcomeId = await seatOutcomeOf(tx, group.id, membership.customerId);
  if (outcomeId !== null) return saveOutcomeStates(tx, [{ outcomeId, state: "taken", occurredAt: now }], now);
  const { customerId } = membership;
  const contribution = {
    id: newId(now),
    customerId,
    kind: contributionOf(group.kind),
    externalId: keyOf(group.id, customerId),
    occurredAt: now,
    subject: { kind: "group", id: group.id },
    quantity: 1,
    evidence: { title: group.name },
  };
  await saveContributions(tx, [contribution], now);
  const outcome = {
    id: newId(now),
    kind: "seat-taken",
    externalId: keyOf(group.id, customerId),
    customerId,
    influencedBy: [contribution.id],
    state: "taken",
    occurredAt: now,
  };
  await saveOutcomes(tx, [outcome], now);
}

/** Notes that a seat which had been taken is given up. */
export async function noteSeatLeft(
  tx: Executor,
  groupId: string,
  customerId: string,
  now: Date,
): Promise<void> {
  const outcomeId = await seatOutcomeOf(tx, groupId, customerId);
  if (outcomeId !== null) await saveOutcomeStates(tx, [{ outcomeId, state: "left", occurredAt: now }], now);
}

async function seatOutcomeOf(tx: Executor, groupId: string, customerId: string): Promise<string | null> {
  const [outcome] = await sql<{ id: string }>(tx, "select id from outcome where external_id = $1", [
    keyOf(groupId, customerId),
  ]);
  return outcome?.id ?? null;
}

/** Once a customer and group: who leaves and comes back gave it once. */
function keyOf(groupId: string, customerId: string): string {
  return `group-seat/${groupId}/${customerId}`;
}
