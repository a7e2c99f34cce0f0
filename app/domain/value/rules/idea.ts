import { portion, splitByWeights } from "#app/kernel/money.ts";
import { betaQuantile } from "../beta.ts";
import type { EntryDraft } from "../entry.ts";
import {
  factOf,
  type GiftFacts,
  type GiftOutcome,
  type GiftShare,
  measured,
  notMeasured,
  placeAmong,
} from "../gift.ts";
import type { Parameters } from "../parameters.ts";

type Measured = GiftOutcome & { marginMinor: bigint; costMinor: bigint; currency: string };

/**
 * An idea, realised (VALUE §2.5): ½ · ν · max(0, uplift − cost of building) with ν of the parameters, split equally among its authors, once its
 * outcome was shipped with both measured. Where the outcome names the customer whose margin rose, the same is debited
 * there; an uplift that is known in sum only has nobody to debit and stands as a saving, so that the figures of all
 * customers still add up to own margin and savings. Until then €0.
 */
export function valueIdea(
  gift: GiftFacts,
  parameters: Parameters & { reportingCurrency: string },
): EntryDraft[] {
  const drafts = valueShipped(gift, parameters);
  if (drafts.length > 0) return drafts;
  const how =
    gift.kind === "idea"
      ? "Once it is shipped, send the outcome by the API: state shipped, marginMinor (the margin it added, by a test or a comparison) and costMinor (what building it cost)"
      : "A comment counts with the idea that it belongs to: name it among what influenced the outcome";
  return [notMeasured(gift, parameters, "idea", how)];
}

/** What came of a gift that led to something shipped; nothing while that is not measured. */
export function valueShipped(gift: GiftFacts, parameters: Parameters): EntryDraft[] {
  return gift.outcomes.filter(isMeasured).flatMap((outcome) => shipped(gift, outcome, parameters));
}

function isMeasured(outcome: GiftOutcome): outcome is Measured {
  const { state, marginMinor, costMinor, currency } = outcome;
  return state === "shipped" && marginMinor !== null && costMinor !== null && currency !== null;
}

function shipped(gift: GiftFacts, outcome: Measured, parameters: Parameters): EntryDraft[] {
  const place = placeAmong(gift, outcome);
  if (place === null) return [];
  const gain = outcome.marginMinor > outcome.costMinor ? outcome.marginMinor - outcome.costMinor : 0n;
  const { ideaAlpha: alpha, ideaBeta: beta, ideaSource } = parameters;
  const equal = outcome.authors.map(() => 1n);
  const shareOf = (pot: bigint) => splitByWeights(pot, equal)[place] ?? 0n;
  const at = (probability: number) =>
    shareOf(portion(gain, BigInt(Math.round(betaQuantile(probability, alpha, beta) * 1e9)), 2_000_000_000n));
  const share = {
    amountMinor: shareOf(portion(gain, BigInt(alpha), BigInt(2 * (alpha + beta)))),
    lowMinor: at(0.1),
    highMinor: at(0.9),
  };
  const inputs = [
    factOf(outcome, "margin it added", outcome.marginMinor.toString()),
    factOf(outcome, "cost of building it", outcome.costMinor.toString()),
    {
      name: "would not have been built otherwise",
      value: ideaSource === null ? `Beta(${alpha}, ${beta})` : `Beta(${alpha}, ${beta}), ${ideaSource}`,
      sourceRef: `parameters:${parameters.version}`,
      grade: "D" as const,
    },
    factOf(outcome, "authors", `${outcome.authors.length} in all`),
  ];
  const words = { grade: "D" as const, formula: "idea/shipped@1", inputs };
  const debtor = outcome.customerId;
  if (debtor === null || share.amountMinor === 0n)
    return [measured(gift, outcome, share, { ...words, flow: "saving" }, parameters)];
  const isAuthor = outcome.authors.some(({ customerId }) => customerId === debtor);
  if (isAuthor) return [measured(gift, outcome, nothing, { ...words, flow: "saving" }, parameters)];
  const credit = measured(gift, outcome, share, { ...words, flow: "credit" }, parameters);
  const debit = { amountMinor: -share.amountMinor, lowMinor: -share.highMinor, highMinor: -share.lowMinor };
  const pot = outcome.outcomeId;
  return [
    { ...credit, pot },
    { ...credit, ...debit, pot, customerId: debtor, component: "CLV", flow: "debit" },
  ];
}

/** Whose own margin rose by an own idea has it in their purchases already (VALUE §2.3, rule 8). */
const nothing: GiftShare = { amountMinor: 0n, lowMinor: 0n, highMinor: 0n };
