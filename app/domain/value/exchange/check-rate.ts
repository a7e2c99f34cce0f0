import { addDays } from "#app/kernel/dates.ts";
import { isCurrency } from "#app/kernel/money.ts";
import type { DayRate } from "./exchange.ts";

/** Why a rate cannot be taken; null where it can. */
export function whyNoRate({ currency, day, perEuro, source }: DayRate, now: Date): string | null {
  if (!isCurrency(currency)) return `${currency} is no currency of ISO 4217, such as USD.`;
  if (currency === "EUR") return "Rates are units for one euro: the euro needs none.";
  if (!isDay(day)) return `${day} is no day such as 2026-11-22.`;
  if (day > addDays(now, 1).toISOString().slice(0, 10)) return `${day} lies in the future.`;
  if (!/^\d{1,10}(?:\.\d{1,10})?$/.test(perEuro) || Number(perEuro) <= 0)
    return `${perEuro} is no rate: units for one euro, above zero, at most ten decimals.`;
  if (source.trim() === "" || source.length > 100)
    return "Say in at most 100 characters who publishes the rate.";
  return null;
}

function isDay(text: string): boolean {
  if (!/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const read = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text);
}
