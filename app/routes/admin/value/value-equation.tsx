import { Money } from "#app/ui/money.tsx";
import { Table } from "#app/ui/table.tsx";

type Side = Record<
  | "ownMinor"
  | "correctionMinor"
  | "creditMinor"
  | "debitMinor"
  | "accountMinor"
  | "savingMinor"
  | "totalMinor",
  string
>;

const steps: readonly { key: keyof Side; label: string; always?: boolean }[] = [
  { key: "ownMinor", label: "Own view: margin of own purchases", always: true },
  { key: "correctionMinor", label: "Correction by forecasts of the past" },
  { key: "creditMinor", label: "Credited to customers for what others buy" },
  { key: "debitMinor", label: "Debited on those who buy" },
  { key: "accountMinor", label: "Debited on the company's own account" },
  { key: "savingMinor", label: "Costs saved, less rewards given", always: true },
  { key: "totalMinor", label: "Contribution view: relationship value", always: true },
];

/** How the own view leads to the contribution view: two sums that add up, and what stands between the two. */
export function ValueEquation({
  equity,
  currency,
}: {
  equity: { realised: Side; expected: Side };
  currency: string;
}) {
  const { realised, expected } = equity;
  const rows = steps.filter(({ key, always }) => always || realised[key] !== "0" || expected[key] !== "0");
  return (
    <div className="flex flex-col text-14">
      <Table
        caption="From the own view to the contribution view"
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: "step",
            label: "Step",
            cell: ({ key, label }) => <span className={weightOf(key)}>{label}</span>,
          },
          ...(
            [
              ["realised", "Realised", realised],
              ["expected", "Expected", expected],
            ] as const
          ).map(([key, label, side]) => ({
            key,
            label,
            numeric: true,
            card: "inline" as const,
            cell: (row: (typeof steps)[number]) => (
              <Money amountMinor={side[row.key]} currency={currency} className={weightOf(row.key)} />
            ),
          })),
        ]}
      />
      <p className="max-w-prose px-5 py-4 text-ink-quiet">{cancelWords(equity)}</p>
    </div>
  );
}

function weightOf(key: keyof Side): string {
  return key === "ownMinor" || key === "totalMinor" ? "font-semibold" : "font-normal text-ink-soft";
}

/** Whether what moves between customers cancels. It does, but for moments in which books are being written. */
function cancelWords({ realised, expected }: { realised: Side; expected: Side }): string {
  const moved = [realised, expected].map(
    ({ creditMinor, debitMinor, accountMinor }) =>
      BigInt(creditMinor) + BigInt(debitMinor) + BigInt(accountMinor),
  );
  return moved.every((amount) => amount === 0n)
    ? "What one customer receives for bringing another is taken from that other's own view: over all it cancels to the cent, and nothing counts twice."
    : "Credits and debits differ for the moment, as figures are being written. They cancel once that is done.";
}
