import { isCurrency } from "#app/kernel/money.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { type Actor, recordEvent } from "../activity/record-event.server.ts";
import { saveRewards } from "../rewards/save-rewards.server.ts";
import { saveEntries } from "../value/books/save-entries.server.ts";
import { currentParameters } from "../value/parameters/current-parameters.server.ts";
import { grantedReward } from "../value/rules/granted-reward.ts";
import { tellOfRewards } from "./tell-of-rewards.server.ts";

/** A grant by staff. `grantId` is made with the form, so that pressing twice grants once. Minor units. */
export type Grant = {
  customerId: string;
  amountMinor: bigint;
  currency: string;
  reason: string;
  grantId: string;
};

export type GrantResult =
  | { kind: "granted" | "duplicate"; rewardId: string }
  | Refused<"no-such-customer" | "bad-amount" | "bad-currency" | "no-reason">;

/** Largest single grant, in minor units: what one press of a button may give away. */
const largestGrantMinor = 1_000_000n;

/** Gives a customer credit for a reason, ready to use at once; the cost goes into the relationship's value. */
export async function grantReward(grant: Grant, actor: Actor, now: Date): Promise<GrantResult> {
  if (grant.amountMinor <= 0n) return refuse("bad-amount", "Enter an amount above zero.");
  if (grant.amountMinor > largestGrantMinor)
    return refuse("bad-amount", "That is more than one grant may give. Enter a smaller amount.");
  if (!isCurrency(grant.currency)) return refuse("bad-currency", "Enter a currency code such as EUR.");
  if (grant.reason.trim() === "")
    return refuse("no-reason", "Say what it is for: the customer reads it, and so does the audit log.");
  return withTransaction(async (client) => {
    const [customer] = await sql(client, "select 1 from customer where id = $1::uuid for no key update", [
      grant.customerId,
    ]);
    if (customer === undefined) return refuse("no-such-customer", "There is no such customer.");
    const [known] = await sql(client, "select 1 from reward where id = $1::uuid", [grant.grantId]);
    if (known !== undefined) return { kind: "duplicate", rewardId: grant.grantId };
    const reward = {
      id: grant.grantId,
      ruleId: null,
      triggerEventId: grant.grantId,
      beneficiaryId: grant.customerId,
      kind: "grant" as const,
      outcomeId: null,
      amountMinor: grant.amountMinor,
      currency: grant.currency,
      reason: grant.reason.trim(),
      availableAt: now,
    };
    const { version } = await currentParameters(client);
    await saveEntries(client, [grantedReward(reward, version, now)], now);
    await saveRewards(client, [reward], now);
    const data = {
      amountMinor: grant.amountMinor.toString(),
      currency: grant.currency,
      reason: reward.reason,
    };
    const event = {
      actor,
      verb: "reward.granted",
      subjectKind: "reward",
      subjectId: reward.id,
      customerId: grant.customerId,
    };
    await recordEvent(client, { ...event, data }, now);
    await tellOfRewards(client, [reward], now, await signerOf(client, actor));
    return { kind: "granted", rewardId: reward.id };
  });
}

/** The name under a grant, where a person gave it. */
async function signerOf(on: Executor, actor: Actor): Promise<string | null> {
  if (actor.kind !== "staff") return null;
  const [signer] = await sql<{ name: string }>(on, "select name from staff where id = $1::uuid", [actor.id]);
  return signer?.name ?? null;
}
