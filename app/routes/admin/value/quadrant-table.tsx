import type { MatrixFilter, Quadrant } from "#app/domain/value/queries/matrix.ts";
import { Money } from "#app/ui/money.tsx";
import { Table } from "#app/ui/table.tsx";
import { queryHref } from "../../query-href.ts";
import { bringingWords, quadrantWords } from "./quadrant-words.ts";

type Row = { quadrant: Quadrant; customers: number; ownMinor: string; broughtMinor: string };
type QuadrantTableProps = {
  matrix: { currency: string; customers: number; quadrants: readonly Row[] };
  filter: MatrixFilter;
  search: string;
};

/** How many customers are in each quadrant, and what they come to. */
export function QuadrantTable({ matrix, filter, search }: QuadrantTableProps) {
  const { currency, customers } = matrix;
  return (
    <Table
      caption="Quadrants"
      rows={matrix.quadrants}
      rowKey={(row) => row.quadrant}
      rowHref={(row) => `${queryHref(search, { quadrant: row.quadrant, page: null })}#list`}
      columns={[
        { key: "name", label: "Quadrant", cell: (row) => quadrantWords(row.quadrant).name },
        {
          key: "meaning",
          label: "Who they are",
          card: "bare",
          cell: (row) => quadrantWords(row.quadrant).meaning,
        },
        {
          key: "customers",
          label: "Customers",
          card: "beside",
          numeric: true,
          cell: (row) =>
            `${row.customers.toLocaleString("en-GB")} (${Math.round((100 * row.customers) / customers)} %)`,
        },
        {
          key: "own",
          label: "Own purchases",
          card: "inline",
          numeric: true,
          cell: (row) => <Money amountMinor={row.ownMinor} currency={currency} />,
        },
        {
          key: "brought",
          label: bringingWords[filter.bring].column,
          card: "inline",
          numeric: true,
          cell: (row) => <Money amountMinor={row.broughtMinor} currency={currency} />,
        },
      ]}
    />
  );
}
