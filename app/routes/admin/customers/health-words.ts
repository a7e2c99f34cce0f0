import { counted } from "../../counted.ts";

type Health = { rhythmDays: number | null; silentDays: number; alive: number; lostByHiatus: boolean };

/** How a customer buys and how likely they are still there: "Bought every 3 weeks, silent for 9: 41 % likely to be still with you." */
export function healthWords(health: Health): string {
  const { rhythmDays, silentDays, alive } = health;
  const bought = rhythmDays === null ? "Bought once" : `Bought every ${rhythmWords(rhythmDays)}`;
  const silent = silentDays === 0 ? "last on the day of the forecast" : `silent for ${spanWords(silentDays)}`;
  return `${bought}, ${silent}: ${shareWords(alive)} likely to be still with you.`;
}

/** What the simple rule says, and whether it agrees with the model. */
export function hiatusWords({ lostByHiatus, alive }: Health): string {
  const agrees = lostByHiatus === alive < 0.5;
  const rule = lostByHiatus
    ? "By the simple rule of half a year without an order this customer is gone"
    : "By the simple rule of half a year without an order this customer is still there";
  return `${rule}${agrees ? ", too" : ""}.`;
}

/** A rhythm as it stands after "every": day, 3 weeks. */
export function rhythmWords(days: number): string {
  return days < 1.5 ? "day" : spanWords(days);
}

/** A span of days as people say it: 2 days, 3 weeks, 5 months. */
export function spanWords(days: number): string {
  const whole = Math.round(days);
  if (whole < 14) return counted(whole, "day", "days");
  if (whole < 112) return counted(Math.round(whole / 7), "week", "weeks");
  return counted(Math.round(whole / 30.44), "month", "months");
}

/** A chance in per cent; never 0 or 100, which would say more than a model knows. */
export function shareWords(share: number): string {
  const percent = Math.round(100 * share);
  if (percent >= 100) return "over 99 %";
  return percent < 1 ? "less than 1 %" : `${percent} %`;
}
