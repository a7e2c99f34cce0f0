import type { Actor } from "#app/domain/activity/record-event.server.ts";
import type { OrderResult } from "#app/domain/intake/take-orders.server.ts";
import { type OrderRequest, takeOrdersOnce } from "#app/domain/intake/take-orders-once.server.ts";
import type { OrderInput } from "#app/domain/spend/order.ts";
import { groupCommit } from "#app/platform/group-commit.server.ts";
import type { IdempotentCaller, StoredAnswer } from "#app/platform/idempotency.server.ts";
import { made, refusal } from "./refusal.ts";

const commit = groupCommit((requests: OrderRequest[]) => takeOrdersOnce(requests, answerTo, new Date()), {
  largest: 100,
  atOnce: 2,
});

/** Takes an order together with those that arrive in the same few milliseconds; answered after the commit. */
export async function takeOrderInBatch(
  order: OrderInput,
  who: IdempotentCaller | null,
  actor: Actor,
  _now: Date,
): Promise<(StoredAnswer & { replayed: boolean }) | { kind: "conflict" }> {
  const answer = await commit({ order, who, actor });
  if (answer.kind === "conflict") return answer;
  return { status: answer.status, body: answer.body, replayed: answer.replayed };
}

function answerTo(order: OrderInput, result: OrderResult): StoredAnswer {
  if (result.kind === "refused") return refusal(result);
  const { source, externalId, customer } = order;
  const reward =
    result.kind === "created" && result.reward !== null
      ? {
          amountMinor: Number(result.reward.amountMinor),
          currency: result.reward.currency,
          availableAt: result.reward.availableAt.toISOString(),
        }
      : null;
  return made(result, { id: result.orderId, source, externalId, customer, reward });
}
