import type { Executor } from "#app/platform/sql.server.ts";
import type { EntryDraft, SourceRef, ValueEntry } from "../entry.ts";
import { reverseBecause } from "./reversal.ts";
import { saveEntries } from "./save-entries.server.ts";

/** What stands in the books of one thing, and what should. */
export type Replacement = { standing: readonly ValueEntry[]; drafts: readonly EntryDraft[] };

/**
 * Brings the books to what they should be: where what stands differs, all of it is reversed and written anew; where it is
 * the same, it stays. Call it with whatever the figures are of locked, and what stands read after that.
 * @returns how many were changed
 */
export async function replaceFigures(
  on: Executor,
  replacements: readonly Replacement[],
  parametersVersion: number,
  now: Date,
): Promise<number> {
  const stale = replacements.filter(differs);
  const nothing = { amountMinor: 0n, lowMinor: 0n, highMinor: 0n };
  const written = stale.flatMap(({ standing, drafts }) => [
    ...standing.map((entry) =>
      reverseBecause(entry, nothing, causeOf(entry, drafts, parametersVersion), parametersVersion),
    ),
    ...drafts,
  ]);
  await saveEntries(on, written, now);
  return stale.length;
}

function differs({ standing, drafts }: Replacement): boolean {
  const before = new Set(standing.map(nameOf));
  return standing.length !== drafts.length || drafts.some((draft) => !before.has(nameOf(draft)));
}

function nameOf(entry: EntryDraft): string {
  const { customerId, kind, component, basis, flow, outcomeId, contributionId, grade, currency, formula } =
    entry;
  const { amountMinor, lowMinor, highMinor, original } = entry;
  const amounts = [amountMinor, lowMinor, highMinor, original?.amountMinor, original?.rate];
  const words = [
    customerId,
    kind,
    component,
    basis,
    flow,
    outcomeId,
    contributionId,
    grade,
    currency,
    formula,
  ];
  return [...words, ...amounts].join(" ");
}

/** What was told since, where something was; else the parameters. */
function causeOf(entry: EntryDraft, drafts: readonly EntryDraft[], version: number): SourceRef {
  const same = drafts.find(
    ({ outcomeId, occurredAt }) =>
      outcomeId === entry.outcomeId && occurredAt.getTime() === entry.occurredAt.getTime(),
  );
  const told = drafts.find(({ outcomeId }) => outcomeId !== null);
  return same !== undefined || told === undefined ? `parameters:${version}` : `outcome:${told.outcomeId}`;
}
