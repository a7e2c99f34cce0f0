import { type SubmissionResult, useForm } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Field } from "#app/ui/field.tsx";
import { When } from "#app/ui/when.tsx";
import { fieldProps, problemsOf } from "../../field-props.ts";

type HolidayFormsProps = {
  holidays: readonly { day: string; name: string }[];
  lastResult: SubmissionResult | null;
  now: string;
};

/** The days on which nobody works. */
export function HolidayForms({ holidays, lastResult, now }: HolidayFormsProps) {
  const [form, fields] = useForm<{ day: string; name: string }>({ id: "holiday", lastResult });
  return (
    <Card title="Holidays" lead="No working time passes on these days.">
      <div className="flex flex-col gap-5">
        {holidays.length > 0 ? (
          <ul className="flex flex-col divide-y divide-line border-y border-line">
            {holidays.map(({ day, name }) => (
              <li key={day} className="flex flex-wrap items-center justify-between gap-3 py-2">
                <span className="min-w-0">
                  {name}, <When at={`${day}T12:00:00Z`} now={now} style="day" />
                </span>
                <Form method="post">
                  <input type="hidden" name="day" value={day} />
                  <Button name="intent" value="remove-holiday" look="secondary" size="small">
                    Remove {name}
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        ) : null}
        <Form method="post" noValidate id={form.id} className="flex max-w-lg flex-col gap-4">
          <ErrorSummary errors={problemsOf(form, fields)} />
          <Field label="Day" type="date" {...fieldProps(fields.day)} />
          <Field label="Name of the holiday" maxLength={80} {...fieldProps(fields.name)} />
          <Button name="intent" value="add-holiday" className="self-start">
            Add the holiday
          </Button>
        </Form>
      </div>
    </Card>
  );
}
