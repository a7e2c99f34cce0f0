import { Option } from "./choice.tsx";
import { errorText, FieldError } from "./field-frame.tsx";

export type CheckBoxProps = {
  name: string;
  label: string;
  hint?: string;
  error?: string | readonly string[] | null;
  /** Sent when ticked; "on" where nothing is said. */
  value?: string;
  defaultChecked?: boolean;
  required?: boolean;
  id?: string;
};

/** One thing to agree to or not. */
export function CheckBox(props: CheckBoxProps) {
  const { name, label, hint, error, value = "on", defaultChecked = false, required, id = name } = props;
  const message = errorText(error);
  return (
    <div className="flex flex-col gap-1.5">
      {message ? <FieldError id={id} message={message} /> : null}
      <Option
        id={id}
        type="checkbox"
        name={name}
        option={hint ? { value, label, hint } : { value, label }}
        checked={defaultChecked}
        required={required}
      />
    </div>
  );
}
