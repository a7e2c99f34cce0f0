import { type GroupKind, groupKindWords } from "#app/domain/groups/group.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Table } from "#app/ui/table.tsx";
import { When } from "#app/ui/when.tsx";

type Group = {
  id: string;
  kind: GroupKind;
  name: string;
  seats: number;
  held: number;
  asking: number;
  waiting: number;
  openedAt: string;
  closedAt: string | null;
};
type GroupTableProps = { groups: readonly Group[]; now: string; timeZone: string };

/** All groups, with what needs a decision. */
export function GroupTable({ groups, now, timeZone }: GroupTableProps) {
  return (
    <Table
      caption="Groups"
      rows={groups}
      rowKey={(group) => group.id}
      rowHref={(group) => `/admin/groups/${group.id}`}
      columns={[
        { key: "name", label: "Name", cell: (group) => group.name },
        { key: "kind", label: "Kind", cell: (group) => groupKindWords(group.kind) },
        {
          key: "asking",
          label: "To decide",
          numeric: true,
          cell: (group) =>
            group.asking > 0 ? <Badge tone="attention">{group.asking} to decide</Badge> : "None",
        },
        {
          key: "seats",
          label: "Seats taken",
          numeric: true,
          cell: (group) => `${group.held} of ${group.seats}`,
        },
        { key: "waiting", label: "Waiting", numeric: true, cell: (group) => group.waiting },
        {
          key: "state",
          label: "State",
          cell: (group) =>
            group.closedAt === null ? (
              <span>
                Open since <When at={group.openedAt} now={now} timeZone={timeZone} style="day" />
              </span>
            ) : (
              <span className="text-ink-quiet">
                Closed <When at={group.closedAt} now={now} timeZone={timeZone} style="day" />
              </span>
            ),
        },
      ]}
    />
  );
}
