import { enqueue } from "#app/platform/queue.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { giftKinds } from "./gift-kinds.ts";
import { participationKinds } from "./participation-kinds.ts";

/** A contribution to write. `quantity` defaults to 1. */
export type NewContribution = {
  id: string;
  customerId: string;
  kind: string;
  externalId?: string | undefined;
  occurredAt: Date;
  subject?: { kind: string; id: string } | undefined;
  quantity?: number | undefined;
  evidence?: Record<string, unknown> | undefined;
};

const pricedApart = new Set<string>([...giftKinds, ...participationKinds]);

/** Writes contributions, in the transaction of the deed, and asks for the price of those that have one by themselves. */
export async function saveContributions(
  on: Executor,
  contributions: readonly NewContribution[],
  now: Date,
): Promise<void> {
  if (contributions.length === 0) return;
  await sql(
    on,
    `insert into contribution (id, customer_id, kind, external_id, occurred_at, recorded_at, subject_kind, subject_id, quantity, evidence)
     select id, customer_id, kind, external_id, occurred_at, $2::timestamptz, subject_kind, subject_id, quantity, evidence
     from jsonb_to_recordset($1::text::jsonb) as c(id uuid, customer_id uuid, kind text, external_id text, occurred_at timestamptz,
       subject_kind text, subject_id uuid, quantity int, evidence jsonb)`,
    [
      JSON.stringify(
        contributions.map((contribution) => ({
          id: contribution.id,
          customer_id: contribution.customerId,
          kind: contribution.kind,
          external_id: contribution.externalId ?? null,
          occurred_at: contribution.occurredAt,
          subject_kind: contribution.subject?.kind ?? null,
          subject_id: contribution.subject?.id ?? null,
          quantity: contribution.quantity ?? 1,
          evidence: contribution.evidence ?? {},
        })),
      ),
      now,
    ],
  );
  const contributionIds = contributions.filter(({ kind }) => pricedApart.has(kind)).map(({ id }) => id);
  // No key of the queue: deeds at the same moment would wait for one another.
  if (contributionIds.length > 0) await enqueue(on, "value-contributions", { contributionIds });
}
