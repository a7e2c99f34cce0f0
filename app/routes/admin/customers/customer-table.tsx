import { type CustomerListFilter, customerSorts } from "#app/domain/people/customer-list.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Money } from "#app/ui/money.tsx";
import { Person } from "#app/ui/person.tsx";
import { Table } from "#app/ui/table.tsx";
import type { TableColumn } from "#app/ui/table-column.ts";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";
import { queryHref } from "../../query-href.ts";

type Row = {
  id: string;
  title: string;
  externalId: string | null;
  organization: string | null;
  currency: string;
  orders: number;
  spentMinor: string;
  valueMinor: string;
  lastOrderAt: string | null;
  referredBy: { id: string; title: string } | null;
};

type CustomerTableProps = { rows: readonly Row[]; filter: CustomerListFilter; search: string; now: string };

/** The customers of one page with their figures. */
export function CustomerTable({ rows, filter, search, now }: CustomerTableProps) {
  const ascending = (filter.sort === "name") !== filter.reverse;
  return (
    <Table
      caption="Customers"
      columns={columnsAt(now).map((column) => ({ ...column, ...sortOf(column.key, filter, search) }))}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/admin/customers/${row.id}`}
      sort={{ by: filter.sort, direction: ascending ? "ascending" : "descending" }}
      empty={<NoCustomers isFiltered={filter.q !== "" || filter.view !== "all"} />}
    />
  );
}

/** Where a header leads: to its own order, or turned round where the list is in that order already. */
function sortOf(key: string, filter: CustomerListFilter, search: string): { sortHref?: string } {
  const sort = customerSorts.find((one) => one === key);
  if (sort === undefined) return {};
  const reverse = filter.sort === sort && !filter.reverse ? "1" : null;
  return { sortHref: queryHref(search, { sort, reverse, page: null }) };
}

function columnsAt(now: string): TableColumn<Row>[] {
  return [
    {
      key: "name",
      label: "Customer",
      cell: (row) => <Person size="small" name={row.title} role={underNameOf(row)} />,
    },
    {
      key: "orders",
      label: "Orders",
      card: "inline",
      numeric: true,
      cell: (row) => row.orders.toLocaleString("en-GB"),
    },
    {
      key: "spend",
      label: "Spend",
      card: "inline",
      numeric: true,
      cell: (row) => <Money amountMinor={row.spentMinor} currency={row.currency} />,
    },
    {
      key: "value",
      label: "Realised value",
      card: "inline",
      numeric: true,
      cell: (row) => <Money amountMinor={row.valueMinor} currency={row.currency} className="font-medium" />,
    },
    {
      key: "referred",
      label: "Referred by",
      card: "inline",
      cell: (row) =>
        row.referredBy ? (
          <TextLink href={`/admin/customers/${row.referredBy.id}`} className="inline-block py-0.5">
            {row.referredBy.title}
          </TextLink>
        ) : null,
    },
    {
      key: "last-order",
      label: "Last order",
      card: "inline",
      cell: (row) => (row.lastOrderAt ? <When at={row.lastOrderAt} now={now} style="day" /> : null),
    },
  ];
}

function underNameOf({ title, organization, externalId }: Row): string | null {
  return [organization, externalId].filter((name) => name !== null && name !== title).join(" · ") || null;
}

function NoCustomers({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) {
    return (
      <EmptyState
        title="Nobody fits"
        action={<LinkButton href="/admin/customers">Show everybody</LinkButton>}
      >
        No customer matches this search and view.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No customers yet"
      action={
        <LinkButton look="primary" href="/admin/imports">
          Import orders
        </LinkButton>
      }
    >
      Customers come from your orders, from your invitations, and from the links that customers share.
    </EmptyState>
  );
}
