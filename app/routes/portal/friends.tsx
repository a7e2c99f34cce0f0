import { Badge } from "#app/ui/badge.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Person } from "#app/ui/person.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../counted.ts";

type FriendsProps = {
  counts: { clicks: number; joined: number; bought: number };
  friends: readonly { key: string; firstName: string | null; joinedAt: string; bought: boolean }[];
  hasMore: boolean;
  page: number;
  now: string;
  timeZone: string;
};

/** How far the friends have come, by first name at most. */
export function Friends({ counts, friends, hasMore, page, now, timeZone }: FriendsProps) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="text-22 font-semibold">How it is going</h2>
      <p className="text-ink-soft">
        {counted(counts.clicks, "opening", "openings")} · {counts.joined} joined · {counts.bought} bought
      </p>
      {friends.length === 0 ? (
        <EmptyState level={3} title="Nobody has joined yet">
          Send your link to one person you think of now. A few words from you say more than an advertisement.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line bg-raised">
          {friends.map((friend) => (
            <li
              key={friend.key}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-5 py-3"
            >
              <Person name={friend.firstName ?? "A friend"} />
              <span className="flex flex-wrap items-center gap-3 text-14 text-ink-quiet">
                <span>
                  joined <When at={friend.joinedAt} now={now} style="day" timeZone={timeZone} />
                </span>
                {friend.bought ? <Badge tone="good">Bought</Badge> : <Badge>Has not bought yet</Badge>}
              </span>
            </li>
          ))}
        </ul>
      )}
      <Pagination
        previousHref={page > 1 ? `?page=${page - 1}` : null}
        nextHref={hasMore ? `?page=${page + 1}` : null}
      />
    </section>
  );
}
