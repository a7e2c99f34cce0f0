import type { SubmissionResult } from "@conform-to/react";
import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { Form } from "@remix-run/react";
import { apiScopes } from "#app/platform/api-scopes.ts";
import { Button } from "#app/ui/button.tsx";
import { Choice } from "#app/ui/choice.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { SelectField } from "#app/ui/select-field.tsx";
import { lifetimes, newApiKey } from "./api-key-input.ts";

const scopeOptions = Object.entries(apiScopes).map(([value, label]) => ({
  value,
  label,
  hint: value === "*" ? "All of the above" : value,
}));
const dayOptions = ["90", "30", "365", "0"] as const;

/** Name, scopes and lifetime of a new key. */
export function ApiKeyForm({ lastResult }: { lastResult: SubmissionResult<string[]> | null }) {
  const [form, fields] = useForm({
    lastResult,
    constraint: getZodConstraint(newApiKey),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: newApiKey }),
    shouldValidate: "onSubmit",
    shouldRevalidate: "onInput",
  });
  const typed = fields.scopes.initialValue;
  const chosen = Array.isArray(typed) ? typed.map(String) : typeof typed === "string" ? [typed] : [];
  const errors = [fields.name, fields.scopes, fields.days].flatMap((field) =>
    (field.errors ?? []).map((message) => ({ field: field.name, message })),
  );
  return (
    <Form
      method="post"
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate
      className="flex max-w-xl flex-col gap-5"
    >
      <ErrorSummary errors={form.status === "error" ? errors : []} />
      <Field
        name="name"
        label="Name"
        hint="What will use it, such as Web shop."
        maxLength={100}
        autoComplete="off"
        required
        defaultValue={fields.name.initialValue}
        error={fields.name.errors}
      />
      <Choice
        kind="checkbox"
        legend="What may it do?"
        name="scopes"
        options={scopeOptions}
        defaultValue={chosen}
        error={fields.scopes.errors}
      />
      <SelectField
        name="days"
        label="How long does it work?"
        options={dayOptions.map((value) => ({ value, label: lifetimes[value] }))}
        defaultValue={fields.days.initialValue ?? "90"}
        error={fields.days.errors}
      />
      <div>
        <Button name="intent" value="create">
          Create key
        </Button>
      </div>
    </Form>
  );
}
