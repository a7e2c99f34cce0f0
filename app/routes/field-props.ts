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

type Form = { id: string; allErrors: Record<string, string[]> };

/** What is wrong with a form, for the summary on top of it. */
export function problemsOf(
  form: Form,
  fields: Record<string, FieldMetadata<unknown>>,
): { field?: string; message: string }[] {
  return Object.entries(form.allErrors).flatMap(([name, messages]) =>
    messages.map((message) => (name === "" ? { message } : { field: fields[name]?.id ?? form.id, message })),
  );
}
