import { Table } from "#app/ui/table.tsx";
import { When } from "#app/ui/when.tsx";

type LinkRow = {
  code: string;
  customerId: string;
  title: string;
  createdAt: string;
  clicks: number;
  joined: number;
  bought: number;
};

/** Referral links with what came of them. */
export function LinkTable({
  links,
  isFiltered,
  now,
  timeZone,
}: {
  links: readonly LinkRow[];
  isFiltered: boolean;
  now: string;
  timeZone: string;
}) {
  const number = new Intl.NumberFormat("en-GB");
  return (
    <Table
      caption="Referral links"
      rows={links}
      rowKey={(row) => row.code}
      rowHref={(row) => `/admin/customers/${row.customerId}`}
      empty={
        <p className="px-5 pb-5 text-14 text-ink-quiet">
          {isFiltered
            ? "There is no such link."
            : "No links yet. A customer gets one on signing in, or when your shop asks for it."}
        </p>
      }
      columns={[
        { key: "customer", label: "Customer", cell: (row) => row.title },
        { key: "code", label: "Code", card: "beside", cell: (row) => <code>{row.code}</code> },
        {
          key: "clicks",
          label: "Openings",
          card: "inline",
          numeric: true,
          cell: (row) => number.format(row.clicks),
        },
        {
          key: "joined",
          label: "Joined",
          card: "inline",
          numeric: true,
          cell: (row) => number.format(row.joined),
        },
        {
          key: "bought",
          label: "Bought",
          card: "inline",
          numeric: true,
          cell: (row) => number.format(row.bought),
        },
        {
          key: "made",
          label: "Made",
          card: "inline",
          cell: (row) => <When at={row.createdAt} now={now} style="day" timeZone={timeZone} />,
        },
      ]}
    />
  );
}
