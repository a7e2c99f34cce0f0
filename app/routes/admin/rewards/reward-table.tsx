import { Badge } from "#app/ui/badge.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Money } from "#app/ui/money.tsx";
import { Table } from "#app/ui/table.tsx";
import { When } from "#app/ui/when.tsx";
import { rewardKindWords, rewardStateWords } from "./reward-words.ts";

type Reward = {
  id: string;
  beneficiaryId: string;
  beneficiary: string;
  kind: string;
  amountMinor: string;
  reversedMinor: string;
  currency: string;
  reason: string;
  grantedAt: string;
  availableAt: string;
  state: string;
};

/** Rewards of all customers with their states. */
export function RewardTable({
  rewards,
  now,
  timeZone,
}: {
  rewards: readonly Reward[];
  now: string;
  timeZone: string;
}) {
  return (
    <Table
      caption="Rewards"
      rows={rewards}
      rowKey={(row) => row.id}
      rowHref={(row) => `/admin/customers/${row.beneficiaryId}`}
      empty={
        <EmptyState
          title="No rewards here"
          action={<LinkButton href="/admin/customers">Choose a customer</LinkButton>}
        >
          Customers receive a reward when a friend they brought buys something, or when you grant one on a
          customer's page.
        </EmptyState>
      }
      columns={[
        { key: "customer", label: "Customer", nowrap: true, cell: (row) => row.beneficiary },
        {
          key: "what",
          label: "What for",
          cell: (row) =>
            row.kind === "grant" ? `${rewardKindWords(row.kind)}: ${row.reason}` : rewardKindWords(row.kind),
        },
        {
          key: "amount",
          label: "Amount",
          numeric: true,
          nowrap: true,
          cell: (row) => (
            <>
              <Money amountMinor={row.amountMinor} currency={row.currency} />
              {row.reversedMinor === "0" || row.state === "taken-back" ? null : (
                <span className="block text-12 text-ink-quiet">
                  less <Money amountMinor={row.reversedMinor} currency={row.currency} /> taken back
                </span>
              )}
            </>
          ),
        },
        {
          key: "state",
          label: "State",
          nowrap: true,
          cell: (row) => {
            const { label, tone } = rewardStateWords(row.state);
            return <Badge tone={tone}>{label}</Badge>;
          },
        },
        {
          key: "given",
          label: "Given",
          cell: (row) => <When at={row.grantedAt} now={now} style="day" timeZone={timeZone} />,
        },
        {
          key: "ready",
          label: "Ready from",
          nowrap: true,
          cell: (row) => <When at={row.availableAt} now={now} style="day" timeZone={timeZone} />,
        },
      ]}
    />
  );
}
