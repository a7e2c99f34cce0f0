import fc from "fast-check";
import { expect, test } from "vitest";
import { parameters } from "#tests/support/worked-example.ts";
import { chainAbove } from "../attribution/chains.ts";
import { companyAccount } from "../entry.ts";
import type { Figure } from "../figure.ts";
import { randomFrom } from "../models/random.ts";
import { meansOf, type Rates } from "../shrinkage/rates.ts";
import { contractToCome } from "./contract-to-come.ts";
import { type Forecast, forecastMargin, purchasesToCome } from "./purchases-to-come.ts";
import {
  type FriendFacts,
  type InvitationFacts,
  invitationToCome,
  referralToCome,
} from "./referral-to-come.ts";
import { valueOrder } from "./value-order.ts";

const at = new Date("2026-11-22T12:00:00Z");
const { rates } = parameters;
const sum = (figures: readonly Figure[]) =>
  figures.reduce((total, { amountMinor }) => total + amountMinor, 0n);
const amounts = (figures: readonly Figure[]) =>
  figures.map(({ customerId, flow, amountMinor }) => [customerId, flow, amountMinor]);
const referrer = (customerId: string) => ({ customerId, contributionId: `referral of ${customerId}` });

const ada = {
  customerId: "ada",
  currency: "EUR",
  history: { x: 2, tx: 30.43, age: 38.86 },
  spend: { x: 2, mean: 223_500 },
  at,
  lastOrderId: "3",
};
const { models: published, ...withoutModels } = parameters;
if (published === undefined) throw new Error("the example has no models");

test("no margin or no model, no value to come", () => {
  expect(purchasesToCome(ada, { ...parameters, marginBasisPoints: null })).toEqual([]);
  expect(purchasesToCome(ada, withoutModels)).toEqual([]);
  const endless = { ...parameters, models: { ...published, spend: { p: 6.25, q: 0.9, gamma: 154_400 } } };
  expect(purchasesToCome({ ...ada, spend: { x: 0, mean: 0 } }, endless)).toEqual([]);
});

test("one draw gives a customer's purchases once, for their own figure and for the debit of it", () => {
  const forecast = forecastMargin(ada, parameters, 36);
  const random = randomFrom(3);
  const draw = { rates: meansOf(rates as Rates), random };
  expect(forecast?.sample(draw)).toBe(forecast?.sample(draw));
  const values = Array.from({ length: 20 }, () => forecast?.sample({ ...draw }));
  expect(new Set(values).size).toBeGreaterThan(5);
});

test("renewals of a contract come to the discounted residual lifetime of sBG, and end with the horizon", () => {
  const contract = {
    customerId: "ada",
    orderId: "contract",
    currency: "EUR",
    at,
    marginMinor: 100_000n,
    periodMonths: 12,
    model: { alpha: 0.668, beta: 3.806 },
    modelRef: "valuation:published" as const,
  };
  const lasting = { ...parameters, horizonMonths: 12 * 2_000 };
  const years = (period: number, known = parameters) =>
    Number(contractToCome({ ...contract, period }, known)[0]?.amountMinor ?? 0n) / 100_000;
  expect([1, 2, 3, 4].map((period) => years(period, lasting))).toEqual([
    expect.closeTo(5.4149, 3),
    expect.closeTo(5.9018, 3),
    expect.closeTo(6.2943, 3),
    expect.closeTo(6.6203, 3),
  ]);
  const kept = (3.806 / 4.474) * (1 + (4.806 / 5.474) * (1 / 1.1) * (1 + 5.806 / 6.474 / 1.1));
  expect(years(1)).toBeCloseTo(kept, 4);
  const [figure] = contractToCome({ ...contract, period: 1 }, parameters);
  expect(figure).toMatchObject({
    lowMinor: 0n,
    basis: "expected",
    flow: "own",
    component: "CLV",
    grade: "C",
  });
  expect(contractToCome({ ...contract, period: 1, periodMonths: 48 }, parameters)).toEqual([]);
});

const forecast = (meanMinor: number): Forecast => ({
  meanMinor,
  grade: "C",
  inputs: [{ name: "margin to come", value: String(meanMinor), sourceRef: "order:1", grade: "C" }],
  sample: () => meanMinor,
});
const friend = (meanMinor: number, ...who: string[]): FriendFacts => ({
  outcomeId: "joined",
  friendId: "bolt",
  currency: "EUR",
  at,
  referrers: who.map(referrer),
  toCome: forecast(meanMinor),
});

