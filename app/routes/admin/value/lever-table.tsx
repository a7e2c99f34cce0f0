import type { ReactNode } from "react";
import { Money } from "#app/ui/money.tsx";
import { Table } from "#app/ui/table.tsx";
import type { TableColumn } from "#app/ui/table-column.ts";
import { type Cohort, cohortWords } from "./lever-words.ts";

type LeverTableProps = { cohorts: readonly Cohort[]; all: Cohort; currency: string };

/** What is expected of each cohort, and what a tenth more of each lever would bring. */
export function LeverTable({ cohorts, all, currency }: LeverTableProps) {
  const money = (minor: string | undefined | null): ReactNode =>
    minor === undefined || minor === null ? (
      "not known yet"
    ) : (
      <Money amountMinor={minor} currency={currency} />
    );
  const column = (key: string, label: string, cell: (row: Cohort) => ReactNode): TableColumn<Cohort> => ({
    key,
    label,
    numeric: true,
    card: "inline" as const,
    cell,
  });
  return (
    <Table
      caption="What a tenth more of each lever would bring"
      rows={[...cohorts, all]}
      rowKey={(row) => row.cohort}
      columns={[
        {
          key: "cohort",
          label: "First order in",
          cell: (row) => (row.cohort === "all" ? "All together" : cohortWords(row.cohort)),
        },
        column("customers", "Customers", (row) => row.customers.toLocaleString("en-GB")),
        column("alive", "Still there", (row) =>
          row.alive === null ? "not known yet" : `${Math.round(row.alive)} %`,
        ),
        column("to-come", "Expected of them", (row) => money(row.toComeMinor)),
        column("size", "10 % larger orders", (row) => money(row.rise?.sizeMinor)),
        column("frequency", "10 % more often", (row) => money(row.rise?.frequencyMinor)),
        column("duration", "10 % longer", (row) => money(row.rise?.durationMinor)),
      ]}
    />
  );
}
