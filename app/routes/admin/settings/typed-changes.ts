/** A field of a form whose text is not what stands; or the source of one, which may have stayed. */
export type TypedChange = { name: string; label: string; before: string; after: string };

type Typed = Readonly<Record<string, string>>;

/**
 * What was typed into a form that differs from what stands, field by field, with what each field is called. `sources` says
 * which fields tell where a number comes from: they are shown with a number that changed, also where they are as before.
 */
export function typedChanges(labels: Typed, sources: Typed, stands: Typed, typed: Typed): TypedChange[] {
  const fields = Object.entries(labels).map(([name, label]) => ({
    name,
    label,
    before: (stands[name] ?? "").trim(),
    after: (typed[name] ?? "").trim(),
  }));
  const changed = new Set(
    fields.filter(({ before, after }) => !isSame(before, after)).map(({ name }) => name),
  );
  const shown = new Set([...changed].map((name) => sources[name]));
  return fields.filter(({ name }) => changed.has(name) || shown.has(name));
}

/** 18 and 18.00 are the same number. */
function isSame(before: string, after: string): boolean {
  if (before === after) return true;
  return before !== "" && after !== "" && Number(before) === Number(after);
}
