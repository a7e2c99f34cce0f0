import { pool, withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { compareEntries, type Unlike } from "../value/books/compare-entries.ts";
import {
  entriesThen,
  refundedThen,
  type Source,
  type StoodEntry,
  sourcesThen,
} from "../value/books/entries-then.server.ts";
import { formsOf } from "../value/books/save-entries.server.ts";
import type { EntryDraft } from "../value/entry.ts";
import { parametersOfVersion } from "../value/parameters/current-parameters.server.ts";
import { pricedKinds } from "../value/rules/value-contribution.ts";
import { refundReversals } from "./refund-reversals.ts";
import { type ValuedAgain, valueAgain } from "./value-again.server.ts";

const batchSize = 200;

/** An entry that does not come out again: of what, what stood and what comes out; null where there is nothing on that side. */
export type Difference = { source: Source; sourceId: string } & Unlike<StoodEntry>;

/**
 * How many entries stood at a moment, how many of them come out again byte for byte, and of these how many only of what was
 * known when they were computed, because the books had not taken up yet what was told since. `different` counts the others,
 * and what would have to stand and did not.
 */
export type BooksChecked = {
  at: Date;
  stood: number;
  same: number;
  sameWhenComputed: number;
  different: number;
};

/**
 * Computes everything again that stood in the books at a moment, orders, gifts, deals and grants, each by the version of the
 * parameters that it was computed by and of what was known at that moment, and compares. Changes nothing; safe to kill.
 * @param at entries computed up to it stood
 */
export async function checkBooks(
  at: Date,
  tell: { onDifference?: (one: Difference) => void; onProgress?: (done: number, total: number) => void } = {},
): Promise<BooksChecked> {
  const total = await thingsThen(at);
  const sum: BooksChecked = { at, stood: 0, same: 0, sameWhenComputed: 0, different: 0 };
  let done = 0;
  for (const source of ["order", "gift", "deal", "grant"] as const)
    for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
      const batch = await withTransaction(async (client) => {
        await sql(client, "set transaction isolation level repeatable read, read only");
        const ids = await sourcesThen(client, source, at, after, batchSize);
        return { ids, ...(await checkBatch(client, source, ids, at)) };
      });
      sum.stood += batch.stood;
      sum.same += batch.same;
      sum.sameWhenComputed += batch.sameWhenComputed;
      sum.different += batch.differences.length;
      for (const one of batch.differences) tell.onDifference?.(one);
      done += batch.ids.length;
      tell.onProgress?.(done, Math.max(done, total));
      const last = batch.ids.at(-1);
      if (last === undefined || batch.ids.length < batchSize) break;
      after = last;
    }
  return sum;
}

/** How many things may have entries; some of them have none. */
async function thingsThen(at: Date): Promise<number> {
  const [row] = await sql<{ total: number }>(
    pool,
    `select ((select count(*) from purchase_order where recorded_at <= $1::timestamptz)
       + (select count(*) from contribution where recorded_at <= $1::timestamptz and kind = any($2::text[]))
       + (select count(*) from outcome where recorded_at <= $1::timestamptz and kind = 'deal')
       + (select count(*) from reward where granted_at <= $1::timestamptz and outcome_id is null))::int as total`,
    [at, pricedKinds],
  );
  return row?.total ?? 0;
}

type BatchChecked = Omit<BooksChecked, "at" | "different"> & { differences: Difference[] };

async function checkBatch(
  on: Executor,
  source: Source,
  ids: readonly string[],
  at: Date,
): Promise<BatchChecked> {
  const stood = Map.groupBy(await entriesThen(on, source, ids, at), ({ sourceId }) => sourceId);
  const things = [...stood].map(([id, entries]) => ({ id, entries }));
  const checked: BatchChecked = { stood: 0, same: 0, sameWhenComputed: 0, differences: [] };
  for (const alike of Map.groupBy(things, ({ entries }) => versionOf(entries)).values()) {
    const results = await compare(on, source, alike, at);
    for (const { id, entries, same, unlike } of results) {
      checked.stood += entries.length;
      checked.same += same;
      if (unlike.length === 0) continue;
      if (await isSameWhenComputed(on, source, { id, entries })) {
        checked.same += entries.length - same;
        checked.sameWhenComputed += entries.length - same;
      } else checked.differences.push(...unlike.map((one) => ({ source, sourceId: id, ...one })));
    }
    if (source === "order") await checkRefunds(on, results, at, checked);
  }
  return checked;
}

type Thing = { id: string; entries: StoodEntry[] };
type Compared = Thing & ReturnType<typeof compareEntries<StoodEntry>> & { again: ValuedAgain | undefined };

/** Compares things of one version of the parameters with what comes out of what was known at a moment. */
async function compare(
  on: Executor,
  source: Source,
  things: readonly Thing[],
  knownAt: Date,
): Promise<Compared[]> {
  const version = versionOf(things.flatMap(({ entries }) => entries));
  const parameters = await parametersOfVersion(on, version, knownAt);
  if (parameters === null) throw new Error(`checkBooks: there are no parameters of version ${version}`);
  const ids = things.map(({ id }) => id);
  const again = await valueAgain(on, source, ids, parameters, knownAt);
  const formed = await formedOf(
    on,
    ids.map((id) => again.get(id)?.drafts ?? []),
  );
  return things.map((thing, index) => ({
    ...thing,
    ...compareEntries(thing.entries, formed[index] ?? []),
    again: again.get(thing.id),
  }));
}

async function isSameWhenComputed(on: Executor, source: Source, thing: Thing): Promise<boolean> {
  const [first] = thing.entries;
  if (first === undefined) return false;
  const [compared] = await compare(on, source, [thing], first.computedAt);
  return compared?.unlike.length === 0;
}

/** The same for what refunds took back of the entries of orders. */
async function checkRefunds(
  on: Executor,
  orders: readonly Compared[],
  at: Date,
  checked: BatchChecked,
): Promise<void> {
  const entries = orders.flatMap((one) => one.entries.map(({ entry }) => entry));
  const stood = await refundedThen(
    on,
    entries.map(({ id }) => id),
    at,
  );
  const byOrder = Map.groupBy(stood, ({ sourceId }) => sourceId);
  const drafts = orders.map(({ again, entries: of }) => {
    const refunded = again?.refunded ?? null;
    return refunded === null
      ? []
      : refundReversals(
          of.map(({ entry }) => entry),
          [refunded],
        );
  });
  const formed = await formedOf(on, drafts);
  for (const [index, { id }] of orders.entries()) {
    const before = byOrder.get(id) ?? [];
    const { same, unlike } = compareEntries(before, formed[index] ?? []);
    checked.stood += before.length;
    checked.same += same;
    checked.differences.push(...unlike.map((one) => ({ source: "order" as const, sourceId: id, ...one })));
  }
}

function versionOf(entries: readonly StoodEntry[]): number {
  return entries[0]?.entry.parametersVersion ?? 0;
}

/** Drafts with what would be kept of each, for several things at once. */
async function formedOf(
  on: Executor,
  things: readonly (readonly EntryDraft[])[],
): Promise<{ entry: EntryDraft; form: string }[][]> {
  const forms = await formsOf(on, things.flat());
  let at = 0;
  return things.map((drafts) =>
    drafts.map((entry) => {
      const form = forms[at] ?? "";
      at += 1;
      return { entry, form };
    }),
  );
}
