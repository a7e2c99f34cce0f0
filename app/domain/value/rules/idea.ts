import { portion, splitByWeights } from "#app/kernel/money.ts";
import { netOfCost } from "../attribution/feature-pot.ts";
import { upliftFrom } from "../attribution/transfer.ts";
import { betaQuantile } from "../beta.ts";
import { type Input, leastCertain } from "../entry.ts";
import { certain, type Figure, ratesOf, valuesToCome, type Worth } from "../figure.ts";
import type { Parameters, RuleParameters } from "../parameters/parameters.ts";
import { wordsFor } from "../shrinkage/distribution.ts";
import {
  factOf,
  type GiftFacts,
  type GiftOutcome,
  type GiftShare,
  measured,
  notMeasured,
  placeAmong,
} from "./gift.ts";
import { type FigureWords, numberOf, shareOfPot } from "./gift-figure.ts";
import { valuePendingIdea } from "./pending-idea.ts";

type Measured = GiftOutcome & { marginMinor: bigint; costMinor: bigint; currency: string };

/**
 * An idea (VALUE §2.5): ½ · ν · max(0, uplift − cost of building), split equally among its authors, once its outcome
 * was shipped with both measured; of the uplift so far realised, of that to come expected. While it is open or planned,
 * the chance that it ships × ν/2 × what the company's shipped ideas are worth, expected. Where whose margin rose is
 * known, the same is debited there; an uplift that is known in sum only is debited on the company's own account. Until
 * then €0.
 *
 * From `POST /api/v1/outcomes`: state `shipped`; `marginMinor` the uplift so far; `costMinor` what building it cost;
 * `measured.expectedMarginMinor` the uplift to come; `customer` whose margin rose, if one's; `influencedBy` all ideas
 * and comments that were merged in it.
 */
export function valueIdea(gift: GiftFacts, parameters: RuleParameters): Figure[] {
  const drafts = valueShipped(gift, parameters);
  if (drafts.length > 0) return drafts;
  const pending = valuePendingIdea(gift, parameters);
  if (pending.length > 0) return pending;
  const how =
    gift.kind === "idea"
      ? "Once it is shipped, send the outcome by the API: state shipped, marginMinor (the margin it added, by a test or a comparison) and costMinor (what building it cost)"
      : "A comment counts with the idea that it belongs to: name it among what influenced the outcome";
  return [certain(notMeasured(gift, parameters, "idea", how))];
}

/** What came of a gift that led to something shipped; nothing while that is not measured. */
export function valueShipped(gift: GiftFacts, parameters: Parameters): Figure[] {
  return gift.outcomes
    .filter(isMeasured)
    .flatMap((outcome) => [...shipped(gift, outcome, parameters), ...toCome(gift, outcome, parameters)]);
}

function isMeasured(outcome: GiftOutcome): outcome is Measured {
  const { state, marginMinor, costMinor, currency } = outcome;
  return state === "shipped" && marginMinor !== null && costMinor !== null && currency !== null;
}

function shipped(gift: GiftFacts, outcome: Measured, parameters: Parameters): Figure[] {
  const place = placeAmong(gift, outcome);
  if (place === null) return [];
  const [alpha, beta] = shapeOfNew(parameters);
  const gain = outcome.marginMinor > outcome.costMinor ? outcome.marginMinor - outcome.costMinor : 0n;
  const equal = outcome.authors.map(() => 1n);
  const shareOf = (pot: bigint) => splitByWeights(pot, equal)[place] ?? 0n;
  const at = (probability: number) =>
    shareOf(portion(gain, BigInt(Math.round(betaQuantile(probability, alpha, beta) * 1e9)), 2_000_000_000n));
  const part = (of: number) => BigInt(Math.round(of * 1e6));
  const share = {
    amountMinor: shareOf(portion(gain, part(alpha), part(2 * (alpha + beta)))),
    lowMinor: at(0.1),
    highMinor: at(0.9),
  };
  const words = { ...wordsOf(outcome, parameters), flow: "saving" } as const;
  const perNew = Number(gain) / 2 / outcome.authors.length;
  const figure: Figure = {
    ...measured(gift, outcome, share, words, parameters),
    sample: ({ rates }) => perNew * rates.ideaIsNew,
  };
  const pot = outcome.outcomeId;
  const { customerId: debtor, raised, authors } = outcome;
  if (raised === undefined && debtor !== null && authors.some(({ customerId }) => customerId === debtor))
    return [certain(measured(gift, outcome, nothing, words, parameters))];
  return upliftFrom({ ...figure, pot }, outcome);
}

/** Whose own margin rose by an own idea has it in their purchases already (VALUE §2.3, rule 8). */
const nothing: GiftShare = { amountMinor: 0n, lowMinor: 0n, highMinor: 0n };

/** The uplift to come, less what it has not yet earned back of the cost. */
function toCome(gift: GiftFacts, outcome: Measured, parameters: Parameters): Figure[] {
  const expected = numberOf(outcome, "expectedMarginMinor");
  const isAuthor = outcome.authors.some(({ customerId }) => customerId === outcome.customerId);
  if (expected === null || isAuthor || !valuesToCome(parameters)) return [];
  const [, gain = 0] = netOfCost([Number(outcome.marginMinor), expected], Number(outcome.costMinor));
  const { inputs, grade } = wordsOf(outcome, parameters);
  const words: FigureWords = {
    component: "CKV",
    basis: "expected",
    grade,
    formula: "idea/to-come@1",
    inputs: [factOf(outcome, "margin to come", expected.toString()), ...inputs],
  };
  const worth: Worth = { at: (rates) => (gain / 2) * rates.ideaIsNew, uses: ["ideaIsNew"] };
  return shareOfPot(gift, outcome, worth, words, parameters).flatMap((figure) => upliftFrom(figure, outcome));
}

/** ν, the share of shipped ideas that the company would not have built by itself. */
function shapeOfNew(parameters: Parameters): [alpha: number, beta: number] {
  const { posterior } = ratesOf(parameters).ideaIsNew;
  if (posterior.family !== "beta") throw new Error("the share of new ideas must be Beta");
  return [posterior.alpha, posterior.beta];
}

function wordsOf(outcome: Measured, parameters: Parameters) {
  const { posterior, grade } = ratesOf(parameters).ideaIsNew;
  const { ideaSource } = parameters;
  const inputs: Input[] = [
    factOf(outcome, "margin it added", outcome.marginMinor.toString()),
    factOf(outcome, "cost of building it", outcome.costMinor.toString()),
    {
      name: "would not have been built otherwise",
      value: ideaSource === null ? wordsFor(posterior) : `${wordsFor(posterior)}, ${ideaSource}`,
      sourceRef: `parameters:${parameters.version}`,
      grade,
    },
    factOf(outcome, "authors", `${outcome.authors.length} in all`),
  ];
  const worst = leastCertain([outcome.evidence ?? "C", grade]);
  return { grade: worst, formula: "idea/shipped@1", inputs };
}
