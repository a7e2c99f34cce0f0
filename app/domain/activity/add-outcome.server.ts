import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { customerIdOf } from "../people/customer-id.server.ts";
import { type Actor, recordEvent } from "./record-event.server.ts";
import {
  type OutcomeStateDetails,
  saveInfluence,
  saveOutcomeStates,
  saveOutcomes,
} from "./save-outcomes.server.ts";

/** An outcome, or a later state of one, as a machine tells it; contributions by their external ids. */
export type OutcomeInput = {
  externalId: string;
  kind: string;
  customer?: string | undefined;
  influencedBy: readonly string[];
} & OutcomeStateDetails;

export type OutcomeResult =
  | { kind: "created" | "duplicate"; outcomeId: string }
  | Refused<"no-such-customer" | "no-such-contribution" | "other-outcome">;

/** Writes down what came of contributions; a later state of the same outcome is added to it. */
export function addOutcome(input: OutcomeInput, actor: Actor, now: Date): Promise<OutcomeResult> {
  return withTransaction((client) => addOutcomeWithin(client, input, actor, now));
}

/** The same within a transaction that somebody else owns. */
export async function addOutcomeWithin(
  on: Executor,
  input: OutcomeInput,
  actor: Actor,
  now: Date,
): Promise<OutcomeResult> {
  const customerId = input.customer === undefined ? null : await customerIdOf(on, input.customer);
  if (input.customer !== undefined && customerId === null) {
    return refuse("no-such-customer", `No customer has the id ${input.customer}. Add the customer first.`);
  }
  const contributions = await contributionsOf(on, input.influencedBy);
  const missing = input.influencedBy.find((externalId) => !contributions.has(externalId));
  if (missing !== undefined) {
    return refuse(
      "no-such-contribution",
      `No contribution has the externalId ${missing}. Send the contribution first.`,
    );
  }
  await sql(on, "select pg_advisory_xact_lock(hashtextextended($1, 0))", [`outcome/${input.externalId}`]);
  const known = await knownOutcome(on, input.externalId);
  const differs =
    known !== null && (known.kind !== input.kind || (customerId !== null && known.customerId !== customerId));
  if (differs)
    return refuse(
      "other-outcome",
      `Outcome ${input.externalId} is already there of another kind or for another customer.`,
    );
  const contributionIds = [...contributions.values()];
  if (known !== null) return addState(on, known.id, input, contributionIds, actor, now);
  const id = newId(now);
  await saveOutcomes(on, [{ ...input, id, customerId, influencedBy: contributionIds }], now);
  await record(on, id, input, customerId, actor, now);
  return { kind: "created", outcomeId: id };
}

async function addState(
  on: Executor,
  outcomeId: string,
  input: OutcomeInput,
  contributionIds: string[],
  actor: Actor,
  now: Date,
): Promise<OutcomeResult> {
  const [same] = await sql(
    on,
    "select 1 from outcome_state where outcome_id = $1::uuid and state = $2 and occurred_at = $3::timestamptz",
    [outcomeId, input.state, input.occurredAt],
  );
  if (same !== undefined) return { kind: "duplicate", outcomeId };
  await saveInfluence(
    on,
    contributionIds.map((contributionId) => ({ outcomeId, contributionId })),
  );
  await saveOutcomeStates(on, [{ ...input, outcomeId }], now);
  await record(on, outcomeId, input, null, actor, now);
  return { kind: "created", outcomeId };
}

async function record(
  on: Executor,
  outcomeId: string,
  input: OutcomeInput,
  customerId: string | null,
  actor: Actor,
  now: Date,
) {
  const event = { actor, verb: "outcome.recorded", subjectKind: "outcome", subjectId: outcomeId, customerId };
  await recordEvent(
    on,
    { ...event, data: { kind: input.kind, state: input.state, externalId: input.externalId } },
    now,
  );
  await enqueue(on, "value-contributions", { outcomeId });
}

async function knownOutcome(
  on: Executor,
  externalId: string,
): Promise<{ id: string; kind: string; customerId: string | null } | null> {
  const [row] = await sql<{ id: string; kind: string; customer_id: string | null }>(
    on,
    "select id, kind, customer_id from outcome where external_id = $1",
    [externalId],
  );
  return row === undefined ? null : { id: row.id, kind: row.kind, customerId: row.customer_id };
}

async function contributionsOf(on: Executor, externalIds: readonly string[]): Promise<Map<string, string>> {
  if (externalIds.length === 0) return new Map();
  const rows = await sql<{ id: string; external_id: string }>(
    on,
    "select id, external_id from contribution where external_id = any($1::text[])",
    [externalIds],
  );
  return new Map(rows.map((row) => [row.external_id, row.id]));
}
