import { customerByExternalId } from "#app/domain/people/customer-by-external-id.server.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { forecastEntriesOf } from "./forecast-entry-queries.server.ts";
import { entryColumns } from "./value-entry-queries.server.ts";
import type { ValueEntryView } from "./value-entry-view.ts";
import { customerValue } from "./value-queries.server.ts";
import type { CustomerValue } from "./value-view.ts";

/**
 * Value of a customer with the entries in its currency, oldest first, up to `mostEntries`; on the last page also what
 * models forecast, the largest first. Amounts are minor units as text.
 */
export type ValueWithEntries = CustomerValue & { entries: ValueEntryView[]; next: string | null };

/** Most entries given at once. */
export const mostEntries = 1_000;

/**
 * What the customer of that id in the company's own system is worth.
 * @param after the id of the last entry seen, to go on from there
 * @returns null without such a customer
 */
export async function valueByExternalId(
  externalId: string,
  after: string | null,
): Promise<ValueWithEntries | null> {
  const customer = await customerByExternalId(externalId);
  if (customer === null) return null;
  const value = await customerValue(customer.id);
  const rows = await sql<ValueEntryView>(
    pool,
    `select ${entryColumns} from value_entry e
     where e.customer_id = $1::uuid and e.currency = $2 and ($3::uuid is null or (e.occurred_at, e.id) >
       (select l.occurred_at, l.id from value_entry l where l.id = $3::uuid and l.customer_id = $1::uuid))
     order by e.occurred_at, e.id limit ${mostEntries + 1}`,
    [customer.id, value.currency, after],
  );
  const entries = rows.slice(0, mostEntries);
  if (rows.length > mostEntries) return { ...value, entries, next: entries.at(-1)?.id ?? null };
  const toCome = await forecastEntriesOf(customer.id, { limit: mostEntries });
  const known = toCome.filter(({ currency }) => currency === value.currency);
  return { ...value, entries: [...entries, ...known], next: null };
}
