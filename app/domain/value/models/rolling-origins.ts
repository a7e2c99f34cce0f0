import { expectedPurchases } from "./bg-nbd-forecast.ts";
import type { BgNbd } from "./bg-nbd-likelihood.ts";
import { type Backtest, type Calibration, calibrate, drawFactor } from "./calibration.ts";
import type { Fit, Method } from "./fit.ts";
import { betterOf, fitBgNbd } from "./fit-bg-nbd.ts";
import { groupHistories } from "./histories.ts";
import { drawBgNbd, drawTotal, type Spread, spreadOf } from "./posterior.ts";
import { type Day, type Observed, observe, type PurchaseDays } from "./purchase-days.ts";
import { randomFrom } from "./random.ts";

/** A forecast made on a past day for those who were customers then, with what they bought in the weeks after. */
export type Origin = Backtest & {
  day: Day;
  customers: number;
  /** The model as it was fitted then, and everybody known then with what they bought after. */
  fit: Fit<BgNbd>;
  observed: Observed[];
  /** Interval of 80 % by what was known on that day, corrected by the origins before it. */
  interval: Spread;
  calibration: Calibration;
};

/**
 * Days to look ahead from, the latest first: `weeks` apart so that no purchase is forecast twice, and with at least as
 * much time before the first of them.
 */
export function originsBetween(first: Day, last: Day, weeks: number, most = 8): Day[] {
  const step = Math.round(weeks * 7);
  const days: Day[] = [];
  for (let day = last - step; day - first >= step && days.length < most; day -= step) days.push(day);
  return days;
}

/**
 * Forecasts from each origin in turn, by the better of BG/NBD and MBG/NBD as it was fitted then, and corrects each
 * interval by the origins before it only. Origins at which no model could be fitted are left out.
 */
export function backtest(
  customers: readonly PurchaseDays[],
  {
    origins,
    weeks,
    method,
    seed,
    draws = 200,
  }: { origins: readonly Day[]; weeks: number; method: Method; seed: number; draws?: number },
): Origin[] {
  const random = randomFrom(seed);
  const done: Origin[] = [];
  for (const day of origins.toSorted((one, other) => one - other)) {
    const calibration = calibrate(done);
    const known = customers
      .map((days) => observe(days, day, day + Math.round(weeks * 7)))
      .filter((one) => one !== null);
    const histories = known.map(({ history }) => history);
    const grouped = groupHistories(histories);
    const fit = betterOf([fitBgNbd("bg-nbd", grouped, method), fitBgNbd("mbg-nbd", grouped, method)]);
    if (fit === null) continue;
    const totals = Float64Array.from({ length: draws }, () =>
      drawTotal(random, drawBgNbd(random, fit), histories, weeks),
    );
    done.push({
      day,
      customers: known.length,
      expected: histories.reduce((sum, history) => sum + expectedPurchases(fit.model, history, weeks), 0),
      actual: known.reduce((sum, { later }) => sum + later.purchases, 0),
      draws: totals,
      calibration,
      fit,
      observed: known,
      interval: spreadOf(totals.map((total) => total * drawFactor(random, calibration))),
    });
  }
  return done;
}
