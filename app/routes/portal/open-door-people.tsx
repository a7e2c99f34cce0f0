import { Card } from "#app/ui/card.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Person } from "#app/ui/person.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../counted.ts";
import { firstNameOf } from "./greeting.ts";

type DoorPerson = {
  id: string;
  name: string;
  title: string | null;
  sentence: string;
  promiseWords: string;
  recordWords: string;
  record: { answers: number };
  openedAt: string;
};
type PeopleProps = { people: readonly DoorPerson[]; chosenId: string; timeZone: string; now: string };

/** Portraits of the people behind the door: what to write to them about, what they promise, how they have kept it. */
export function OpenDoorPeople({ people, chosenId, timeZone, now }: PeopleProps) {
  return (
    <section aria-labelledby="people" className="flex flex-col gap-4">
      <h2 id="people" className="text-22 font-semibold">
        {people.length === 1 ? "Who reads it" : "Who is there for you"}
      </h2>
      <ul className="grid gap-4 sm:grid-cols-2">
        {people.map((person) => (
          <li key={person.id} className="flex min-w-0">
            <Card tone={person.id === chosenId ? "warm" : "plain"} className="min-w-0 flex-1">
              <div className="flex flex-col gap-3">
                <Person name={person.name} role={person.title} size="large" />
                <p className="as-typed font-greeting text-18">{person.sentence}</p>
                <dl className="text-14 text-ink-soft">
                  <div>
                    <dt className="inline">Promises: </dt>
                    <dd className="inline">an answer within {person.promiseWords}</dd>
                  </div>
                  <div>
                    <dt className="inline">So far: </dt>
                    <dd className="inline">
                      <strong className="font-semibold text-ink">{person.recordWords}</strong>
                      {person.record.answers > 0
                        ? `, from ${counted(person.record.answers, "answer", "answers")}`
                        : null}
                    </dd>
                  </div>
                  <div>
                    <dt className="inline">Here since: </dt>
                    <dd className="inline">
                      <When at={person.openedAt} now={now} timeZone={timeZone} style="day" />
                    </dd>
                  </div>
                </dl>
                {people.length > 1 ? (
                  <LinkButton
                    className="max-w-full self-start wrap-anywhere"
                    href={`/open-door?to=${person.id}#write`}
                    aria-current={person.id === chosenId ? "true" : undefined}
                  >
                    Write to {firstNameOf(person.name)}
                  </LinkButton>
                ) : null}
              </div>
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}
