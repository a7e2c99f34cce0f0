import { type BooksChecked, checkBooks, type Difference } from "#app/domain/intake/check-books.server.ts";
import type { EntryDraft } from "#app/domain/value/entry.ts";
import { formatMoney } from "#app/kernel/money.ts";
import { progressOn } from "./progress.ts";
import { jsonLines } from "./value-json.ts";

/**
 * Computes all entries again that stood before a moment, with its progress in the terminal, and tells which are not the same.
 * @returns the exit code: 1 where one differs
 */
export async function tellBooksChecked(before: Date, json: boolean): Promise<number> {
  const progress = progressOn(process.stderr);
  const differences: object[] = [];
  const lastMoment = new Date(before.getTime() - 1);
  const checked = await checkBooks(lastMoment, {
    onDifference: (one) => (json ? differences.push(dataOf(one)) : console.log(lineOf(one))),
    onProgress: (done, total) =>
      progress.show(total === 0 ? 1 : done / total, `${done.toLocaleString("en-GB")} computed again`),
  });
  progress.end();
  if (json) console.log(jsonLines({ ...checked, at: before, differences }));
  else for (const line of sumLines(before, checked)) console.log(line);
  return checked.different === 0 ? 0 : 1;
}

function* sumLines(
  before: Date,
  { stood, same, sameWhenComputed, different }: BooksChecked,
): Generator<string> {
  const late =
    sameWhenComputed === 0
      ? ""
      : `, ${sameWhenComputed.toLocaleString("en-GB")} of them by what was known when they were computed: what was told since had not changed them yet`;
  yield `computed before  ${before.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  yield `stood then       ${counted(stood)}`;
  yield `the same again   ${same.toLocaleString("en-GB")}${late}`;
  yield `different        ${different.toLocaleString("en-GB")}`;
}

function counted(entries: number): string {
  return `${entries.toLocaleString("en-GB")} ${entries === 1 ? "entry" : "entries"}`;
}

function lineOf({ source, sourceId, stood, again }: Difference): string {
  const what = `${source} ${sourceId}, entry ${stood?.entry.id ?? "that was not there"}`;
  return `${what}: stood ${figure(stood?.entry ?? null)}, again ${figure(again)}${onlyElsewhere(stood?.entry ?? null, again)}`;
}

function figure(entry: EntryDraft | null): string {
  if (entry === null) return "nothing";
  return `${formatMoney(entry.amountMinor, entry.currency)} ${entry.currency} by ${entry.formula}`;
}

/** Two figures that read the same differ in what is not shown. */
function onlyElsewhere(stood: EntryDraft | null, again: EntryDraft | null): string {
  const isAlike = stood !== null && again !== null && figure(stood) === figure(again);
  return isAlike ? " (another interval, date or input)" : "";
}

function dataOf({ source, sourceId, stood, again }: Difference): object {
  return {
    source,
    sourceId,
    entryId: stood?.entry.id ?? null,
    stood: stood === null ? null : partsOf(stood.entry),
    again: again === null ? null : partsOf(again),
  };
}

function partsOf({ amountMinor, lowMinor, highMinor, currency, formula, occurredAt, inputs }: EntryDraft) {
  return { amountMinor, lowMinor, highMinor, currency, formula, occurredAt, inputs };
}
