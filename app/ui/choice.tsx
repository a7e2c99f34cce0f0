import type { ReactNode } from "react";
import { describedBy, errorText, FieldError } from "./field-frame.tsx";

export type ChoiceOption = { value: string; label: string; hint?: string; disabled?: boolean };

export type ChoiceProps = {
  kind: "radio" | "checkbox";
  legend: string;
  name: string;
  options: readonly ChoiceOption[];
  /** What is chosen at first: one value for radios, any number for checkboxes. */
  defaultValue?: string | readonly string[];
  hint?: ReactNode;
  error?: string | readonly string[] | null;
  required?: boolean;
  id?: string;
};

/** Radios or checkboxes under one question. */
export function Choice(props: ChoiceProps) {
  const { kind, legend, name, options, defaultValue = [], hint, error, required, id = name } = props;
  const chosen = typeof defaultValue === "string" ? [defaultValue] : defaultValue;
  const message = errorText(error);
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      className="flex flex-col gap-2"
      aria-describedby={describedBy(id, { hint, error })}
      aria-invalid={message ? true : undefined}
    >
      <legend className="mb-1.5 text-14 font-medium">{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="text-14 text-ink-quiet">
          {hint}
        </p>
      ) : null}
      {message ? <FieldError id={id} message={message} /> : null}
      {options.map((option, index) => (
        <Option
          key={option.value}
          id={`${id}-${index + 1}`}
          type={kind}
          name={name}
          option={option}
          checked={chosen.includes(option.value)}
          required={kind === "radio" ? required : undefined}
        />
      ))}
    </fieldset>
  );
}

type OptionProps = {
  id: string;
  type: "radio" | "checkbox";
  name: string;
  option: ChoiceOption;
  checked: boolean;
  required?: boolean | undefined;
};

export function Option({ id, type, name, option, checked, required }: OptionProps) {
  return (
    <div className="relative flex items-start gap-3">
      <input
        id={id}
        type={type}
        name={name}
        value={option.value}
        defaultChecked={checked}
        disabled={option.disabled}
        required={required}
        className="mt-1 size-5 shrink-0"
        aria-describedby={option.hint ? `${id}-hint` : undefined}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block py-0.5 text-14 leading-6 text-ink">
          {option.label}
        </label>
        {option.hint ? (
          <p id={`${id}-hint`} className="text-14 text-ink-quiet">
            {option.hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}
