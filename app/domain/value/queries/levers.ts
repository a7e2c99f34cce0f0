import { z } from "zod";
import { expectedIfAlive } from "../models/bg-nbd-forecast.ts";
import type { BgNbd } from "../models/bg-nbd-likelihood.ts";
import type { History } from "../models/histories.ts";
import { discountedByMonth } from "../models/horizon.ts";

/** What the address says about the page of levers; anything unknown in it counts as not said. */
export const leversFilter = z.object({ by: z.enum(["quarter", "year"]).optional().catch(undefined) });

/** By how much each lever is moved to see what it brings. */
export const leverRise = 0.1;

/** A factor on the purchases to come of somebody who is still there. */
export type LeverFactors = { frequency: number; duration: number };

/**
 * By what factor purchases to come, discounted, change where the pace of buying or the time of staying rises by `rise`.
 * While a customer is there they buy with rate λ and are lost after each purchase with probability p, so that
 * E[Y(t)] = E[(1 − e^(−λpt))/p]. A pace of (1 + rise)·λ is time that runs faster: E[Y((1 + rise)·t)]. Staying longer by
 * `rise` is p/(1 + rise), which gives (1 + rise)·E[Y(t/(1 + rise))].
 * @param history repeat purchases so far, and weeks since the first one
 */
export function leverFactors(
  model: BgNbd,
  history: Pick<History, "x" | "age">,
  { months, monthly, rise = leverRise }: { months: number; monthly: number; rise?: number },
): LeverFactors {
  const purchases = (expected: (weeks: number) => number) => discountedByMonth(expected, { months, monthly });
  const now = purchases((weeks) => expectedIfAlive(model, history, weeks));
  if (!(now > 0)) return { frequency: 1, duration: 1 };
  const faster = purchases((weeks) => expectedIfAlive(model, history, (1 + rise) * weeks));
  const longer = purchases((weeks) => (1 + rise) * expectedIfAlive(model, history, weeks / (1 + rise)));
  return { frequency: faster / now, duration: longer / now };
}
