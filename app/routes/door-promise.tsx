import { Card } from "#app/ui/card.tsx";
import { PromiseCard } from "#app/ui/promise-card.tsx";
import { When } from "#app/ui/when.tsx";

type Staff = { id: string; name: string; title: string | null };
type DoorPromiseProps = {
  thread: {
    named: Staff;
    holder: Staff;
    promise: {
      dueAt: string;
      answeredAt: string | null;
      state: "open" | "due" | "late" | "kept" | "kept-late";
    } | null;
    settlement: { state: "settled" | "reopened" | "closed"; at: string; by: string | null } | null;
    customer: { name: string };
  };
  to: "customer" | "staff";
  timeZone: string;
  now: string;
};

/** Who answers by when, for whom, and what the customer said of it. */
export function DoorPromise({ thread, to, timeZone, now }: DoorPromiseProps) {
  const { promise, settlement, holder } = thread;
  const who = to === "customer" ? "You" : thread.customer.name;
  const kept = promise?.answeredAt ?? null;
  return (
    <div className="flex flex-col gap-4">
      {promise === null ? null : (
        <PromiseCard
          by={{ name: holder.name, role: holder.title }}
          what={whatOf(thread)}
          due={promise.dueAt}
          state={promise.state}
          keptAt={kept}
          now={now}
          timeZone={timeZone}
          note={noteOn(thread, to)}
        />
      )}
      {settlement?.state === "settled" ? (
        <Card tone="warm">
          <p>
            {who} said <When at={settlement.at} now={now} timeZone={timeZone} /> that this is settled.
          </p>
        </Card>
      ) : null}
      {settlement?.state === "closed" ? (
        <Card tone="warm">
          <p>
            {settlement.by ?? "We"} closed this <When at={settlement.at} now={now} timeZone={timeZone} />:{" "}
            {to === "customer"
              ? "the last message says why. If that is not right, reopen it."
              : `it needs no answer. ${thread.customer.name} may reopen it.`}
          </p>
        </Card>
      ) : null}
    </div>
  );
}

/** The promise as a sentence that goes on with "by Thursday 17:00". */
function whatOf({ promise, named, holder }: DoorPromiseProps["thread"]): string {
  if (promise?.answeredAt !== null || promise.state === "late")
    return `${firstName(named)} promised an answer`;
  return holder.id === named.id
    ? `${firstName(holder)} will answer`
    : `${firstName(holder)} will answer for ${firstName(named)}`;
}

function noteOn(
  { promise, named, holder }: DoorPromiseProps["thread"],
  to: "customer" | "staff",
): string | null {
  const delegated = holder.id === named.id ? [] : [`${firstName(holder)} answers for ${named.name}.`];
  const late =
    promise?.state === "late" && to === "customer"
      ? [`That time has passed. ${firstName(holder)} and the owners of the company are told of it.`]
      : [];
  return [...delegated, ...late].join(" ") || null;
}

function firstName({ name }: Staff): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
