import { Badge } from "#app/ui/badge.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table } from "#app/ui/table.tsx";

type Line = { line: number; verdict: string; reason: string; excerpt: string };

type ImportLinesProps = {
  lines: readonly Line[];
  next: number | null;
  isFirstPage: boolean;
  underWay: boolean;
};

/** The lines of a file that were rejected or noted, with the reason. */
export function ImportLines({ lines, next, isFirstPage, underWay }: ImportLinesProps) {
  return (
    <>
      <Table
        caption="Lines to look at"
        rows={lines}
        rowKey={(row) => `${row.line} ${row.verdict}`}
        empty={
          <p className="px-5 pb-5 text-14 text-ink-quiet">
            {underWay ? "None so far." : "None: every line was taken as it is."}
          </p>
        }
        columns={[
          { key: "line", label: "Line", cell: (row) => row.line.toLocaleString("en-GB") },
          {
            key: "verdict",
            label: "What became of it",
            cell: (row) =>
              row.verdict === "rejected" ? (
                <Badge tone="trouble">Rejected</Badge>
              ) : (
                <Badge tone="attention">Imported, noted</Badge>
              ),
          },
          { key: "reason", label: "Why", cell: (row) => row.reason },
          {
            key: "excerpt",
            label: "The line",
            cell: (row) => <code className="text-12 wrap-anywhere">{row.excerpt}</code>,
          },
        ]}
      />
      <div className="px-5">
        <Pagination
          previousHref={isFirstPage ? null : "?"}
          nextHref={next === null ? null : `?line=${next}`}
        />
      </div>
    </>
  );
}
