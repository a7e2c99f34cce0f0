import type { InputHTMLAttributes } from "react";
import { classNames } from "./class-names.ts";
import { Counter, useCount } from "./counter.tsx";
import { describedBy, errorText, FieldFrame, type FieldWords } from "./field-frame.tsx";

export type FieldProps = FieldWords &
  Omit<InputHTMLAttributes<HTMLInputElement>, "name"> & {
    name: string;
    /** Shows how many characters are left of `maxLength`. */
    counter?: boolean;
  };

/** One line to fill in. Give `defaultValue` what was typed before, so that nothing is lost. */
export function Field(props: FieldProps) {
  const {
    label,
    hint,
    error,
    optional,
    labelHidden,
    counter = false,
    className,
    id = props.name,
    ...input
  } = props;
  const { count, onInput } = useCount(String(input.defaultValue ?? ""));
  const limit = counter ? input.maxLength : undefined;
  return (
    <FieldFrame
      {...{ id, label, hint, error, optional, labelHidden }}
      after={limit ? <Counter id={id} count={count} limit={limit} /> : null}
    >
      <input
        {...input}
        id={id}
        className={classNames("control", className)}
        aria-describedby={describedBy(id, { hint, error }, limit !== undefined)}
        aria-invalid={errorText(error) ? true : undefined}
        onInput={limit ? onInput : input.onInput}
      />
    </FieldFrame>
  );
}
