import { addMonths } from "#app/kernel/dates.ts";
import type { Party } from "../attribution/admissible-influence.ts";
import { type Bringing, type Influencer, influencersOf } from "../attribution/influencers-of.ts";
import { splitByShares } from "../attribution/split-by-shares.ts";
import { betaQuantile } from "../beta.ts";
import { type Grade, leastCertain } from "../entry.ts";
import { around, toMinor } from "../figure.ts";
import { weeksPerMonth } from "../models/horizon.ts";
import { randomFrom } from "../models/random.ts";
import type { Parameters, SpendModels } from "../parameters/parameters.ts";
import { liftOf } from "../rules/referral-lift.ts";
import { drawFrom } from "../shrinkage/distribution.ts";
import { drawSpending, type FittedModels, type ObservedCustomer } from "./draw-spending.ts";
import { type Ahead, anyIfAlive, purchasesIfAlive } from "./score-table.ts";

/** A friend who joined, as they are forecast, with all links that led to them. */
export type Friend = {
  customer: ObservedCustomer;
  party: Party;
  links: readonly Bringing[];
  alive: number;
  meanMinor: number;
  /** Of the friend's repeat purchases and age; null where shares are drawn. */
  multiples: readonly number[] | null;
};

/** A share of a friend's margin to come, in minor units. */
export type Share = {
  friendId: string;
  referrerId: string;
  contributionId: string;
  outcomeId: string;
  referrers: number;
  months: number;
  amountMinor: bigint;
  lowMinor: bigint;
  medianMinor: bigint;
  highMinor: bigint;
  grade: Grade;
};

/** By what shares are computed: the moment, the parameters, the models as fitted and, where shares are drawn, drawn ones. */
export type Sharing = {
  at: Date;
  parameters: Parameters;
  fitted: FittedModels;
  drawn: readonly SpendModels[];
  ahead: Ahead;
};

/**
 * The months of the horizon that are left at a moment since somebody joined: as many whole ones as end before it does.
 */
export function monthsLeft(joinedAt: Date, at: Date, horizonMonths: number): number {
  const end = addMonths(joinedAt, horizonMonths);
  let months = horizonMonths;
  while (months > 0 && addMonths(at, months) > end) months -= 1;
  return months;
}

/**
 * What those who brought a friend will have of the friend's margin to come (VALUE §2.5), as `referralToCome` says: τ × margin
 * to come in the months that are left, shared equally among all who are needed for it.
 */
export function sharesOfFriend(friend: Friend, sharing: Sharing): Share[] {
  const { at, parameters, ahead, fitted } = sharing;
  const left = (one: Influencer) => monthsLeft(one.joinedAt, at, parameters.horizonMonths);
  const referrers = influencersOf(friend.party, friend.links).influencers.filter((one) => left(one) > 0);
  const [first] = referrers;
  if (first === undefined || parameters.marginBasisPoints === null) return [];
  const months = left(first);
  const lift = liftOf(parameters);
  const ifAlive = purchasesIfAlive(fitted.buying.model, friend.customer, { ...ahead, months });
  const margin = (parameters.marginBasisPoints / 10_000) * friend.meanMinor * (friend.alive * ifAlive);
  const pot = (lift.alpha / (lift.alpha + lift.beta)) * Math.max(0, margin);
  if (pot <= 0) return [];
  const amounts = splitByShares(
    toMinor(pot),
    referrers.map(() => 1),
  );
  const [low, median, high] = pointsOfPot(friend, { months, margin }, sharing).map((point) =>
    toMinor(point / referrers.length),
  ) as [bigint, bigint, bigint];
  return referrers.map((referrer, index) => {
    const amountMinor = amounts[index] ?? 0n;
    return {
      friendId: friend.party.customerId,
      referrerId: referrer.customerId,
      contributionId: referrer.contributionId,
      outcomeId: referrer.outcomeId,
      referrers: referrers.length,
      months,
      amountMinor,
      ...around(amountMinor, low, high),
      medianMinor: median,
      grade: leastCertain(["C", lift.grade]),
    };
  });
}

type Pot = { months: number; margin: number };

function pointsOfPot(friend: Friend, pot: Pot, sharing: Sharing): number[] {
  return friend.multiples === null
    ? drawnPoints(friend.customer, pot.months, sharing)
    : mixedPoints(friend, friend.multiples, pot, sharing);
}

const levels = [0.1, 0.5, 0.9];

/** Draws τ and the friend's purchases. */
function drawnPoints(
  customer: ObservedCustomer,
  months: number,
  { parameters, ahead, drawn }: Sharing,
): number[] {
  const { alpha, beta } = liftOf(parameters);
  const random = randomFrom(41);
  const share = (parameters.marginBasisPoints ?? 0) / 10_000;
  const { ahead: spent } = drawSpending(customer, drawn, { ...ahead, months });
  const pots = spent
    .map((revenue) => share * revenue * drawFrom(random, { family: "beta", alpha, beta }))
    .sort();
  return levels.map((level) => at(pots, level * (pots.length - 1)));
}

/** The points of τ × what comes, each at values of equal chance, independent of one another. */
function mixedPoints(
  { customer, alive }: Friend,
  multiples: readonly number[],
  { months, margin }: Pot,
  { parameters, fitted }: Sharing,
): number[] {
  const any = anyIfAlive(fitted.buying.model, customer, months * weeksPerMonth);
  const [reach, worth] = [alive * any, margin / alive / any];
  const { alpha, beta } = liftOf(parameters);
  const lifts = liftsAt.map((level) => betaQuantile(level, alpha, beta));
  const pots = Float64Array.from(
    lifts.flatMap((lift) => multiples.map((multiple) => lift * worth * multiple)),
  ).sort();
  return levels.map((level) => {
    const above = (level - (1 - reach)) / reach;
    return above <= 0 ? 0 : at(pots, above * (pots.length - 1));
  });
}

const liftsAt = [0.1, 0.3, 0.5, 0.7, 0.9];

function at(sorted: Float64Array, place: number): number {
  const below = Math.floor(place);
  const [low, high] = [sorted[below] ?? 0, sorted[below + 1] ?? sorted[below] ?? 0];
  return low + (place - below) * (high - low);
}
