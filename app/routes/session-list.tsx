import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { When } from "#app/ui/when.tsx";

type SessionListProps = {
  sessions: readonly { id: string; device: string; createdAt: string; lastSeenAt: string; isThis: boolean }[];
  now: string;
  timeZone: string;
  /** Where the buttons go. */
  action: string;
};

/** Where one is signed in, with a way out of each place and of all. */
export function SessionList({ sessions, now, timeZone, action }: SessionListProps) {
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col divide-y divide-line">
        {sessions.map((session) => (
          <li
            key={session.id}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 text-14"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {session.device} {session.isThis ? <Badge tone="brand">this one</Badge> : null}
              </p>
              <p className="text-ink-quiet">
                Since <When at={session.createdAt} now={now} timeZone={timeZone} />, last used{" "}
                <When at={session.lastSeenAt} now={now} timeZone={timeZone} style="ago" />
              </p>
            </div>
            {session.isThis ? null : (
              <form method="post" action={action}>
                <input type="hidden" name="sessionId" value={session.id} />
                <Button
                  name="intent"
                  value="end"
                  look="secondary"
                  size="small"
                  aria-label={`Sign out ${session.device}`}
                >
                  Sign out
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <form method="post" action={action}>
        <Button name="intent" value="everywhere" look="trouble" size="small">
          Sign out everywhere
        </Button>
      </form>
    </div>
  );
}