test("a friend's margin to come is shared by who brought them, each once, and not by themselves", () => {
  expect(amounts(referralToCome(friend(600_000, "ada", "ada", "bolt"), parameters))).toEqual([
    ["ada", "credit", 380_000n],
    ["bolt", "debit", -380_000n],
  ]);
  expect(referralToCome(friend(600_000, "bolt"), parameters)).toEqual([]);
  expect(referralToCome(friend(-5, "ada"), parameters)).toEqual([]);
  const [credit] = referralToCome(friend(600_000, "ada"), withoutModels);
  // Beta(19, 11) has its 10 % and 90 % quantiles at .5195 and .7434.
  expect(Math.abs(Number(credit?.lowMinor) / 600_000 - 0.5195)).toBeLessThan(0.012);
  expect(Math.abs(Number(credit?.highMinor) / 600_000 - 0.7434)).toBeLessThan(0.012);
});

test("along chains of referrals, what was earned and what is to come conserve to the cent, and nobody is credited twice", () => {
  const line = ["e", "d", "c", "b", "ada"];
  const links = line.slice(1).map((who, index) => ({
    influencerId: line[index] ?? "",
    influencedId: who,
    contributionId: `referral of ${line[index]}`,
  }));
  const all = [{ influencerId: "ada", influencedId: "bolt", contributionId: "referral of ada" }, ...links];
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 11n }),
      fc.integer({ min: 1, max: 6 }),
      (amountMinor, depth) => {
        const chain = chainAbove("bolt", all, Math.min(depth, 4));
        const influencers = chain.map(({ influencerId, contributionId }) => ({
          customerId: influencerId,
          contributionId,
          outcomeId: "joined",
          joinedAt: at,
        }));
        const order = {
          orderId: "1",
          customerId: "bolt",
          placedAt: at,
          amountMinor,
          currency: "EUR",
          costMinor: null,
        };
        const figures = [
          ...valueOrder({ order, influencers, incentives: [] }, parameters),
          ...referralToCome({ ...friend(Number(amountMinor) / 3), referrers: influencers }, withoutModels),
        ];
        const own = figures.filter(({ flow }) => flow === "own");
        expect(sum(figures)).toBe(sum(own));
        const credited = figures.filter(({ flow, basis }) => flow === "credit" && basis === "realised");
        expect(new Set(credited.map(({ customerId }) => customerId)).size).toBe(credited.length);
        expect(credited.length).toBeLessThanOrEqual(4);
        expect(sum(credited)).toBeLessThanOrEqual(sum(own));
      },
    ),
    { numRuns: 15 },
  );
});

test("orders know the company's own share of referrals, as soon as there is one", () => {
  const order = {
    orderId: "1",
    customerId: "bolt",
    placedAt: at,
    amountMinor: 1_000_000n,
    currency: "EUR",
    costMinor: null,
  };
  const brought = { ...referrer("ada"), outcomeId: "joined", joinedAt: at };
  const figures = valueOrder({ order, influencers: [brought], incentives: [] }, parameters);
  expect(figures.slice(1)).toMatchObject([
    { amountMinor: 253_333n, grade: "C", flow: "credit" },
    { amountMinor: -253_333n, grade: "C", flow: "debit" },
  ]);
  const { rates: __, ...unknown } = parameters;
  expect(valueOrder({ order, influencers: [brought], incentives: [] }, unknown)[1]).toMatchObject({
    amountMinor: 200_000n,
    grade: "D",
  });
});

const invitation: InvitationFacts = {
  currency: "EUR",
  at,
  referrer: referrer("ada"),
  joinMarginMinor: 1_000_000n,
  incentiveMinor: 20_000n,
};

test("an open invitation: the chance to join times what a friend brings; the wish alone is worth nothing", () => {
  expect(invitationToCome({ ...invitation, joinMarginMinor: null }, parameters)).toEqual([]);
  const joins = 0.12;
  expect(amounts(invitationToCome(invitation, parameters))).toEqual([
    ["ada", "credit", BigInt(Math.round(joins * (19 / 30) * 1_000_000))],
    [companyAccount, "debit", -BigInt(Math.round(joins * (19 / 30) * 1_000_000))],
    ["ada", "saving", BigInt(Math.round(joins * ((11 / 30) * 90_000 - 20_000)))],
  ]);
  const free = { ...parameters, acquisitionCostMinor: 0n };
  expect(invitationToCome({ ...invitation, incentiveMinor: 0n }, free)).toHaveLength(2);
  expect(sum(invitationToCome({ ...invitation, currency: "USD" }, parameters).slice(2))).toBe(-2_400n);
});
