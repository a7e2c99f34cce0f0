import type { Executor } from "#app/platform/sql.server.ts";
import { type ActivityEvent, type Actor, recordEvents } from "../activity/record-event.server.ts";
import { saveOutcomeStates } from "../activity/save-outcomes.server.ts";
import { saveAttributions } from "../referrals/save-attributions.server.ts";
import { saveRewards } from "../rewards/save-rewards.server.ts";
import { saveOrders } from "../spend/save-orders.server.ts";
import { saveEntries } from "../value/books/save-entries.server.ts";
import type { OrderDecision, PlannedReward } from "./decide-orders.ts";
import { tellOfRewards } from "./tell-of-rewards.server.ts";

type Created = Extract<OrderDecision, { kind: "created" }>;

/**
 * Writes all that the decisions on a batch of orders say. What depends on nothing goes out together; totals are touched
 * before accounts, here as elsewhere, so that two transactions cannot wait for one another.
 */
export async function saveDecisions(
  on: Executor,
  decisions: readonly OrderDecision[],
  actor: Actor,
  now: Date,
  channel: { tellPeople: boolean },
): Promise<void> {
  const created = decisions.filter((decision) => decision.kind === "created");
  if (created.length === 0) return;
  await Promise.all([
    saveOrders(
      on,
      created.map(({ order }) => order),
      now,
    ),
    saveEntries(
      on,
      created.flatMap(({ drafts }) => drafts),
      now,
    ),
    recordEvents(
      on,
      created.flatMap((decision) => eventsOf(decision, actor)),
      now,
    ),
  ]);
  await saveAttributions(on, created.flatMap(attributionsOf), now);
  await saveOutcomeStates(on, created.flatMap(boughtStates), now);
  const rewards = created.flatMap(({ rewards }) => rewards);
  await saveRewards(
    on,
    rewards.map((reward) => ({ ...reward, triggerEventId: reward.orderId })),
    now,
  );
  if (channel.tellPeople) await tellOfRewards(on, rewards, now);
}

function attributionsOf({ attribution, order }: Created) {
  if (attribution === null) return [];
  const { claim, contributionId, outcomeId, at } = attribution;
  return [{ refereeId: order.customerId, claim, contributionId, outcomeId, attributedAt: at }];
}

function boughtStates({ order, boughtOutcomes }: Created) {
  return boughtOutcomes.map((outcomeId) => ({ outcomeId, state: "bought", occurredAt: order.placedAt }));
}

function eventsOf({ order, attribution, referralRefusal, rewards }: Created, actor: Actor): ActivityEvent[] {
  const recorded: ActivityEvent = {
    actor,
    verb: "order.recorded",
    subjectKind: "order",
    subjectId: order.id,
    customerId: order.customerId,
    data: {
      source: order.source,
      externalId: order.externalId,
      amountMinor: order.amountMinor.toString(),
      currency: order.currency,
    },
  };
  const referral: ActivityEvent[] =
    attribution === null && referralRefusal === null
      ? []
      : [
          {
            actor,
            verb: attribution === null ? "referral.refused" : "referral.attributed",
            subjectKind: "customer",
            subjectId: order.customerId,
            customerId: attribution?.claim.referrerId ?? order.customerId,
            data: { orderId: order.id, because: referralRefusal, code: attribution?.claim.code ?? null },
          },
        ];
  return [recorded, ...referral, ...rewards.map((reward) => rewardEvent(reward, actor))];
}

function rewardEvent(reward: PlannedReward, actor: Actor): ActivityEvent {
  return {
    actor,
    verb: "reward.granted",
    subjectKind: "reward",
    subjectId: reward.id,
    customerId: reward.beneficiaryId,
    data: {
      orderId: reward.orderId,
      amountMinor: reward.amountMinor.toString(),
      currency: reward.currency,
      availableAt: reward.availableAt,
    },
  };
}
