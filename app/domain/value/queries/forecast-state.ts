import type { NotFitted, Valuation } from "../forecast/valuation.ts";
import type { ForecastState } from "./value-view.ts";

/** Whether a forecast of purchases stands, or why not, in words that go on after "not measured yet:". */
export function forecastState(
  standing: Valuation | null,
  known: { marginSet: boolean; hasOrders: boolean },
): ForecastState {
  if (!known.marginSet) return { state: "no-margin", reason: "the margin is not entered" };
  if (!known.hasOrders) return { state: "no-orders", reason: "there are no orders yet" };
  if (standing === null) return { state: "not-fitted", reason: "no forecast has been made from your orders" };
  const refused = refusedModel(standing.models);
  if (refused?.because === "nobody")
    return { state: "not-fitted", reason: "no forecast has been made since the first order" };
  if (refused !== null) return { state: "not-fitted", reason: asClause(refused.reason) };
  return { state: "fitted", valuationId: standing.id, at: standing.at };
}

function asClause(reason: string): string {
  return `${reason.charAt(0).toLowerCase()}${reason.slice(1)}`.replace(/\.$/, "");
}

/** The model without which nothing is forecast and that could not be fitted; null where both stand. */
export function refusedModel({ buying, spend }: Valuation["models"]): NotFitted | null {
  if (buying.state === "refused") return buying;
  return spend.state === "refused" ? spend : null;
}
