import type { MatrixFilter, Quadrant } from "#app/domain/value/queries/matrix.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Money } from "#app/ui/money.tsx";
import { Person } from "#app/ui/person.tsx";
import { Table } from "#app/ui/table.tsx";
import { queryHref } from "../../query-href.ts";
import { bringingWords, quadrantWords } from "./quadrant-words.ts";

type Row = { id: string; title: string; ownMinor: string; broughtMinor: string; quadrant: Quadrant };
type MatrixTableProps = {
  matrix: { currency: string; rows: readonly Row[] };
  filter: MatrixFilter;
  search: string;
};

/** The customers of a quadrant, or all, a page of them. */
export function MatrixTable({ matrix, filter, search }: MatrixTableProps) {
  const { currency, rows } = matrix;
  const sortHref = (sort: MatrixFilter["sort"]) =>
    `${queryHref(search, { sort: sort === "own" ? null : sort, page: null })}#list`;
  return (
    <Table
      caption="Customers of the matrix"
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/admin/customers/${row.id}`}
      sort={{ by: filter.sort, direction: "descending" }}
      empty={
        <div className="px-5 pb-5">
          <EmptyState
            title="Nobody is here"
            action={
              <LinkButton href={`${queryHref(search, { quadrant: null, page: null })}#list`}>
                Show everybody
              </LinkButton>
            }
            level={3}
          >
            No customer stands in this quadrant, or the page lies beyond the last.
          </EmptyState>
        </div>
      }
      columns={[
        { key: "name", label: "Customer", cell: (row) => <Person size="small" name={row.title} /> },
        {
          key: "quadrant",
          label: "Quadrant",
          card: "beside",
          cell: (row) => quadrantWords(row.quadrant).name,
        },
        {
          key: "own",
          label: "Own purchases",
          card: "inline",
          numeric: true,
          sortHref: sortHref("own"),
          cell: (row) => <Money amountMinor={row.ownMinor} currency={currency} />,
        },
        {
          key: "brought",
          label: bringingWords[filter.bring].column,
          card: "inline",
          numeric: true,
          sortHref: sortHref("brought"),
          cell: (row) => <Money amountMinor={row.broughtMinor} currency={currency} />,
        },
      ]}
    />
  );
}
