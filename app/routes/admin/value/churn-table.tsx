import type { ChurnRow } from "#app/domain/value/queries/churn-queries.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Money } from "#app/ui/money.tsx";
import { Person } from "#app/ui/person.tsx";
import { Table } from "#app/ui/table.tsx";
import type { TableColumn } from "#app/ui/table-column.ts";
import { counted } from "../../counted.ts";
import { rhythmWords, shareWords, spanWords } from "../customers/health-words.ts";

type ChurnTableProps = { rows: readonly ChurnRow[]; currency: string; isFiltered: boolean };

/** Those whose value is at risk, with how they bought and what they gave. */
export function ChurnTable({ rows, currency, isFiltered }: ChurnTableProps) {
  return (
    <Table
      caption="Customers whose value is at risk"
      columns={columnsIn(currency)}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/admin/customers/${row.id}`}
      empty={<Nobody isFiltered={isFiltered} />}
    />
  );
}

function columnsIn(currency: string): TableColumn<ChurnRow>[] {
  return [
    {
      key: "name",
      label: "Customer",
      cell: ({ title, organization, externalId }) => (
        <Person
          size="small"
          name={title}
          role={
            [organization, externalId].filter((name) => name !== null && name !== title).join(" · ") || null
          }
        />
      ),
    },
    {
      key: "risk",
      label: "At risk",
      card: "inline",
      numeric: true,
      nowrap: true,
      cell: ({ atRiskMinor }) => (
        <Money amountMinor={atRiskMinor} currency={currency} className="font-medium" />
      ),
    },
    {
      key: "alive",
      label: "Still there",
      card: "inline",
      numeric: true,
      nowrap: true,
      cell: ({ health }) => shareWords(health.alive),
    },
    {
      key: "rule",
      label: "By the rule",
      card: "inline",
      nowrap: true,
      cell: ({ health }) => (health.lostByHiatus ? "gone" : "still there"),
    },
    {
      key: "rhythm",
      label: "Bought",
      card: "inline",
      nowrap: true,
      cell: ({ health }) => (health.rhythmDays === null ? "once" : `every ${rhythmWords(health.rhythmDays)}`),
    },
    {
      key: "silent",
      label: "Silent for",
      card: "inline",
      numeric: true,
      nowrap: true,
      cell: ({ health }) => spanWords(health.silentDays),
    },
    {
      key: "value",
      label: "Realised",
      card: "inline",
      numeric: true,
      nowrap: true,
      cell: ({ valueMinor }) => <Money amountMinor={valueMinor} currency={currency} />,
    },
    { key: "gave", label: "Gave", card: "inline", cell: giftsWords },
  ];
}

/** What somebody gave besides orders: "3 ideas, 1 friend". */
export function giftsWords({
  ideas,
  friends,
  otherGifts,
}: Pick<ChurnRow, "ideas" | "friends" | "otherGifts">) {
  const words = [
    ideas > 0 ? counted(ideas, "idea", "ideas") : null,
    friends > 0 ? counted(friends, "friend", "friends") : null,
    otherGifts > 0 ? counted(otherGifts, "other gift", "other gifts") : null,
  ];
  return words.filter((word) => word !== null).join(", ");
}

function Nobody({ isFiltered }: { isFiltered: boolean }) {
  return (
    <EmptyState
      title={isFiltered ? "Nobody in this view" : "Nobody is at risk"}
      action={isFiltered ? <LinkButton href="/admin/value/churn">Show all</LinkButton> : undefined}
    >
      {isFiltered
        ? "No customer with value at risk belongs to this view."
        : "No customer is expected to bring anything that may be lost."}
    </EmptyState>
  );
}
