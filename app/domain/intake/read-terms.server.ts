import type { Executor } from "#app/platform/sql.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { readProgramme } from "../referrals/programme.server.ts";
import { currentRule, ensureRule } from "../rewards/current-rule.server.ts";
import type { RewardRule } from "../rewards/reward-rule.ts";
import { currentParameters, holdParameters } from "../value/parameters/current-parameters.server.ts";
import type { Parameters } from "../value/parameters/parameters.ts";

/** The terms that orders are taken by. */
export type Terms = { rule: RewardRule | null; parameters: Parameters; windowDays: number };

/**
 * Reads the terms and holds them: a revaluation by newer parameters waits for the transaction. The company's currency, where it has none yet, becomes that of the first order that arrives; the
 * reward rule begins with its first version in that currency.
 * @param currency the currency of the first order of the batch
 */
export async function readTerms(on: Executor, currency: string | null, now: Date): Promise<Terms> {
  const [, parameters, rule, programme] = await Promise.all([
    holdParameters(on),
    currentParameters(on),
    currentRule(on),
    readProgramme(on),
  ]);
  const windowDays = programme.attributionWindowDays;
  if (rule !== null || (parameters.reportingCurrency ?? currency) === null)
    return { rule, parameters, windowDays };
  await sql(on, "update company set currency = $1, updated_at = $2 where id = 1 and currency is null", [
    currency,
    now,
  ]);
  const settled = await currentParameters(on);
  const first =
    settled.reportingCurrency === null ? null : await ensureRule(on, settled.reportingCurrency, now);
  return { rule: first, parameters: settled, windowDays };
}
