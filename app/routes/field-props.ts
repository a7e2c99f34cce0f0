import type { FieldMetadata } from "@conform-to/react";

/** What a field of the design system needs from a field of a form: its name, what was typed before, what is wrong. */
export function fieldProps(field: FieldMetadata<unknown>) {
  const typed = field.initialValue;
  return {
    id: field.id,
    name: field.name,
    error: field.errors ?? null,
    ...(typeof typed === "string" ? { defaultValue: typed } : {}),
  };
}

/** What is wrong with a form, for the summary on top of it. */
export function problemsOf(
  form: { errors?: string[] | undefined },
  fields: Record<string, FieldMetadata<unknown>>,
): { field?: string; message: string }[] {
  const ofForm = (form.errors ?? []).map((message) => ({ message }));
  const ofFields = Object.values(fields).flatMap((field) =>
    (field.errors ?? []).map((message) => ({ field: field.id, message })),
  );
  return [...ofForm, ...ofFields];
}
