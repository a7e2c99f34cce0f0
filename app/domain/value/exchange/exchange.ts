import { minorDigits, portion } from "#app/kernel/money.ts";
import type { EntryDraft, Input, Original } from "../entry.ts";
import { around, type Sampler } from "../figure.ts";

/** So many units of a currency for one euro, as a decimal in text, on a day (`2026-11-22`), and who says so. */
export type DayRate = { currency: string; day: string; perEuro: string; source: string };

/**
 * How amounts are brought from one currency to another: minor units of `to` for one minor unit of `from`, a decimal with
 * 15 places, by the rates of a day.
 */
export type Exchange = { from: string; to: string; rate: string; day: string; source: string };

/** Which exchange holds for a figure; null where there is none, so that it stays in its own currency. */
export type ExchangeOf = (figure: EntryDraft) => Exchange | null;

/** A rate is used for so many days after its own: over weekends and holidays. */
export const daysUsable = 7;

const places = 15;
const unit = 10n ** BigInt(places);

/** Units per euro have at most this many decimal places. */
const ratePlaces = 10;

/** The exchange of two rates against the euro; its day is the older of theirs. */
export function crossOf(from: DayRate, to: DayRate): Exchange {
  const digits = BigInt(minorDigits(to.currency) - minorDigits(from.currency));
  const [up, down] = digits >= 0n ? [10n ** digits, 1n] : [1n, 10n ** -digits];
  const scaled = portion(
    unit,
    decimal(to.perEuro, ratePlaces) * up,
    decimal(from.perEuro, ratePlaces) * down,
  );
  const [day = from.day] = [from.day, to.day].sort();
  const text = scaled.toString().padStart(places + 1, "0");
  return {
    from: from.currency,
    to: to.currency,
    rate: `${text.slice(0, -places)}.${text.slice(-places)}`,
    day,
    source: from.source === to.source ? from.source : `${from.source}, ${to.source}`,
  };
}

/** An amount in minor units at a rate, rounded half to even. */
export function exchanged(amountMinor: bigint, rate: string): bigint {
  return portion(amountMinor, decimal(rate, places), unit);
}

function decimal(text: string, digits: number): bigint {
  const [whole = "0", fraction = ""] = text.split(".");
  return BigInt(whole + fraction.padEnd(digits, "0").slice(0, digits));
}

/**
 * Brings figures to the reporting currency, each with what it was and at which rate (VALUE §2.4). Amounts of a pot are
 * rounded one after the other so that what is credited and what is debited come to the same, to the cent; each is within
 * one minor unit of its exact amount. A figure without an exchange stays as it is.
 */
export function inReportingCurrency<Of extends EntryDraft & { sample?: Sampler }>(
  figures: readonly Of[],
  exchangeOf: ExchangeOf,
): Of[] {
  const soFar = new Map<string, bigint>();
  return figures.map((figure) => {
    const exchange = exchangeOf(figure);
    if (exchange === null || exchange.from !== figure.currency || exchange.to === figure.currency)
      return figure;
    const name = potOf(figure);
    const before = name === null ? 0n : (soFar.get(name) ?? 0n);
    const after = before + figure.amountMinor;
    if (name !== null) soFar.set(name, after);
    const amountMinor = exchanged(after, exchange.rate) - exchanged(before, exchange.rate);
    return broughtTo(figure, exchange, amountMinor);
  });
}

function broughtTo<Of extends EntryDraft & { sample?: Sampler }>(
  figure: Of,
  { from, to, rate, day, source }: Exchange,
  amountMinor: bigint,
): Of {
  const original: Original = { amountMinor: figure.amountMinor, currency: from, rate, day, source };
  const { sample } = figure;
  const input: Input = {
    name: "exchange rate",
    value: `${from} 1 = ${to} ${majorRate(rate, from, to)}`,
    sourceRef: `exchange:${from}:${day}`,
    grade: "A",
  };
  return {
    ...figure,
    amountMinor,
    ...around(amountMinor, exchanged(figure.lowMinor, rate), exchanged(figure.highMinor, rate)),
    currency: to,
    original,
    inputs: [...figure.inputs, input],
    ...(sample === undefined ? {} : { sample: (draw) => sample(draw) * Number(rate) }),
  };
}

/** For one unit of a currency so many of another, in words. */
function majorRate(rate: string, from: string, to: string): string {
  const major = Number(rate) * 10 ** (minorDigits(from) - minorDigits(to));
  return String(Number(major.toPrecision(6)));
}

/** Amounts that must cancel with others: by the pot that they share. */
function potOf({ flow, pot, outcomeId, contributionId, basis, currency }: EntryDraft): string | null {
  if (flow !== "credit" && flow !== "debit") return null;
  return [flow, basis, currency, pot ?? outcomeId ?? contributionId].join(" ");
}
