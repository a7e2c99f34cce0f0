import { type EntryDraft, plain } from "../entry.ts";

/** A credit that staff gave, in minor units. */
export type GrantFacts = { id: string; beneficiaryId: string; amountMinor: bigint; currency: string };

/** A grant by staff is a cost of the relationship: realised, booked, no transfer to anyone. */
export function grantedReward(grant: GrantFacts, parametersVersion: number, at: Date): EntryDraft {
  return {
    ...plain,
    customerId: grant.beneficiaryId,
    kind: "granted-reward",
    component: "COST",
    flow: "saving",
    orderId: null,
    rewardId: grant.id,
    amountMinor: -grant.amountMinor,
    lowMinor: -grant.amountMinor,
    highMinor: -grant.amountMinor,
    currency: grant.currency,
    grade: "A",
    formula: "granted-reward@1",
    inputs: [
      { name: "reward", value: grant.amountMinor.toString(), sourceRef: `reward:${grant.id}`, grade: "A" },
    ],
    parametersVersion,
    occurredAt: at,
  };
}
