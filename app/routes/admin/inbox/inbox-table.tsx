import { Badge } from "#app/ui/badge.tsx";
import { Table } from "#app/ui/table.tsx";
import { When } from "#app/ui/when.tsx";
import { reasonWords, stateWords } from "./inbox-words.ts";

type InboxRow = {
  id: string;
  subject: string;
  confidential: boolean;
  complaint: boolean;
  customer: { name: string };
  named: string;
  holder: string;
  isMine: boolean;
  dueAt: string;
  state: "open" | "due" | "late" | "kept" | "kept-late";
  minutesLeft: number;
  timeWords: string;
  worth: { amountMinor: string; currency: string } | null;
};
type InboxTableProps = { rows: readonly InboxRow[]; timeZone: string; now: string };

/** Threads with the promise, who holds them, and why they stand where they stand. */
export function InboxTable({ rows, timeZone, now }: InboxTableProps) {
  return (
    <Table
      caption="Threads of the open door"
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/admin/inbox/${row.id}`}
      columns={[
        {
          key: "subject",
          label: "What it is about",
          cell: (row) => <span className="block min-w-40 wrap-anywhere">{row.subject}</span>,
        },
        {
          key: "customer",
          label: "Customer",
          cell: (row) => (
            <span className="flex flex-wrap items-center gap-1.5">
              {row.customer.name}
              {row.complaint ? <Badge tone="attention">Complaint</Badge> : null}
              {row.confidential ? <Badge>In confidence</Badge> : null}
            </span>
          ),
        },
        {
          key: "holder",
          label: "Who answers",
          cell: (row) => (
            <>
              {row.isMine ? "You" : row.holder}
              {row.holder === row.named ? null : (
                <span className="block text-ink-quiet">for {row.named}</span>
              )}
            </>
          ),
        },
        {
          key: "promise",
          label: "Promise",
          cell: (row) => (
            <span className="flex flex-col items-start gap-1">
              <Badge tone={stateWords[row.state].tone}>{stateWords[row.state].word}</Badge>
              <When at={row.dueAt} now={now} timeZone={timeZone} />
            </span>
          ),
        },
        { key: "why", label: "Why here", cell: (row) => reasonWords(row) },
      ]}
    />
  );
}
