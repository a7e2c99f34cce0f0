import { type Exclusion, exclusionOf } from "../attribution/admissible-influence.ts";
import { chainAbove, deepest } from "../attribution/chains.ts";
import type { Influence } from "../attribution/influence-pot.ts";
import type { Component, Grade, Input } from "../entry.ts";
import { rateInput, ratesOf } from "../figure.ts";
import type { Parameters } from "../parameters/parameters.ts";
import type { RateName } from "../shrinkage/default-priors.ts";
import type { RateValues } from "../shrinkage/rates.ts";
import { type DealEffect, dealEffectOf, leftOf } from "./deal-effects.ts";
import type { DealFacts, DealInfluence, DealLink } from "./deal-facts.ts";

/** Somebody whose contribution shares in a deal's pot. */
export type Player = {
  customerId: string;
  contributionId: string;
  kind: string;
  component: Component;
  grade: Grade;
  inputs: Input[];
};

/** A contribution that shares in nothing, and why. */
export type LeftOut = DealInfluence & { because: Exclusion | "no effect of this kind is known" };

/** Who plays in a deal, what their contributions do, and who was left out. */
export type Players = {
  players: Player[];
  leftOut: LeftOut[];
  influencesAt: (rates: RateValues) => Influence[];
  uses: RateName[];
};

type Effective = { influence: DealInfluence; effect: DealEffect; left: number; needs: number[] };

/**
 * Tells who plays: whoever influenced the deal, and whoever brought those, up to four links from the buyer. A person
 * counts once a kind; who is the buyer, of their company, or brought by them, counts for nothing, wherever they stand. The order in which
 * influences are given does not matter.
 */
export function playersOf(deal: DealFacts, parameters: Parameters): Players {
  const given = oncePerKind(deal.influences).map((influence) => ({
    influence,
    effect: dealEffectOf(influence.kind),
    because: exclusionOf(influence.by, deal.buyer, deal.links),
  }));
  const leftOut = given.flatMap(({ influence, effect, because }): LeftOut[] => {
    if (because !== null) return [{ ...influence, because }];
    return effect === undefined ? [{ ...influence, because: "no effect of this kind is known" }] : [];
  });
  const players: Player[] = [];
  const effective = given.flatMap(({ influence, effect, because }): Effective[] => {
    if (effect === undefined || because !== null) return [];
    const left = leftOf(effect, influence.at, deal.openedAt);
    players.push(playerOf(influence, effect, left, deal, parameters));
    return [{ influence, effect, left, needs: [players.length - 1] }];
  });
  for (const { influence, effect, needs } of effective) {
    for (const link of chainAbove(influence.by.customerId, deal.links, deepest - 1)) {
      const because = exclusionOf(link.by, deal.buyer, deal.links);
      if (because !== null) {
        if (!leftOut.some(({ contributionId }) => contributionId === link.contributionId))
          leftOut.push({ ...deedOf(link, deal), because });
        continue;
      }
      const known = players.findIndex(({ contributionId }) => contributionId === link.contributionId);
      if (known < 0) players.push(linkPlayer(link, influence, effect, deal, parameters));
      needs.push(known < 0 ? players.length - 1 : known);
    }
  }
  return {
    players,
    leftOut,
    uses: [...new Set<RateName>(["winRate", ...effective.map(({ effect }) => effect.rate)])],
    influencesAt: (rates) =>
      effective.map(({ effect, left, needs }) => ({ effect: effect.effect(rates) * left, needs })),
  };
}

/** Having brought somebody, as a deed like others that had a part in the deal. */
function deedOf({ by, contributionId }: DealLink, { openedAt }: DealFacts): DealInfluence {
  return { contributionId, kind: "referral", by, at: openedAt, mattered: null };
}

function oncePerKind(influences: readonly DealInfluence[]): DealInfluence[] {
  const earliest = influences.toSorted(
    (a, b) => a.at.getTime() - b.at.getTime() || (a.contributionId < b.contributionId ? -1 : 1),
  );
  const byPerson = new Map(earliest.toReversed().map((one) => [`${one.by.customerId} ${one.kind}`, one]));
  return [...byPerson.values()].sort((a, b) => (a.contributionId < b.contributionId ? -1 : 1));
}

function playerOf(
  influence: DealInfluence,
  effect: DealEffect,
  left: number,
  deal: DealFacts,
  parameters: Parameters,
): Player {
  const { contributionId, kind, by } = influence;
  const inputs = [rateInput("effect on a deal", effect.rate, parameters)];
  const faded: Input = {
    name: "left of it when the deal began",
    value: `${Math.round(left * 100)} %`,
    sourceRef: `contribution:${contributionId}`,
    grade: "A",
  };
  const answer: Input = {
    name: "how much it mattered, by the buyer",
    value: `${influence.mattered} of 10`,
    sourceRef: `outcome:${deal.outcomeId}`,
    grade: "B",
  };
  if (left !== 1) inputs.push(faded);
  if (influence.mattered !== null) inputs.push(answer);
  const { grade } = ratesOf(parameters)[effect.rate];
  return { customerId: by.customerId, contributionId, kind, component: effect.component, grade, inputs };
}

function linkPlayer(
  { influencerId, contributionId }: DealLink,
  brought: DealInfluence,
  effect: DealEffect,
  deal: DealFacts,
  parameters: Parameters,
): Player {
  const through: Input = {
    name: "through whoever they brought",
    value: brought.kind,
    sourceRef: `contribution:${brought.contributionId}`,
    grade: "A",
  };
  const { inputs, grade } = playerOf(brought, effect, 1, deal, parameters);
  return {
    customerId: influencerId,
    contributionId,
    kind: "referral",
    component: "CRV",
    grade,
    inputs: [through, ...inputs],
  };
}
