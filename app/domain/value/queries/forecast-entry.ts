import type { Grade } from "../entry.ts";
import type { EntryInput, ValueEntryView } from "./value-entry-view.ts";

/** What models say of a customer, with the valuation that they belong to. Amounts are minor units as text. */
export type OwnForecast = {
  valuationId: string;
  at: Date;
  currency: string;
  parametersVersion: number;
  marginBasisPoints: number | null;
  horizonMonths: number;
  customerId: string;
  repeats: number;
  recencyDays: number;
  ageDays: number;
  alive: number;
  /** Discounted purchases to come within the horizon, and the mean amount of one in minor units. */
  purchases: number;
  meanMinor: number;
  computedAt: Date;
  lastOrderId: string | null;
  amountMinor: string;
  lowMinor: string;
  medianMinor: string;
  highMinor: string;
};

/** A share of what is to come of a friend, who is the customer of the forecast. */
export type FriendForecast = OwnForecast & {
  referrerId: string;
  contributionId: string;
  outcomeId: string;
  referrers: number;
  months: number;
  grade: Grade;
};

/** Own purchases to come as an entry. */
export function ownEntry(forecast: OwnForecast): ValueEntryView {
  return {
    ...entryOf(forecast),
    id: "to-come",
    kind: "own-purchase",
    component: "CLV",
    flow: "own",
    grade: "C",
    formula: "own-purchase/to-come@1",
    inputs: [...buyingInputs(forecast), ...amountInputs(forecast)],
  };
}

/** A share of a friend's purchases to come: received by the referrer, passed on by the friend. `lift` is what is known of τ. */
export function shareEntry(customerId: string, share: FriendForecast, lift: EntryInput): ValueEntryView {
  const isFriend = customerId === share.customerId;
  const { contributionId, outcomeId, parametersVersion: version } = share;
  const input = (name: string, value: string, sourceRef: string, grade: Grade): EntryInput => ({
    ...{ name, value, sourceRef, grade },
  });
  return {
    ...entryOf(share),
    ...(isFriend ? turned(share) : {}),
    id: isFriend ? `to-come-for-${share.referrerId}` : `to-come-from-${share.customerId}`,
    kind: "referral",
    component: isFriend ? "CLV" : "CRV",
    flow: isFriend ? "debit" : "credit",
    grade: share.grade,
    formula: "referral/to-come@1",
    inputs: [
      ...buyingInputs(share),
      input("mean amount to come", share.meanMinor.toFixed(0), `valuation:${share.valuationId}`, "C"),
      input("margin", marginWords(share), `parameters:${version}`, "A"),
      lift,
      input("months that still count", `${share.months}`, `outcome:${outcomeId}`, "A"),
      input("shared equally among", people(share.referrers), `contribution:${contributionId}`, "A"),
    ],
  };
}

type Plain = Omit<ValueEntryView, "id" | "kind" | "component" | "flow" | "grade" | "formula" | "inputs">;

function entryOf(forecast: OwnForecast): Plain {
  const { amountMinor, lowMinor, highMinor, currency, parametersVersion, at } = forecast;
  return {
    ...{ amountMinor, lowMinor, highMinor, currency, parametersVersion },
    basis: "expected",
    occurredAt: at,
    level: 80,
    reversalOf: null,
    reversed: false,
  };
}

/** What one receives another passes on. */
function turned({ amountMinor, lowMinor, highMinor }: OwnForecast) {
  const minus = (minor: string) => (-BigInt(minor)).toString();
  return { amountMinor: minus(amountMinor), lowMinor: minus(highMinor), highMinor: minus(lowMinor) };
}

/** The history that the models see, and what they say of it. */
function buyingInputs(forecast: OwnForecast): EntryInput[] {
  const { lastOrderId, customerId, valuationId, repeats, recencyDays, ageDays, alive } = forecast;
  const orders = lastOrderId === null ? `customer:${customerId}` : `order:${lastOrderId}`;
  const silent = ageDays - recencyDays;
  return [
    { name: "repeat purchases so far", value: `${repeats} in all`, sourceRef: orders, grade: "A" },
    {
      name: "days between first and last of them",
      value: `${recencyDays} days`,
      sourceRef: orders,
      grade: "A",
    },
    { name: "silent since", value: `${silent} days`, sourceRef: orders, grade: "A" },
    {
      name: "chance to be still there",
      value: `${(100 * alive).toFixed(1)} %`,
      sourceRef: `valuation:${valuationId}`,
      grade: "C",
    },
  ];
}

function amountInputs(forecast: OwnForecast): EntryInput[] {
  const { purchases, horizonMonths, meanMinor, valuationId, parametersVersion } = forecast;
  const model = `valuation:${valuationId}`;
  return [
    {
      name: `purchases to come in ${horizonMonths} months, discounted`,
      value: purchases.toFixed(3),
      sourceRef: model,
      grade: "C",
    },
    { name: "mean amount to come", value: meanMinor.toFixed(0), sourceRef: model, grade: "C" },
    {
      name: "margin",
      value: marginWords(forecast),
      sourceRef: `parameters:${parametersVersion}`,
      grade: "A",
    },
    {
      name: "half of all customers like this bring less than",
      value: forecast.medianMinor,
      sourceRef: model,
      grade: "C",
    },
  ];
}

function marginWords({ marginBasisPoints }: OwnForecast): string {
  return marginBasisPoints === null ? "not entered" : `${marginBasisPoints / 100} %`;
}

function people(count: number): string {
  return count === 1 ? "1 person" : `${count} people`;
}
