import { Form } from "@remix-run/react";
import type { RateForPages } from "#app/domain/value/parameters/parameter-queries.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { GradeChip } from "#app/ui/grade-chips.tsx";
import { Table } from "#app/ui/table.tsx";
import { rateBounds, rateNumber, shareNumber } from "./rate-figures.ts";
import { rateWords } from "./rate-words.ts";

/** Every rate that figures use: how large it is, how sure, and how much of it was seen here. */
export function RateTable({ rates }: { rates: readonly RateForPages[] }) {
  const names = Object.keys(rateWords);
  const inOrder = rates.toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
  return (
    <Card
      title="What is assumed, and what was seen here"
      lead="Each rate begins as an assumption with a source, grade D. What you enter, and what your books teach, moves it and improves its grade; the books are read each night."
      actions={
        <Form method="post">
          <Button look="secondary" size="small" name="intent" value="learn">
            Learn from the books now
          </Button>
        </Form>
      }
      flush
    >
      <Table
        caption="Rates"
        rows={inOrder}
        rowKey={({ name }) => name}
        rowHref={({ name }) => `/admin/settings/value/${name}`}
        columns={[
          { key: "rate", label: "Rate", cell: ({ name }) => rateWords[name].title },
          {
            key: "value",
            label: "Now",
            card: "beside",
            numeric: true,
            nowrap: true,
            cell: ({ mean, prior }) => rateNumber(mean, prior),
          },
          {
            key: "range",
            label: "80 % range",
            card: "inline",
            nowrap: true,
            cell: (rate) => <span className="text-ink-quiet">{rateBounds(rate)}</span>,
          },
          {
            key: "own",
            label: "Of it from own data",
            card: "inline",
            numeric: true,
            nowrap: true,
            cell: ({ ownShare, entered, learnt }) =>
              entered === null && learnt === null ? "none yet" : shareNumber(ownShare),
          },
          { key: "grade", label: "Grade", card: "bare", cell: ({ grade }) => <GradeChip grade={grade} /> },
        ]}
      />
    </Card>
  );
}
