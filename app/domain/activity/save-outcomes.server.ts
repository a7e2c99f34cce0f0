import { newId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";

/** An outcome to write with its first state and the contributions that influenced it. */
export type NewOutcome = {
  id: string;
  kind: string;
  externalId?: string | undefined;
  customerId: string | null;
  influencedBy: readonly string[];
} & OutcomeStateDetails;

/** What is known of an outcome at a moment. Amounts in minor units. */
export type OutcomeStateDetails = {
  state: string;
  occurredAt: Date;
  marginMinor?: bigint | undefined;
  costMinor?: bigint | undefined;
  currency?: string | undefined;
  measured?: Record<string, unknown> | undefined;
};

/** Writes outcomes with their first states. */
export async function saveOutcomes(on: Executor, outcomes: readonly NewOutcome[], now: Date): Promise<void> {
  if (outcomes.length === 0) return;
  await sql(
    on,
    `insert into outcome (id, kind, external_id, customer_id, recorded_at)
     select id, kind, external_id, customer_id, $2::timestamptz
     from jsonb_to_recordset($1::text::jsonb) as o(id uuid, kind text, external_id text, customer_id uuid)`,
    [
      JSON.stringify(
        outcomes.map(({ id, kind, externalId, customerId }) => ({
          id,
          kind,
          external_id: externalId ?? null,
          customer_id: customerId,
        })),
      ),
      now,
    ],
  );
  await saveInfluence(
    on,
    outcomes.flatMap(({ id, influencedBy }) =>
      influencedBy.map((contributionId) => ({ outcomeId: id, contributionId })),
    ),
    now,
  );
  await saveOutcomeStates(
    on,
    outcomes.map((outcome) => ({ ...outcome, outcomeId: outcome.id })),
    now,
  );
}

/** Writes which contributions influenced which outcomes; what is known already stays. */
export async function saveInfluence(
  on: Executor,
  pairs: readonly { outcomeId: string; contributionId: string }[],
  now: Date,
): Promise<void> {
  if (pairs.length === 0) return;
  await sql(
    on,
    `insert into outcome_influence (outcome_id, contribution_id, recorded_at)
     select *, $3::timestamptz from unnest($1::uuid[], $2::uuid[]) on conflict do nothing`,
    [pairs.map(({ outcomeId }) => outcomeId), pairs.map(({ contributionId }) => contributionId), now],
  );
}

/** Writes later states of outcomes; a state that is known for its moment stays. */
export async function saveOutcomeStates(
  on: Executor,
  states: readonly ({ outcomeId: string } & OutcomeStateDetails)[],
  now: Date,
): Promise<void> {
  if (states.length === 0) return;
  await sql(
    on,
    `insert into outcome_state (id, outcome_id, state, occurred_at, recorded_at, margin_minor, cost_minor, currency, measured)
     select id, outcome_id, state, occurred_at, $2::timestamptz, margin_minor, cost_minor, currency, measured
     from jsonb_to_recordset($1::text::jsonb) as s(id uuid, outcome_id uuid, state text, occurred_at timestamptz,
       margin_minor bigint, cost_minor bigint, currency text, measured jsonb)
     on conflict (outcome_id, state, occurred_at) do nothing`,
    [
      JSON.stringify(
        states.map((state) => ({
          id: newId(now),
          outcome_id: state.outcomeId,
          state: state.state,
          occurred_at: state.occurredAt,
          margin_minor: state.marginMinor?.toString() ?? null,
          cost_minor: state.costMinor?.toString() ?? null,
          currency: state.currency ?? null,
          measured: state.measured ?? {},
        })),
      ),
      now,
    ],
  );
}
