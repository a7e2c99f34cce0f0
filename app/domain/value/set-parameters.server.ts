import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { type Actor, recordEvent } from "../activity/record-event.server.ts";
import { currentParameters } from "./current-parameters.server.ts";

/** What may be set; what is left out stays as it is. */
export type ParameterChanges = {
  marginBasisPoints?: number | null;
  acquisitionCostMinor?: bigint;
  referralAlpha?: number;
  referralBeta?: number;
  horizonMonths?: number;
  ideaAlpha?: number;
  ideaBeta?: number;
  ideaSource?: string | null;
};

/** Writes a new version of the value parameters and asks for a revaluation of what follows from them. */
export async function setValueParameters(
  changes: ParameterChanges,
  actor: Actor,
  now: Date,
): Promise<{ kind: "set"; version: number } | Refused<"out-of-range" | "changed-meanwhile">> {
  const margin = changes.marginBasisPoints;
  if (
    margin !== undefined &&
    margin !== null &&
    !(Number.isInteger(margin) && margin >= 0 && margin <= 10_000)
  ) {
    return refuse("out-of-range", "The margin is a share of the amount: enter it between 0 and 100 %.");
  }
  return withTransaction(async (client) => {
    const { reportingCurrency: _, ...before } = await currentParameters(client);
    const after = { ...before, ...changes, version: before.version + 1 };
    const written = await sql<{ version: number }>(
      client,
      `insert into value_parameters (version, margin_basis_points, referral_alpha, referral_beta, horizon_months,
         acquisition_cost_minor, created_at, created_by, idea_alpha, idea_beta, idea_source)
       values ($1, $2, $3, $4, $5, $6::bigint, $7::timestamptz, $8::uuid, $9::int, $10::int, $11::text) on conflict (version) do nothing returning version`,
      [
        after.version,
        after.marginBasisPoints,
        after.referralAlpha,
        after.referralBeta,
        after.horizonMonths,
        after.acquisitionCostMinor.toString(),
        now,
        actor.kind === "staff" ? actor.id : null,
        after.ideaAlpha,
        after.ideaBeta,
        after.ideaSource,
      ],
    );
    if (written.length === 0) {
      return refuse(
        "changed-meanwhile",
        "Someone else changed the parameters at the same moment. Look again and save once more.",
      );
    }
    const data = { ...after, acquisitionCostMinor: after.acquisitionCostMinor.toString() };
    await recordEvent(
      client,
      { actor, verb: "value-parameters.changed", subjectKind: "value-parameters", subjectId: null, data },
      now,
    );
    await enqueue(client, "revalue", {}, { key: "revalue" });
    if (after.ideaAlpha !== before.ideaAlpha || after.ideaBeta !== before.ideaBeta)
      await enqueue(
        client,
        "value-contributions",
        { measured: true },
        { key: "value-contributions/measured" },
      );
    return { kind: "set", version: after.version };
  });
}
