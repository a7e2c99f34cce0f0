import { Badge } from "#app/ui/badge.tsx";
import { GradeChip } from "#app/ui/grade-chips.tsx";
import { Money } from "#app/ui/money.tsx";
import type { TableColumn } from "#app/ui/table-column.ts";
import { TextLink } from "#app/ui/text-link.tsx";
import { When } from "#app/ui/when.tsx";
import { entryWords, isNotMeasured } from "./entry-words.ts";

/** An entry of the books, or what is forecast beside them. */
export type Entry = {
  id: string;
  kind: string;
  basis: "realised" | "expected";
  flow: string;
  occurredAt: string;
  amountMinor: string;
  currency: string;
  grade: "A" | "B" | "C" | "D";
  formula: string;
  reversalOf: string | null;
};

/** What an entry is about, beside its customer. */
export type Subject = { order: string | null; customer: string | null };

type ColumnsOf = {
  customerId: string;
  /** The order of an entry, and the other customer whose it is, by the id of the entry. */
  subjects: Readonly<Record<string, Subject>>;
  now: string;
  timeZone: string;
};

/** What a table says of each entry of a customer. */
export function entryColumns({ customerId, subjects, now, timeZone }: ColumnsOf): TableColumn<Entry>[] {
  return [
    {
      key: "what",
      label: "What",
      cell: (entry) => (
        <span>
          {entryWords(entry)}
          <SubjectWords subject={subjects[entry.id]} />
          {entry.basis === "expected" ? (
            <>
              {" "}
              <Badge>Expected</Badge>
            </>
          ) : null}
          {isNotMeasured(entry.formula) ? <span className="text-ink-quiet"> · not measured yet</span> : null}
        </span>
      ),
    },
    {
      key: "date",
      label: "Date",
      card: "bare",
      nowrap: true,
      width: "sm:w-34",
      cell: (entry) => <When at={entry.occurredAt} now={now} style="day" timeZone={timeZone} />,
    },
    {
      key: "amount",
      label: "Amount",
      card: "beside",
      numeric: true,
      nowrap: true,
      width: "sm:w-26",
      cell: (entry) => <Money amountMinor={entry.amountMinor} currency={entry.currency} />,
    },
    {
      key: "grade",
      label: "Grade",
      card: "bare",
      width: "sm:w-14",
      cell: (entry) => <GradeChip grade={entry.grade} />,
    },
    {
      key: "why",
      label: "Why",
      card: "bare",
      width: "sm:w-14",
      cell: (entry) => (
        <TextLink
          href={`/admin/customers/${customerId}/value/${entry.id}`}
          className="inline-block min-h-6 py-0.5"
        >
          why
          <span className="sr-only">
            {isNotMeasured(entry.formula)
              ? ` ${entryWords(entry)} is not measured, and how to measure it`
              : ` ${entryWords(entry)} has this amount`}
          </span>
        </TextLink>
      ),
    },
  ];
}

function SubjectWords({ subject }: { subject: Subject | undefined }) {
  const words = subject?.customer ?? subject?.order;
  return words ? (
    <>
      {" "}
      <span className="inline-block font-normal wrap-anywhere text-ink-quiet">{words}</span>
    </>
  ) : null;
}
