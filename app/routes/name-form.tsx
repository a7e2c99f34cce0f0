import { type SubmissionResult, useForm } from "@conform-to/react";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { fieldProps, problemsOf } from "./field-props.ts";

type NameFormProps = { name: string; hint?: string; lastResult: SubmissionResult<string[]> | null };

/** Changes one's own name. */
export function NameForm({ name, hint, lastResult }: NameFormProps) {
  const [form, fields] = useForm<{ name: string }>({ id: "name", lastResult, defaultValue: { name } });
  return (
    <form method="post" noValidate className="flex max-w-lg flex-col gap-4">
      <ErrorSummary errors={problemsOf(form, fields)} />
      <Field label="Your name" hint={hint} autoComplete="name" maxLength={120} {...fieldProps(fields.name)} />
      <Button name="intent" value="name" className="self-start">
        Save name
      </Button>
    </form>
  );
}
