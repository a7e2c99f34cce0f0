import type { RateGroup } from "#app/domain/intake/rate-groups.server.ts";
import type { Distribution } from "#app/domain/value/shrinkage/distribution.ts";
import { Card } from "#app/ui/card.tsx";
import { Table } from "#app/ui/table.tsx";
import { rateBounds, rateNumber } from "./rate-figures.ts";

/** A rate by groups. Of a group with few trials little is known by itself, so that it is drawn towards the others. */
export function RateGroups({ groups, prior }: { groups: readonly RateGroup[]; prior: Distribution }) {
  if (groups.length === 0) return null;
  return (
    <Card
      title="By topic"
      lead="The fewer were decided, the more a topic is drawn towards what all topics have in common."
      flush
    >
      <Table
        caption="The rate by topic"
        rows={groups}
        rowKey={({ name }) => name}
        columns={[
          { key: "topic", label: "Topic", cell: ({ name }) => name },
          { key: "seen", label: "Seen", card: "inline", cell: ({ did, all }) => `${did} of ${all}` },
          {
            key: "rate",
            label: "Rate",
            card: "beside",
            numeric: true,
            cell: ({ mean }) => rateNumber(mean, prior),
          },
          {
            key: "range",
            label: "80 % range",
            card: "inline",
            cell: (group) => rateBounds({ ...group, prior }),
          },
        ]}
      />
    </Card>
  );
}
