import { counted } from "../../counted.ts";

const factorText = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** How far forecasts of the past were off, and what is made of it. */
export function calibrationWords({ factor, backtests }: { factor: number; backtests: number }): string {
  if (backtests === 0)
    return "No forecast of the past can be checked yet: totals stand as the model says, and their interval is wider for it.";
  const past = `Judged by ${counted(backtests, "forecast", "forecasts")} of the past,`;
  const off = Math.round(100 * (factor - 1));
  if (off === 0) return `${past} totals come out as the model says.`;
  const more = off > 0 ? "more" : "less";
  return `${past} ${Math.abs(off)} % ${more} comes than the model says: totals of purchases to come are multiplied by ${factorText.format(factor)}.`;
}
