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
  now,
  timeZone,
}: {
  links: readonly LinkRow[];
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
          No links yet. A customer gets one on signing in, or when your shop asks for it.
        </p>
      }
      columns={[
        { key: "customer", label: "Customer", cell: (row) => row.title },
        { key: "code", label: "Code", cell: (row) => <code>{row.code}</code> },
        { key: "clicks", label: "Openings", numeric: true, cell: (row) => number.format(row.clicks) },
        { key: "joined", label: "Joined", numeric: true, cell: (row) => number.format(row.joined) },
        { key: "bought", label: "Bought", numeric: true, cell: (row) => number.format(row.bought) },
        {
          key: "made",
          label: "Made",
          cell: (row) => <When at={row.createdAt} now={now} style="day" timeZone={timeZone} />,
        },
      ]}
    />
  );
}
