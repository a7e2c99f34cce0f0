import { Card } from "#app/ui/card.tsx";
import { type Grade, GradeChip, type GradeShares, shareText } from "#app/ui/grade-chips.tsx";
import { LinkButton } from "#app/ui/link-button.tsx";
import { Money } from "#app/ui/money.tsx";
import { Table } from "#app/ui/table.tsx";
import { gradeWords, kindWords } from "../customers/entry-words.ts";

type Both = { realisedMinor: string; expectedMinor: string };
type GradeSplitProps = {
  overview: {
    currency: string;
    grades: readonly (Both & { grade: Grade })[];
    realised: { grades: GradeShares };
    expected: { grades: GradeShares };
    defaults: readonly (Both & { kind: string })[];
  };
  withoutDefaults: boolean;
};

/** How much of the total is known how well, and what it would be without what rests on defaults alone. */
export function GradeSplit({ overview, withoutDefaults }: GradeSplitProps) {
  const { currency, grades, defaults, realised, expected } = overview;
  return (
    <div className="flex flex-col">
      <Table
        caption="Value by grade"
        rows={grades}
        rowKey={(row) => row.grade}
        columns={[
          {
            key: "grade",
            label: "Grade",
            cell: (row) => (
              <span className="flex items-start gap-2 font-normal">
                <span className="shrink-0">
                  <GradeChip grade={row.grade} />
                </span>
                {gradeWords(row.grade)}
              </span>
            ),
          },
          ...amountColumns<(typeof grades)[number]>(currency, {
            realised: ({ grade }) => realised.grades[grade],
            expected: ({ grade }) => expected.grades[grade],
          }),
        ]}
      />
      <div className="flex flex-col items-start gap-3 px-5 py-4 text-14">
        <p className="max-w-prose text-ink-quiet">
          Shares are of all amounts of a column, whatever their sign. What customers are credited and others
          debited cancels in the sums, so that a grade may have a share and no sum.
        </p>
        {defaults.length === 0 ? (
          <p>Nothing rests on defaults alone.</p>
        ) : (
          <LinkButton href={withoutDefaults ? "/admin/value" : "/admin/value?without=defaults"} size="small">
            {withoutDefaults ? "Put the defaults back" : "Remove all defaults"}
          </LinkButton>
        )}
      </div>
    </div>
  );
}

/** What is left out where everything that rests on defaults alone is. */
export function DefaultsLeftOut({ overview: { currency, defaults } }: Pick<GradeSplitProps, "overview">) {
  return (
    <Card
      title="What is left out on this page"
      lead="All that rests on defaults alone, by kind"
      flush
      footer="Credits stand here without the debits that belong to them: it is what customers would lose."
    >
      <Table
        caption="Figures that rest on defaults alone"
        rows={defaults}
        rowKey={(row) => row.kind}
        columns={[
          {
            key: "kind",
            label: "Kind",
            cell: (row) => <span className="font-normal">{kindWords(row.kind)}</span>,
          },
          ...amountColumns<(typeof defaults)[number]>(currency),
        ]}
      />
    </Card>
  );
}

type ShareOf<Row> = (row: Row) => number;

/** What was realised and what is expected, each with its share where there is one. */
function amountColumns<Row extends Both>(
  currency: string,
  shares?: { realised: ShareOf<Row>; expected: ShareOf<Row> },
) {
  const cell = (amountMinor: string, share: number | undefined) => (
    <span className="inline-flex items-baseline gap-x-2 sm:flex-col sm:items-end">
      <Money amountMinor={amountMinor} currency={currency} />
      {share === undefined ? null : <span className="text-12 text-ink-quiet">{`${shareText(share)} %`}</span>}
    </span>
  );
  const column = { numeric: true, card: "inline" as const };
  return [
    {
      ...column,
      key: "realised",
      label: "Realised",
      cell: (row: Row) => cell(row.realisedMinor, shares?.realised(row)),
    },
    {
      ...column,
      key: "expected",
      label: "Expected",
      cell: (row: Row) => cell(row.expectedMinor, shares?.expected(row)),
    },
  ];
}
