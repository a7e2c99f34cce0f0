import { type Chances, chancesOf, potFraction } from "../attribution/influence-pot.ts";
import { splitByShares } from "../attribution/split-by-shares.ts";
import { transfer } from "../attribution/transfer.ts";
import { mostKept } from "../books/keepable.ts";
import type { Input } from "../entry.ts";
import { around, type Figure, rateInput, ratesOf, standardDraws, toMinor } from "../figure.ts";
import { spreadOf } from "../models/posterior.ts";
import type { Parameters } from "../parameters/parameters.ts";
import { meansOf, type RateValues } from "../shrinkage/rates.ts";
import type { DealFacts } from "./deal-facts.ts";
import { type Players, playersOf } from "./deal-players.ts";
import { draftOf, leftOutOf, lostFor, noMargin, winRateUnknown, withoutFigure } from "./deal-without-pot.ts";

type Part = {
  basis: "realised" | "expected";
  marginMinor: bigint;
  players: Players;
  chancesAt: (rates: RateValues) => Chances;
};

/**
 * A deal (VALUE §2.2, §2.3, §2.5): the influence pot is margin × (p(all) − p(nobody)) while it is open, margin × the
 * attributable fraction once it is won, nothing once it is lost; split by Shapley among reference calls, case studies,
 * talks, press and shares; each credit debited on the buyer. Without own deals the win rate is unknown: €0, and
 * what would tell it.
 *
 * From `POST /api/v1/outcomes`: kind `deal`; state `won` or `lost`, any other is open; `customer` is the buyer;
 * `marginMinor` what it brought so far; `measured.expectedMarginMinor` what is to come; `influencedBy` the
 * contributions; `measured.mattered` the buyer's answer for all of them. It was opened when its first state occurred.
 */
export function valueDeal(deal: DealFacts, parameters: Parameters): Figure[] {
  const found = playersOf(deal, parameters);
  if (ratesOf(parameters).winRate.grade === "D") {
    const unknown = found.players.map((player) => withoutFigure(deal, player, winRateUnknown, parameters));
    return [...found.leftOut.map((one) => leftOutOf(deal, one, parameters)), ...unknown];
  }
  const chancesAt = (rates: RateValues) =>
    chancesOf(rates.winRate, found.influencesAt(rates), found.players.length);
  const parts = (["realised", "expected"] as const).map((basis): Part => {
    const marginMinor = basis === "realised" ? deal.marginMinor : deal.expectedMarginMinor;
    return { basis, marginMinor, players: found, chancesAt };
  });
  const { marginMinor, expectedMarginMinor } = deal;
  const isTooMuch = marginMinor > mostKept || expectedMarginMinor > mostKept;
  const hasMargin = (marginMinor > 0n || expectedMarginMinor > 0n) && !isTooMuch;
  const bare = deal.state === "lost" || hasMargin ? [] : found.players;
  return [
    ...found.leftOut.map((one) => leftOutOf(deal, one, parameters)),
    ...bare.map((player) => withoutFigure(deal, player, noMargin, parameters)),
    ...(deal.state === "lost" ? found.players.map((player) => lostFor(deal, player, parameters)) : []),
    ...(isTooMuch ? [] : parts.flatMap((part) => potOf(deal, part, parameters))),
  ];
}

function potOf(deal: DealFacts, part: Part, parameters: Parameters): Figure[] {
  const { players } = part.players;
  const rates = ratesOf(parameters);
  const margin = Number(part.marginMinor);
  const isNothing = deal.state === "lost" || (deal.state === "open" && part.basis === "realised");
  if (isNothing || players.length === 0 || margin <= 0) return [];
  const chances = part.chancesAt(meansOf(rates));
  const amounts = splitByShares(
    toMinor(margin * Math.max(0, potFraction(chances, deal.state))),
    chances.shares,
  );
  const sharesAt = sharesOf(deal, part, chances);
  const drawn = standardDraws(rates).map(sharesAt);
  const gain = chances.withAll - chances.without;
  return players.flatMap((player, index) => {
    const amountMinor = amounts[index] ?? 0n;
    const { low, high } = spreadOf(drawn.map((shares) => (shares[index] ?? 0) * margin));
    const credit: Figure = {
      ...draftOf(deal, player, parameters),
      basis: part.basis,
      pot: deal.outcomeId,
      shareNumerator: gain > 0 ? Math.round(((chances.shares[index] ?? 0) / gain) * millionths) : 0,
      shareDenominator: millionths,
      amountMinor,
      ...around(amountMinor, toMinor(low), toMinor(high)),
      formula: `deal/${deal.state}-${part.basis}@2`,
      inputs: inputsOf(deal, part, chances, parameters, player.inputs),
      sample: ({ rates: values }) => (sharesAt(values)[index] ?? 0) * margin,
    };
    return transfer(credit, [{ customerId: deal.buyer.customerId, marginMinor: 1n }]);
  });
}

const millionths = 1_000_000;

/** Each player's part of the margin under some rates, remembered for one set of them; only the pot is drawn anew where players are many. */
function sharesOf({ state }: DealFacts, { chancesAt, players }: Part, atMeans: Chances) {
  const isMany = players.players.length > mostToDraw;
  const gain = atMeans.withAll - atMeans.without;
  let last: { rates: RateValues; shares: number[] } | null = null;
  return (rates: RateValues): number[] => {
    if (last?.rates === rates) return last.shares;
    const chances = isMany ? { ...potOnly(players, rates), shares: atMeans.shares } : chancesAt(rates);
    const scale = potFraction(chances, state) / (isMany ? gain : chances.withAll - chances.without);
    last = { rates, shares: chances.shares.map((share) => (Number.isFinite(scale) ? share * scale : 0)) };
    return last.shares;
  };
}

const mostToDraw = 4;

function potOnly({ influencesAt }: Players, rates: RateValues): Chances {
  const all = influencesAt(rates).map(({ effect }) => ({ effect, needs: [] }));
  return { ...chancesOf(rates.winRate, all, 0), without: rates.winRate, shares: [] };
}

function inputsOf(
  deal: DealFacts,
  { basis, marginMinor }: Part,
  { without, withAll }: Chances,
  parameters: Parameters,
  own: readonly Input[],
): Input[] {
  const sourceRef = `outcome:${deal.outcomeId}` as const;
  const chance = (name: string, value: number): Input => ({
    name,
    value: `${(value * 100).toFixed(2)} %`,
    sourceRef: `parameters:${parameters.version}`,
    grade: "C",
  });
  return [
    {
      name: basis === "realised" ? "margin of the deal so far" : "margin of the deal to come",
      value: marginMinor.toString(),
      sourceRef,
      grade: basis === "realised" ? "A" : "C",
    },
    rateInput("deals won", "winRate", parameters),
    chance("chance without anybody's influence", without),
    chance("chance with all influences", withAll),
    ...own,
  ];
}
