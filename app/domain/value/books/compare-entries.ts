import type { EntryDraft, ValueEntry } from "../entry.ts";

/** An entry as it stood, or a draft of what it is when it is computed again, with all that is kept of it as one text. */
export type Formed<Figure extends EntryDraft> = { entry: Figure; form: string };

/** An entry that is not the same again: what stood and what comes out; null where there is nothing on that side. */
export type Unlike<Stood extends Formed<ValueEntry>> = { stood: Stood | null; again: EntryDraft | null };

/**
 * Holds the entries of one thing that stood against what comes out again, byte for byte. What is left on both sides goes
 * together by whose and what it is.
 */
export function compareEntries<Stood extends Formed<ValueEntry>>(
  stood: readonly Stood[],
  again: readonly Formed<EntryDraft>[],
): { same: number; unlike: Unlike<Stood>[] } {
  const left = [...again];
  const take = (which: (one: Formed<EntryDraft>) => boolean) => {
    const at = left.findIndex(which);
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
  };
  const others = stood.filter(({ form }) => take((one) => one.form === form) === null);
  const unlike = others.map((one): Unlike<Stood> => {
    const twin = take(({ entry }) => whatOf(entry) === whatOf(one.entry));
    return { stood: one, again: twin?.entry ?? null };
  });
  const added = left.map(({ entry }): Unlike<Stood> => ({ stood: null, again: entry }));
  return { same: stood.length - others.length, unlike: [...unlike, ...added] };
}

function whatOf(entry: EntryDraft): string {
  const { customerId, kind, basis, flow, outcomeId, contributionId, rewardId } = entry;
  return [customerId, kind, basis, flow, outcomeId, contributionId, rewardId].join(" ");
}
