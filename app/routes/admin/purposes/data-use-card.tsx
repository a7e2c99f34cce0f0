import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../../counted.ts";
import { fieldProps, problemsOf } from "../../field-props.ts";

type DataUseCardProps = {
  uses: readonly { usedOn: string; usedFor: string; people: number }[];
  now: string;
  /** A day such as 2026-11-22. */
  today: string;
  mayManage: boolean;
  sharing: number;
  lastResult: SubmissionResult<string[]> | null;
};

/** What the data was used for, and the form that notes a use. */
export function DataUseCard({ uses, now, mayManage, ...form }: DataUseCardProps) {
  return (
    <Card title="What it was used for" lead="Everybody who is asked for this purpose reads it.">
      <div className="flex flex-col gap-4">
        {uses.length === 0 ? <p className="text-14 text-ink-quiet">Nothing so far.</p> : null}
        <ul className="flex flex-col gap-2 text-14 empty:hidden">
          {uses.map((use) => (
            <li key={`${use.usedOn} ${use.usedFor}`}>
              <p className="as-typed">{use.usedFor}</p>
              <p className="text-ink-quiet">
                <When at={`${use.usedOn}T00:00:00Z`} now={now} style="day" />, with data of{" "}
                {counted(use.people, "person", "people")}
              </p>
            </li>
          ))}
        </ul>
        {mayManage ? <UseForm {...form} /> : null}
      </div>
    </Card>
  );
}

function UseForm({ today, sharing, lastResult }: Pick<DataUseCardProps, "today" | "sharing" | "lastResult">) {
  const [form, fields] = useForm<Record<"usedOn" | "usedFor" | "people", string>>({
    id: "use",
    lastResult,
    defaultValue: { usedOn: today, people: String(sharing) },
  });
  return (
    <Disclosure summary="Note a use" open={lastResult !== null}>
      <Form method="post" noValidate id={form.id} className="flex flex-col gap-4">
        <ErrorSummary errors={problemsOf(form, fields)} />
        <TextAreaField
          label="What it was used for"
          rows={2}
          maxLength={500}
          {...fieldProps(fields.usedFor)}
        />
        <Field label="Day" type="date" {...fieldProps(fields.usedOn)} />
        <Field label="How many people's data" inputMode="numeric" {...fieldProps(fields.people)} />
        <div>
          <Button name="intent" value="use">
            Note the use
          </Button>
        </div>
      </Form>
    </Disclosure>
  );
}
