import type { SubmissionResult } from "@conform-to/react";
import { Form } from "@remix-run/react";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Person } from "#app/ui/person.tsx";
import { When } from "#app/ui/when.tsx";
import { DoorForm } from "./door-form.tsx";

type Door = {
  id: string;
  staffId: string;
  name: string;
  title: string | null;
  sentence: string;
  answerMinutes: number;
  openedAt: string;
  promiseWords: string;
  recordWords: string;
};
type DoorListProps = {
  doors: readonly Door[];
  resultOf: (form: string) => SubmissionResult | null;
  timeZone: string;
  now: string;
};

/** Who stands behind the door, with their record and what can be changed. */
export function DoorList({ doors, resultOf, timeZone, now }: DoorListProps) {
  if (doors.length === 0)
    return (
      <EmptyState title="Nobody stands behind the door yet">
        Choose who customers can write to by name. Each promises an answer within a number of working hours,
        and customers see how that promise is kept.
      </EmptyState>
    );
  return (
    <Card title="Behind the door">
      <ul className="flex flex-col divide-y divide-line">
        {doors.map((door) => {
          const result = resultOf(`door-${door.staffId}`);
          return (
            <li key={door.id} className="flex flex-col gap-2 py-4 first:pt-0 last:pb-0">
              <Person name={door.name} role={door.title} />
              <p>{door.sentence}</p>
              <p className="text-ink-soft">
                Promises an answer within {door.promiseWords}; {door.recordWords}. Since{" "}
                <When at={door.openedAt} now={now} timeZone={timeZone} style="day" />.
              </p>
              <Disclosure summary={`Change the door of ${door.name}`} open={result !== null}>
                <div className="flex flex-col gap-4">
                  <DoorForm id={`door-${door.staffId}`} staff={[]} door={door} lastResult={result} />
                  <Form method="post">
                    <input type="hidden" name="doorPersonId" value={door.id} />
                    <Button name="intent" value="close" look="trouble" size="small">
                      Close the door of {door.name}
                    </Button>
                  </Form>
                </div>
              </Disclosure>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
