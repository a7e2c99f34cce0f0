import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { ValueEntryView } from "./value-entry-view.ts";

/**
 * The columns of ValueEntryView, for a table `e`. What takes an entry back takes back each end of its interval, so that
 * sums come out: its lower end is the higher number.
 */
export const entryColumns = `e.id, e.kind, e.component, e.basis, e.flow, e.occurred_at as "occurredAt", e.amount_minor::text as "amountMinor",
  least(e.low_minor, e.high_minor)::text as "lowMinor", greatest(e.low_minor, e.high_minor)::text as "highMinor", e.level, e.currency, e.grade, e.formula, e.inputs,
  e.parameters_version as "parametersVersion", e.reversal_of as "reversalOf",
  exists (select 1 from value_entry r where r.reversal_of = e.id) as reversed`;

export type EntryKind = {
  kind: string;
  currency: string;
  entries: number;
  realisedMinor: string;
  expectedMinor: string;
};

/** The kinds of entries and forecasts of a customer with their sums, largest first. Amounts are minor units as text. */
export function entryKindsOf(customerId: string): Promise<EntryKind[]> {
  return sql<EntryKind>(
    pool,
    `with figure as (
       select kind, currency, basis, amount_minor from value_entry where customer_id = $1
       union all
       select f.kind, v.currency, 'expected', f.amount_minor from forecast_now f join valuation v on v.id = f.valuation_id
       where f.customer_id = $1
     )
     select kind, currency, count(*)::int as entries,
       coalesce(sum(amount_minor) filter (where basis = 'realised'), 0)::text as "realisedMinor",
       coalesce(sum(amount_minor) filter (where basis = 'expected'), 0)::text as "expectedMinor"
     from figure group by kind, currency order by abs(sum(amount_minor)) desc, kind`,
    [customerId],
  );
}

const pageSize = 50;

/** Whether something is left of an entry, or of the entry that it takes back. */
const stands = `(select count(r.id) = 0 or o.amount_minor + coalesce(sum(r.amount_minor), 0) <> 0
  from value_entry o left join value_entry r on r.reversal_of = o.id where o.id = coalesce(e.reversal_of, e.id) group by o.id)`;

const latestOfEach = 5;

/** The latest entries of each kind; `more` names the kinds that have others. `all` as for `entriesOf`. */
export async function latestEntriesOf(
  customerId: string,
  { all }: { all: boolean },
): Promise<{ entries: ValueEntryView[]; more: string[] }> {
  const rows = await sql<ValueEntryView & { place: number }>(
    pool,
    `select l.* from (select distinct kind from value_entry where customer_id = $1) k cross join lateral (
       select ${entryColumns}, row_number() over (order by e.occurred_at desc, e.id desc)::int as place from value_entry e
       where e.customer_id = $1 and e.kind = k.kind and ($2::boolean or ${stands})
       order by e.occurred_at desc, e.id desc limit ${latestOfEach + 1}) l
     order by l.kind, l.place`,
    [customerId, all],
  );
  const entries = rows.filter(({ place }) => place <= latestOfEach);
  const more = rows.filter(({ place }) => place > latestOfEach).map(({ kind }) => kind);
  return { entries, more };
}

/**
 * Entries of a customer, by kind and then newest first, a page at a time. `cursor` is the id of the last entry seen.
 * Entries that were taken back in full are left out, with what took them back, unless `all` is asked for.
 */
export async function entriesOf(
  customerId: string,
  view: { kind?: string | null; cursor?: string | null; all?: boolean } = {},
): Promise<{ entries: ValueEntryView[]; next: string | null }> {
  const rows = await sql<ValueEntryView>(
    pool,
    `select ${entryColumns} from value_entry e
     where e.customer_id = $1 and ($2::text is null or e.kind = $2) and ($4::boolean or ${stands})
       and ($3::uuid is null or exists (
         select 1 from value_entry l where l.id = $3::uuid and l.customer_id = $1
           and (e.kind > l.kind or (e.kind = l.kind and (e.occurred_at, e.id) < (l.occurred_at, l.id)))))
     order by e.kind, e.occurred_at desc, e.id desc limit ${pageSize + 1}`,
    [customerId, view.kind ?? null, view.cursor ?? null, view.all ?? false],
  );
  const entries = rows.slice(0, pageSize);
  return { entries, next: rows.length > pageSize ? (entries.at(-1)?.id ?? null) : null };
}
