import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { liveApplication } from "./application.server.ts";
import { becomeActive } from "./become-active.server.ts";
import { lockGroup } from "./lock-group.server.ts";
import { noSuchGroup } from "./no-such-group.ts";
import { recordGroupEvent } from "./record-group-event.server.ts";
import { settleGroupNews } from "./settle-group-news.server.ts";

type Refusal = "no-such-group" | "no-seat" | "other-version";

/** Notes that a member accepts the agreement as it stands; `agreementId` is the version that they read. */
export async function acceptAgreement(
  input: { groupId: string; customerId: string; agreementId: string },
  now: Date,
): Promise<{ kind: "accepted"; version: number } | Refused<Refusal>> {
  return withTransaction(async (tx) => {
    const group = await lockGroup(tx, input.groupId);
    if (group === null) return noSuchGroup();
    const { customerId } = input;
    const id = (await liveApplication(tx, group.id, customerId))?.membershipId ?? null;
    if (id === null) return refuse("no-seat", "You hold no seat in this group.");
    if (group.agreement?.id !== input.agreementId)
      return refuse("other-version", "The agreement has changed since you opened it. Read it once more.");
    const { version } = group.agreement;
    const accepted = await sql(
      tx,
      `insert into group_acceptance (membership_id, agreement_id, accepted_at)
       values ($1::uuid, $2::uuid, $3::timestamptz) on conflict do nothing returning membership_id`,
      [id, input.agreementId, now],
    );
    if (accepted.length === 0) return { kind: "accepted", version };
    const actor = { kind: "customer" as const, id: customerId };
    await recordGroupEvent(
      tx,
      { actor, verb: "group.agreement-accepted", group, customerId, data: { version } },
      now,
    );
    await becomeActive(tx, group, { id, customerId }, now);
    await settleGroupNews(tx, group.id, { customerId }, now);
    return { kind: "accepted", version };
  });
}
