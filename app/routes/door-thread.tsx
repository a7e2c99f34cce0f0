import { Badge } from "#app/ui/badge.tsx";
import { Thread } from "#app/ui/thread.tsx";
import { When } from "#app/ui/when.tsx";

type Staff = { id: string; name: string; title: string | null };
type DoorThreadProps = {
  thread: {
    customer: { name: string };
    named: Staff;
    messages: readonly { id: string; text: string; at: string; by: Staff | null }[];
    delegations: readonly { id: string; from: string; to: string; at: string }[];
  };
  /** The staff record of who reads; null where the customer does. */
  readerId: string | null;
  timeZone: string;
  now: string;
};

/** Everything that was said, and through whose hands it went. */
export function DoorThread({ thread, readerId, timeZone, now }: DoorThreadProps) {
  return (
    <div className="flex flex-col gap-5">
      <Thread
        label="Conversation"
        now={now}
        timeZone={timeZone}
        messages={thread.messages.map(({ id, text, at, by }) => ({
          id,
          text,
          at,
          from: { name: by?.name ?? thread.customer.name, role: by?.title ?? null },
          mine: (by?.id ?? null) === readerId,
          note: by !== null && by.id !== thread.named.id ? <Badge long>for {thread.named.name}</Badge> : null,
        }))}
      />
      {thread.delegations.length > 0 ? (
        <ul className="flex flex-col gap-1 text-14 text-ink-quiet">
          {thread.delegations.map((delegation) => (
            <li key={delegation.id}>
              {`${delegation.to} took over from ${delegation.from}, `}
              <When at={delegation.at} now={now} timeZone={timeZone} />.
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
