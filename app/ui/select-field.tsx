import type { SelectHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";
import { describedBy, errorText, FieldFrame, type FieldWords } from "./field-frame.tsx";

export type SelectOption = { value: string; label: string; disabled?: boolean };

export type SelectFieldProps = FieldWords &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, "name" | "children"> & {
    name: string;
    options: readonly SelectOption[];
  };

/** One of a list that is too long to lay open; lay shorter ones open with Choice. */
export function SelectField(props: SelectFieldProps) {
  const { label, hint, error, optional, labelHidden, options, className, id = props.name, ...select } = props;
  return (
    <FieldFrame {...{ id, label, hint, error, optional, labelHidden }}>
      <select
        {...select}
        id={id}
        className={classNames("control", className)}
        aria-describedby={describedBy(id, { hint, error })}
        aria-invalid={errorText(error) ? true : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
