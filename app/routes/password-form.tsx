import { type SubmissionResult, useForm } from "@conform-to/react";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { fieldProps, problemsOf } from "./field-props.ts";

type PasswordFormProps = {
  hasPassword: boolean;
  email: string;
  /** Signed in so recently that the present password need not be typed. */
  isFresh: boolean;
  lastResult: SubmissionResult<string[]> | null;
};

/** Sets or changes one's own password, or takes it away. */
export function PasswordForm({ hasPassword, email, isFresh, lastResult }: PasswordFormProps) {
  const [form, fields] = useForm<{ present: string; next: string }>({ id: "password", lastResult });
  const asksPresent = hasPassword && !isFresh;
  return (
    <form method="post" noValidate className="flex max-w-lg flex-col gap-4">
      <ErrorSummary errors={problemsOf(form, fields)} />
      <input type="hidden" name="username" autoComplete="username" value={email} />
      {asksPresent ? (
        <Field
          label="Present password"
          type="password"
          autoComplete="current-password"
          {...fieldProps(fields.present)}
        />
      ) : null}
      <Field
        label="New password"
        hint="8 to 128 characters. A few words in a row are safe, and easy to remember."
        type="password"
        autoComplete="new-password"
        {...fieldProps(fields.next)}
      />
      <div className="flex flex-wrap gap-3">
        <Button name="intent" value="set-password">
          {hasPassword ? "Change password" : "Set password"}
        </Button>
        {hasPassword ? (
          <Button name="intent" value="remove-password" look="trouble">
            Remove password
          </Button>
        ) : null}
      </div>
    </form>
  );
}
