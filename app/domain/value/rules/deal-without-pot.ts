import { type EntryDraft, type Input, leastCertain, plain } from "../entry.ts";
import { certain, type Figure, ratesOf } from "../figure.ts";
import type { Parameters } from "../parameters/parameters.ts";
import type { DealFacts } from "./deal-facts.ts";
import type { LeftOut, Player } from "./deal-players.ts";

/** What every credit of a deal has in common; its grade is that of what is known least. */
export function draftOf(deal: DealFacts, player: Player, parameters: Parameters) {
  const grades = [player.grade, ratesOf(parameters).winRate.grade];
  return {
    ...plain,
    customerId: player.customerId,
    kind: player.kind,
    component: player.component,
    flow: "credit",
    orderId: null,
    outcomeId: deal.outcomeId,
    contributionId: player.contributionId,
    currency: deal.currency,
    grade: leastCertain(grades),
    parametersVersion: parameters.version,
    occurredAt: deal.occurredAt,
  } as const;
}

/** The company's own deals are not known. */
export const winRateUnknown = {
  formula: "deal/win-rate-unknown@1",
  how: "Send the company's own deals by the API, won and lost: how many it wins is not known yet",
};
/** What the deal brings is not known. */
export const noMargin = {
  formula: "deal/no-margin@1",
  how: "Send the deal again with marginMinor (what it brought) or measured expectedMarginMinor (what it will bring), in minor units",
};

/** €0, and what would tell more. */
export function withoutFigure(
  deal: DealFacts,
  player: Player,
  { formula, how: value }: typeof noMargin,
  parameters: Parameters,
): Figure {
  const sourceRef = `outcome:${deal.outcomeId}` as const;
  const inputs: Input[] = [{ name: "how to measure it", value, sourceRef, grade: "D" }];
  return certain({ ...draftOf(deal, player, parameters), ...nothing, grade: "D", formula, inputs });
}

/** What came of the expected pot of a deal that was lost. */
export function lostFor(deal: DealFacts, player: Player, parameters: Parameters): Figure {
  return certain({
    ...draftOf(deal, player, parameters),
    ...nothing,
    grade: "A",
    formula: "deal/lost@2",
    inputs: [{ name: "the deal was lost", value: "0", sourceRef: `outcome:${deal.outcomeId}`, grade: "A" }],
  });
}

/** What counts for nothing, and why. */
export function leftOutOf(deal: DealFacts, influence: LeftOut, parameters: Parameters): Figure {
  const { by, contributionId, kind, because } = influence;
  const player: Player = {
    customerId: by.customerId,
    contributionId,
    kind,
    component: "CRV",
    grade: "A",
    inputs: [],
  };
  return certain({
    ...draftOf(deal, player, parameters),
    ...nothing,
    grade: "A",
    formula: "deal/left-out@2",
    inputs: [
      { name: "counts for nothing", value: because, sourceRef: `outcome:${deal.outcomeId}`, grade: "A" },
    ],
  });
}

const nothing: Pick<EntryDraft, "amountMinor" | "lowMinor" | "highMinor" | "shareNumerator"> = {
  amountMinor: 0n,
  lowMinor: 0n,
  highMinor: 0n,
  shareNumerator: 0,
};
