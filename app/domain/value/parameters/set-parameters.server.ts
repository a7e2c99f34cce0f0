import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { type Actor, recordEvent } from "../../activity/record-event.server.ts";
import { changeParameters, type ParameterChanges, type Stale, staleAfter } from "./change-parameters.ts";
import { currentParameters } from "./current-parameters.server.ts";
import type { StoredParameters } from "./parameters.ts";

/**
 * Writes a new version of the value parameters, complete with all that is assumed, and asks for what follows from it to be
 * computed anew.
 * @param options.expected the version that the changes were made to, where they must not fall on another
 */
export async function setValueParameters(
  changes: ParameterChanges,
  actor: Actor,
  now: Date,
  options: { expected?: number } = {},
): Promise<{ kind: "set"; version: number } | Refused<"out-of-range" | "changed-meanwhile">> {
  return withTransaction(async (client) => {
    const before = await currentParameters(client);
    if (options.expected !== undefined && options.expected !== before.version) return changedMeanwhile;
    const after = changeParameters(before, changes);
    if ("kind" in after) return after;
    if (!(await insert(client, after, actor, now))) return changedMeanwhile;
    await recordEvent(
      client,
      {
        actor,
        verb: "value-parameters.changed",
        subjectKind: "value-parameters",
        subjectId: null,
        data: eventData(after),
      },
      now,
    );
    await askFor(client, staleAfter(before, after));
    return { kind: "set", version: after.version };
  });
}

const changedMeanwhile = refuse(
  "changed-meanwhile",
  "Someone else changed the parameters at the same moment. Look again and save once more.",
);

async function insert(client: Executor, after: StoredParameters, actor: Actor, now: Date): Promise<boolean> {
  const written = await sql<{ version: number }>(
    client,
    `insert into value_parameters (version, margin_basis_points, referral_alpha, referral_beta, horizon_months,
       acquisition_cost_minor, created_at, created_by, idea_alpha, idea_beta, idea_source, discount_basis_points, margin_basis,
       priors, own_data, shipped_median_minor, sources)
     values ($1, $2, $3, $4, $5, $6::bigint, $7::timestamptz, $8::uuid, $9::int, $10::int, $11::text, $12::int, $13::text,
       $14::text::jsonb, $15::text::jsonb, $16::bigint, $17::text::jsonb)
     on conflict (version) do nothing returning version`,
    [
      after.version,
      after.marginBasisPoints,
      wholeShape(after.referralAlpha),
      wholeShape(after.referralBeta),
      after.horizonMonths,
      after.acquisitionCostMinor.toString(),
      now,
      actor.kind === "staff" ? actor.id : null,
      wholeShape(after.ideaAlpha),
      wholeShape(after.ideaBeta),
      after.ideaSource,
      Math.round(after.annualDiscount * 10_000),
      after.marginBasis,
      JSON.stringify(after.priors),
      JSON.stringify(after.evidence),
      after.shippedMedianMinor?.toString() ?? null,
      JSON.stringify(after.sources),
    ],
  );
  return written.length === 1;
}

/** The two numbers of a prior as columns hold them; what is assumed exactly stands in `priors`. */
function wholeShape(number: number): number {
  return Math.min(1000, Math.max(1, Math.round(number)));
}

function eventData(after: StoredParameters): Record<string, unknown> {
  const { rates: _, reportingCurrency: __, acquisitionCostMinor, shippedMedianMinor, ...others } = after;
  return {
    ...others,
    acquisitionCostMinor: acquisitionCostMinor.toString(),
    shippedMedianMinor: shippedMedianMinor?.toString() ?? null,
  };
}

async function askFor(client: Executor, stale: Stale): Promise<void> {
  if (stale.orders) await enqueue(client, "revalue", {}, { key: "revalue" });
  if (stale.gifts)
    await enqueue(client, "value-contributions", { all: true }, { key: "value-contributions/all" });
  if (stale.customers) await enqueue(client, "value-customers", {}, { key: "value-customers" });
}
