import { Card } from "#app/ui/card.tsx";
import { Person } from "#app/ui/person.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../counted.ts";

type GroupMembersProps = {
  members: readonly { key: string; firstName: string | null; joinedAt: string }[];
  now: string;
  timeZone: string;
};

/** Who else is in the group, by first name at most. */
export function GroupMembers({ members, now, timeZone }: GroupMembersProps) {
  return (
    <Card title="Members" lead={counted(members.length, "person", "people")}>
      {members.length === 0 ? (
        <p className="text-14 text-ink-soft">Nobody has accepted the agreement yet.</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {members.map((member) => (
            <li
              key={member.key}
              className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-14"
            >
              <Person name={member.firstName ?? "A member"} size="small" />
              <span className="text-ink-quiet">
                since <When at={member.joinedAt} now={now} timeZone={timeZone} style="day" />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
