import { addContribution } from "#app/domain/activity/add-contribution.server.ts";
import { addOutcome, type OutcomeInput } from "#app/domain/activity/add-outcome.server.ts";
import { system } from "#app/domain/activity/record-event.server.ts";
import { now } from "./clock.ts";
import { query } from "./database.ts";

/** Tells of a contribution as a machine does; gives its id. */
export async function tellContribution(
  externalId: string,
  kind: string,
  customer: string,
  at: Date = now,
): Promise<string> {
  const told = await addContribution({ externalId, kind, customer, occurredAt: at }, system, at);
  if (told.kind === "refused") throw new Error(told.detail);
  return told.contributionId;
}

/** Tells of an outcome, or a later state of it, as a machine does; gives its id. In euros unless it says otherwise. */
export async function tellOutcome(
  externalId: string,
  told: Partial<OutcomeInput> & { influencedBy: readonly string[] },
  at: Date = now,
): Promise<string> {
  const usual = { kind: "measurement", state: "measured", occurredAt: at, currency: "EUR" };
  const result = await addOutcome({ externalId, ...usual, ...told }, system, at);
  if (result.kind === "refused") throw new Error(result.detail);
  return result.outcomeId;
}

/** A figure that stands in the books: who (`company` for its own account), basis, flow, amount, formula. */
export type Booked = [who: string, basis: string, flow: string, amountMinor: bigint, formula: string];

/** The figures that stand of outcomes or contributions, without those that were taken back. */
export async function standingOf(ids: readonly string[]): Promise<Booked[]> {
  const rows = await query<{ who: string; basis: string; flow: string; amount: bigint; formula: string }>(
    `select coalesce(c.external_id, 'company') as who, e.basis, e.flow, e.amount_minor as amount, e.formula
     from value_entry e left join customer c on c.id = e.customer_id
     where (e.outcome_id = any($1::uuid[]) or e.contribution_id = any($1::uuid[])) and e.order_id is null
       and e.reversal_of is null and not exists (select 1 from value_entry r where r.reversal_of = e.id)
     order by e.basis desc, who, e.flow, e.formula, e.amount_minor`,
    [ids],
  );
  return rows.map(({ who, basis, flow, amount, formula }) => [who, basis, flow, BigInt(amount), formula]);
}

/** What all entries of customers add up to, by basis and flow. */
export async function sumsByFlow(): Promise<Record<string, bigint>> {
  const rows = await query<{ name: string; amount: string }>(
    "select basis || ' ' || flow as name, sum(amount_minor)::text as amount from value_entry group by 1 order by 1",
  );
  return Object.fromEntries(rows.map(({ name, amount }) => [name, BigInt(amount)]));
}
