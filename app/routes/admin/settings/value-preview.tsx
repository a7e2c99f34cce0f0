import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { Preview, PreviewSide } from "#app/domain/value/preview/preview-changes.server.ts";
import type { NotePreview } from "#app/domain/value/preview/preview-notes.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Money } from "#app/ui/money.tsx";
import { wholeNumber } from "#app/ui/money-words.ts";
import { Table } from "#app/ui/table.tsx";
import type { TypedChange } from "./typed-changes.ts";

type ValuePreviewProps = {
  /** Null while no currency is known: then there are no totals to compare. */
  preview: Preview | null;
  /** What was typed, to be sent again as it is. */
  typed: Readonly<Record<string, string>>;
  /** What of it is not as it stands. */
  changes: readonly TypedChange[];
};

/** What a change does to the company's totals, with the way to save it and the way back. It takes the focus, as the form is gone. */
export function ValuePreview({ preview, typed, changes }: ValuePreviewProps) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} aria-label="What changes" tabIndex={-1} className="scroll-mt-4 outline-none">
      <Card
        title="What changes"
        lead="Computed from your books as they are now. Nothing is saved yet."
        flush
        footer={
          <Form method="post" className="flex flex-wrap gap-3">
            {Object.entries(typed).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Button name="intent" value="save">
              Save and value anew
            </Button>
            <Button look="secondary" name="intent" value="again">
              Change the numbers
            </Button>
          </Form>
        }
      >
        <div className="flex flex-col gap-5 pb-4">
          <Changes changes={changes} />
          {preview === null ? (
            <p className="px-5 text-14">
              The first order sets the currency. Until then there are no totals to compare.
            </p>
          ) : (
            <>
              <Comparison title="Realised" {...preview.realised} currency={preview.currency} />
              <Comparison title="Expected" {...preview.expected} currency={preview.currency} />
              <Notes preview={preview} />
            </>
          )}
        </div>
      </Card>
    </section>
  );
}

/** What was typed, beside what stands. */
function Changes({ changes }: Pick<ValuePreviewProps, "changes">) {
  if (changes.length === 0) return <p className="px-5 text-14">You have not changed anything.</p>;
  return (
    <section className="flex flex-col gap-2 px-5 text-14">
      <h3 className="font-semibold">What you change</h3>
      <dl className="flex flex-col gap-1">
        {changes.map(({ name, label, before, after }) => (
          <div key={name} className="flex flex-wrap gap-x-2">
            <dt className="text-ink-quiet">{label}</dt>
            <dd className="min-w-0 wrap-anywhere">
              {before === after ? `${before || "nothing"}, as before` : `${before || "nothing"} → `}
              {before === after ? null : <strong className="font-semibold">{after || "nothing"}</strong>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type ComparisonProps = { title: string; before: PreviewSide; after: PreviewSide; currency: string };

function Comparison({ title, before, after, currency }: ComparisonProps) {
  const rows = lines.map(([key, label]) => ({ key, label, before: before[key], after: after[key] }));
  const money = (key: (typeof lines)[number][0], amountMinor: string | bigint) => (
    <Money amountMinor={amountMinor} currency={currency} className={weightOf(key)} />
  );
  return (
    <section className="flex flex-col gap-1">
      <h3 className="px-5 text-14 font-semibold">{title}</h3>
      <Table
        caption={`${title}, before and after`}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            key: "what",
            label: "What",
            cell: ({ key, label }) => <span className={weightOf(key)}>{label}</span>,
          },
          {
            key: "before",
            label: "Now",
            card: "inline",
            numeric: true,
            width: "sm:w-36",
            cell: (row) => money(row.key, row.before),
          },
          {
            key: "after",
            label: "After",
            card: "inline",
            numeric: true,
            width: "sm:w-36",
            cell: (row) => money(row.key, row.after),
          },
          {
            key: "difference",
            label: "Difference",
            card: "inline",
            numeric: true,
            width: "sm:w-36",
            cell: (row) => money(row.key, BigInt(row.after) - BigInt(row.before)),
          },
        ]}
      />
      <p className="px-5 pt-1 text-14 text-ink-quiet">
        {`80 % between ${range(before, currency)} now, and between ${range(after, currency)} after.`}
      </p>
    </section>
  );
}

const lines = [
  ["ownMinor", "Own purchases"],
  ["savingMinor", "Savings, less what was given"],
  ["amountMinor", "Together"],
  ["movedMinor", "Of it credited to others"],
] as const;

function weightOf(key: (typeof lines)[number][0]): string {
  return key === "amountMinor" ? "font-semibold" : "font-normal";
}

function range({ lowMinor, highMinor }: PreviewSide, currency: string): string {
  return `${wholeNumber(BigInt(lowMinor), currency)} and ${wholeNumber(BigInt(highMinor), currency)}`;
}

function Notes({ preview: { notes, rescored } }: { preview: Preview }) {
  const words = [
    ...(rescored === null ? [] : [rescoredWords(rescored)]),
    ...notes.map((note) => noteWords[note]),
  ];
  if (words.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 px-5 text-14 text-ink-quiet">
      {words.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function rescoredWords({ customers, of }: NonNullable<Preview["rescored"]>): string {
  const many = (count: number) => `${count} ${count === 1 ? "customer" : "customers"}`;
  if (customers >= of) return `What is to come was computed anew for ${many(customers)}.`;
  return `What is to come was computed anew for ${many(customers)} of ${of}, and the total goes with them.`;
}

const noteWords: Readonly<Record<NotePreview, string>> = {
  "deals-follow": "Deals have no figure yet. They get one once this is saved, and are not in these totals.",
  "pending-ideas-follow":
    "Ideas that have not shipped have no figure yet. They get one once this is saved, and are not in these totals.",
  "pending-ideas-differ":
    "Ideas that have not shipped are valued anew once this is saved; here they stand as before.",
  "savings-follow":
    "Savings that your actual costs contain are counted again once this is saved, and are not in these totals.",
  "forecast-follows": "No forecast of purchases stands yet: what is to come is what facts alone let expect.",
};
