import { type SubmissionResult, useForm } from "@conform-to/react";
import type { Admission } from "#app/domain/groups/group.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { fieldProps, problemsOf } from "../field-props.ts";

type GroupApplyFormProps = {
  group: { admission: Admission; free: number; reason: string | null };
  lastResult: SubmissionResult | null;
};

/** Asks for a seat with a reason; what you wrote last time is there again. */
export function GroupApplyForm({ group, lastResult }: GroupApplyFormProps) {
  const [form, fields] = useForm<{ reason: string }>({
    id: "apply",
    lastResult,
    defaultValue: { reason: group.reason ?? "" },
  });
  return (
    <Card title="Ask for a seat" lead={whatHappens(group)}>
      <form method="post" noValidate className="flex flex-col gap-4">
        <ErrorSummary errors={problemsOf(form, fields)} />
        <TextAreaField
          label="Why you?"
          hint="A sentence or two. The team reads it, other members do not."
          maxLength={2000}
          rows={5}
          {...fieldProps(fields.reason)}
        />
        <Button name="intent" value="apply" className="self-start">
          {group.admission === "open" && group.free === 0 ? "Join the waiting list" : "Ask for a seat"}
        </Button>
      </form>
    </Card>
  );
}

function whatHappens({ admission, free }: GroupApplyFormProps["group"]): string {
  if (admission === "review") return "We read every application and answer each one.";
  return free > 0 ? "Whoever comes first has the seat." : "You get a place on the waiting list.";
}
