import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { enqueue } from "#app/platform/queue.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { customerIdOf } from "../people/customer-id.server.ts";
import type { OutcomeMeasured } from "./outcome-measured.ts";
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
  measured?: OutcomeMeasured | undefined;
} & Omit<OutcomeStateDetails, "measured">;

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
  const raised = input.measured?.raised ?? [];
  const customers = await customersOf(
    on,
    raised.map(({ customer }) => customer),
  );
  const unknown = raised.find(({ customer }) => !customers.has(customer));
  if (unknown !== undefined) {
    return refuse("no-such-customer", `No customer has the id ${unknown.customer}. Add the customer first.`);
  }
  const told = { ...input, measured: withOurIds(input.measured, customers) };
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
  if (known !== null) return addState(on, known.id, told, contributionIds, actor, now);
  const id = newId(now);
  await saveOutcomes(on, [{ ...told, id, customerId, influencedBy: contributionIds }], now);
  await record(on, id, input, customerId, actor, now);
  return { kind: "created", outcomeId: id };
}

/** An outcome with our ids of the customers whose margin rose. */
type Told = Omit<OutcomeInput, "measured"> & OutcomeStateDetails;

function withOurIds(measured: OutcomeMeasured | undefined, customers: ReadonlyMap<string, string>) {
  if (measured?.raised === undefined) return measured;
  const raised = measured.raised.map(({ customer, marginMinor }) => ({
    customerId: customers.get(customer),
    marginMinor,
  }));
  return { ...measured, raised };
}

async function addState(
  on: Executor,
  outcomeId: string,
  input: Told,
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
    now,
  );
  await saveOutcomeStates(on, [{ ...input, outcomeId }], now);
  await record(on, outcomeId, input, null, actor, now);
  return { kind: "created", outcomeId };
}

async function record(
  on: Executor,
  outcomeId: string,
  input: Told,
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
  if (input.kind === "deal" && (await broughtSomebody(on, outcomeId)))
    await enqueue(on, "revalue", {}, { key: "revalue" });
}

/** Whether somebody joined because of what is named in a deal: it counts in the deal then, and not in their orders. */
async function broughtSomebody(on: Executor, dealId: string): Promise<boolean> {
  const rows = await sql(
    on,
    `select 1 from outcome_influence d join outcome_influence i on i.contribution_id = d.contribution_id
     join outcome o on o.id = i.outcome_id and o.kind = 'customer-joined' where d.outcome_id = $1::uuid limit 1`,
    [dealId],
  );
  return rows.length > 0;
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

async function customersOf(on: Executor, externalIds: readonly string[]): Promise<Map<string, string>> {
  if (externalIds.length === 0) return new Map();
  const rows = await sql<{ id: string; external_id: string }>(
    on,
    "select id, external_id from customer where external_id = any($1::text[])",
    [externalIds],
  );
  return new Map(rows.map((row) => [row.external_id, row.id]));
}
