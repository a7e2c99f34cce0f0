import type { FieldMetadata } from "@conform-to/react";
import { Field } from "#app/ui/field.tsx";
import { fieldProps } from "./field-props.ts";

/** The six digits of a mail. */
export function CodeField({ field }: { field: FieldMetadata<string> }) {
  return (
    <Field
      label="Six digits from the mail"
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={9}
      className="max-w-40 tabular-nums tracking-widest"
      {...fieldProps(field)}
    />
  );
}
