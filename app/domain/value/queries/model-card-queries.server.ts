import { pool } from "#app/platform/database.server.ts";
import { readStandingValuation, readValuation, valuations } from "../forecast/forecast-queries.server.ts";
import type { Valuation } from "../forecast/valuation.ts";
import { parametersOfVersion } from "../parameters/current-parameters.server.ts";

/** A valuation to look at, whether it is one of the past, and those that there were. */
export type ModelCardView = {
  /** Null before the first valuation. */
  valuation: (Valuation & { horizonMonths: number; marginSet: boolean }) | null;
  isPast: boolean;
  history: Valuation[];
};

/** The valuation of an id, or the one that stands; null where there is none of that id. */
export async function modelCard(id: string | null): Promise<ModelCardView | null> {
  const [standing, asked, history] = await Promise.all([
    readStandingValuation(),
    id === null ? null : readValuation(id),
    valuations(),
  ]);
  if (id !== null && asked === null) return null;
  const valuation = asked ?? standing;
  if (valuation === null) return { valuation, isPast: false, history };
  const parameters = await parametersOfVersion(pool, valuation.parametersVersion);
  return {
    valuation: {
      ...valuation,
      horizonMonths: parameters?.horizonMonths ?? 0,
      marginSet: (parameters?.marginBasisPoints ?? null) !== null,
    },
    isPast: valuation.id !== standing?.id,
    history,
  };
}
