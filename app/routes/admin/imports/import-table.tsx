import { Badge } from "#app/ui/badge.tsx";
import { Table } from "#app/ui/table.tsx";
import { When } from "#app/ui/when.tsx";
import { importStateWords } from "./import-words.ts";

export type ImportRow = {
  id: string;
  fileName: string;
  source: string;
  state: string;
  imported: number;
  duplicates: number;
  rejected: number;
  createdAt: string;
};

type ImportTableProps = {
  imports: readonly ImportRow[];
  now: string;
  timeZone: string;
  /** Leaves out what was known already. */
  short?: boolean;
};

/** Imports with their counts. */
export function ImportTable({ imports, now, timeZone, short = false }: ImportTableProps) {
  const number = new Intl.NumberFormat("en-GB");
  return (
    <Table
      caption="Imports"
      rows={imports}
      rowKey={(row) => row.id}
      rowHref={(row) => `/admin/imports/${row.id}`}
      empty={<p className="px-5 pb-5 text-14 text-ink-quiet">No file has been imported yet.</p>}
      columns={[
        { key: "file", label: "File", cell: (row) => <span className="wrap-anywhere">{row.fileName}</span> },
        { key: "source", label: "Source", cell: (row) => row.source },
        {
          key: "state",
          label: "State",
          cell: (row) => {
            const { label, tone } = importStateWords(row.state);
            return <Badge tone={tone}>{label}</Badge>;
          },
        },
        { key: "imported", label: "Imported", numeric: true, cell: (row) => number.format(row.imported) },
        ...(short
          ? []
          : [
              {
                key: "duplicates",
                label: "Known already",
                numeric: true,
                cell: (row: ImportRow) => number.format(row.duplicates),
              },
            ]),
        { key: "rejected", label: "Rejected", numeric: true, cell: (row) => number.format(row.rejected) },
        {
          key: "at",
          label: "Begun",
          nowrap: true,
          cell: (row) => <When at={row.createdAt} now={now} timeZone={timeZone} />,
        },
      ]}
    />
  );
}
