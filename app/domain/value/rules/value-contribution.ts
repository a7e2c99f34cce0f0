import { type GiftKind, giftKinds } from "../../activity/gift-kinds.ts";
import {
  isParticipation,
  type ParticipationKind,
  participationKinds,
} from "../../activity/participation-kinds.ts";
import { areKeepable } from "../books/keepable.ts";
import { certain, type Figure } from "../figure.ts";
import type { Parameters } from "../parameters/parameters.ts";
import { dealEffectOf } from "./deal-effects.ts";
import { type GiftFacts, notMeasured } from "./gift.ts";
import { valueGift } from "./value-gift.ts";
import { valueParticipation } from "./value-participation.ts";

/** A kind of contribution that is priced by itself. */
export type PricedKind = GiftKind | ParticipationKind;

/** All kinds that are priced by themselves. */
export const pricedKinds: readonly PricedKind[] = [...giftKinds, ...participationKinds];

/**
 * All figures of a contribution by itself. Those of the deals that name it come from `valueDeal`; where it counts there,
 * nothing says here that it was not measured. What was told beyond all measure counts as not measured.
 */
export function valueContribution(gift: GiftFacts<PricedKind>, parameters: Parameters): Figure[] {
  const figures = figuresOf(gift, parameters);
  const { reportingCurrency } = parameters;
  if (reportingCurrency !== null && !areKeepable(figures)) {
    const how =
      "The numbers that were told make more than a million millions. Send them again, amounts in minor units";
    return [certain(notMeasured(gift, { ...parameters, reportingCurrency }, gift.kind, how))];
  }
  const countsInDeal = gift.isInDeal === true && dealEffectOf(gift.kind) !== undefined;
  return countsInDeal ? figures.filter(({ formula }) => !formula.endsWith("/not-measured@1")) : figures;
}

function figuresOf(gift: GiftFacts<PricedKind>, parameters: Parameters): Figure[] {
  return isParticipating(gift)
    ? valueParticipation(gift, parameters)
    : valueGift(gift as GiftFacts, parameters);
}

function isParticipating(gift: GiftFacts<PricedKind>): gift is GiftFacts<ParticipationKind> {
  return isParticipation(gift.kind);
}

/** Whether two kinds share in what came of an outcome: those that one rule values. */
export function countsWith(one: PricedKind, other: string): boolean {
  return ruleOf(one) === ruleOf(other);
}

function ruleOf(kind: string): string {
  const family = families.find((kinds) => kinds.includes(kind));
  return family?.[0] ?? kind;
}

const families: readonly (readonly string[])[] = [
  giftKinds,
  ["press", "analyst", "speaking"],
  ["bulk-order", "subscription", "self-service"],
];
