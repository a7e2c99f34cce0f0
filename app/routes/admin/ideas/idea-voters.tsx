import { Card } from "#app/ui/card.tsx";
import { Money } from "#app/ui/money.tsx";
import { Person } from "#app/ui/person.tsx";
import { Table } from "#app/ui/table.tsx";
import { When } from "#app/ui/when.tsx";
import { counted } from "../../counted.ts";

type Voter = {
  customerId: string;
  name: string;
  organization: string | null;
  votedAt: string;
  carried: boolean;
  worth: { amountMinor: string; currency: string } | null;
};

type IdeaVotersProps = { voters: readonly Voter[]; count: number; now: string };

/** Who votes for it, those first whose relationship is worth most. */
export function IdeaVoters({ voters, count, now }: IdeaVotersProps) {
  const others = count - voters.length;
  return (
    <Card
      title="Who votes for it"
      lead={voters.length > 1 ? "By what the relationship is worth so far, the most first." : null}
      flush={voters.length > 0}
      footer={others > 0 && voters.length > 0 ? `And ${counted(others, "other", "others")}.` : null}
    >
      {voters.length === 0 ? (
        <p className="text-14 text-ink-quiet">Nobody has voted yet.</p>
      ) : (
        <Table
          caption="Who votes for this idea"
          rows={voters}
          rowKey={(voter) => voter.customerId}
          rowHref={(voter) => `/admin/customers/${voter.customerId}`}
          columns={[
            {
              key: "name",
              label: "Customer",
              cell: (voter) => <Person size="small" name={voter.name} role={voter.organization} />,
            },
            {
              key: "worth",
              label: "Worth so far",
              numeric: true,
              cell: (voter) =>
                voter.worth ? (
                  <Money {...voter.worth} />
                ) : (
                  <span className="text-ink-quiet">not measured yet</span>
                ),
            },
            {
              key: "voted",
              label: "Voted",
              nowrap: true,
              cell: (voter) => <Voted voter={voter} now={now} />,
            },
          ]}
        />
      )}
    </Card>
  );
}

function Voted({ voter, now }: { voter: Voter; now: string }) {
  return (
    <>
      <When at={voter.votedAt} now={now} style="ago" />
      {voter.carried ? <span className="block text-12 text-ink-quiet">by a merge</span> : null}
    </>
  );
}
