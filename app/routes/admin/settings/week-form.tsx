import { Form } from "@remix-run/react";
import { hoursFields } from "#app/domain/open-door/door-input.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Field } from "#app/ui/field.tsx";

type WeekFormProps = {
  hours: readonly { weekday: number; opens: number; closes: number }[];
  typed: Readonly<Record<string, string>>;
  problems: readonly { field?: string; message: string }[];
  timeZone: string;
};

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** The working hours of the week. */
export function WeekForm({ hours, typed, problems, timeZone }: WeekFormProps) {
  return (
    <Card
      title="Working hours"
      lead={`Promises count only this time, by the clock of ${timeZone}. Leave both fields of a free day empty.`}
    >
      <Form method="post" noValidate className="flex flex-col gap-4">
        {weekdays.map((name, index) => {
          const day = hours.find(({ weekday }) => weekday === index + 1);
          const { opens, closes } = hoursFields(index + 1);
          return (
            <fieldset key={name} className="grid max-w-md grid-cols-2 gap-x-3">
              <legend className="mb-1 text-14 font-medium">{name}</legend>
              <Field
                label={`${name} from`}
                labelHidden
                type="time"
                name={opens}
                defaultValue={typed[opens] ?? clockOf(day?.opens)}
                error={errorOf(opens, problems)}
              />
              <Field
                label={`${name} until`}
                labelHidden
                type="time"
                name={closes}
                defaultValue={typed[closes] ?? clockOf(day?.closes)}
                error={errorOf(closes, problems)}
              />
            </fieldset>
          );
        })}
        <Button name="intent" value="hours" className="self-start">
          Save the working hours
        </Button>
      </Form>
    </Card>
  );
}

function clockOf(minutes: number | undefined): string {
  if (minutes === undefined) return "";
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function errorOf(field: string, problems: WeekFormProps["problems"]): string | null {
  return problems.find((problem) => problem.field === field)?.message ?? null;
}
