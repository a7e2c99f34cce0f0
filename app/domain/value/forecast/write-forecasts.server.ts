import { copyIn, momentOf, rowShape, writeBigint } from "#app/platform/copied-rows.server.ts";
import { idBytes, type NamedCustomers } from "./customer-columns.ts";
import type { Written } from "./digest-forecasts.server.ts";
import type { ColumnScore } from "./score-columns.ts";
import type { ValuationSession } from "./valuation-session.server.ts";

/** Sums over the rows written, amounts in minor units. */
export type WrittenSums = {
  customers: number;
  amountMinor: bigint;
  yearMinor: number;
  atRiskMinor: bigint;
  purchases: number;
  alive: number;
};

const columns = `half, customer_id, repeats, recency_days, age_days, paid, paid_minor, alive, purchases, mean_minor, amount_minor,
  low_minor, median_minor, high_minor, at_risk_minor, computed_at`;
const shape = rowShape([2, 16, 4, 4, 4, 4, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8]);

/**
 * Scores every customer and writes the rows, sessions side by side, each its share of them.
 * @returns their sums
 */
export async function writeForecasts(
  sessions: readonly ValuationSession[],
  { ids, customers }: NamedCustomers,
  scoreOf: (index: number) => ColumnScore,
  { written, now }: { written: Written; now: Date },
): Promise<WrittenSums> {
  const moment = momentOf(now);
  const sums = await Promise.all(
    sessions.map(async (session, index) => {
      const first = Math.floor((customers.size * index) / sessions.length);
      const count = Math.floor((customers.size * (index + 1)) / sessions.length) - first;
      const sum: Sums = { amount: 0, atRisk: 0, year: 0, purchases: 0, alive: 0 };
      const write = (bytes: DataView, at: number, row: number) => {
        const score = scoreOf(first + row);
        add(sum, score);
        writeRow(bytes, at, { ids, customers, of: first + row, score, half: written.half, moment });
      };
      await copyIn(session, `${written.forecasts} (${columns})`, shape, { count, write });
      return sum;
    }),
  );
  return together(sums, customers.size);
}

type Row = NamedCustomers & { of: number; score: ColumnScore; half: number; moment: number };

const [half = 0, id = 0, repeats = 0, recencyDays = 0, ageDays = 0, paid = 0, paidMinor = 0, ...scores] =
  shape.places;
const [
  alive = 0,
  purchases = 0,
  meanMinor = 0,
  amount = 0,
  low = 0,
  median = 0,
  high = 0,
  atRisk = 0,
  computed = 0,
] = scores;

function writeRow(bytes: DataView, at: number, row: Row): void {
  const { ids, customers, of, score } = row;
  bytes.setInt16(at + half, row.half);
  for (let byte = 0; byte < idBytes; byte++) bytes.setUint8(at + id + byte, ids[of * idBytes + byte] ?? 0);
  bytes.setInt32(at + repeats, customers.repeats[of] ?? 0);
  bytes.setInt32(at + recencyDays, customers.recencyDays[of] ?? 0);
  bytes.setInt32(at + ageDays, customers.ageDays[of] ?? 0);
  bytes.setInt32(at + paid, customers.paid[of] ?? 0);
  writeBigint(bytes, at + paidMinor, customers.paidMinor[of] ?? 0);
  bytes.setFloat64(at + alive, score.alive);
  bytes.setFloat64(at + purchases, score.purchases);
  bytes.setFloat64(at + meanMinor, score.meanMinor);
  writeBigint(bytes, at + amount, score.amountMinor);
  writeBigint(bytes, at + low, score.lowMinor);
  writeBigint(bytes, at + median, score.medianMinor);
  writeBigint(bytes, at + high, score.highMinor);
  writeBigint(bytes, at + atRisk, score.atRiskMinor);
  writeBigint(bytes, at + computed, row.moment);
}

/** Sums as doubles: of whole amounts exact up to 2^53. */
type Sums = Record<"amount" | "atRisk" | "year" | "purchases" | "alive", number>;

function add(sums: Sums, score: ColumnScore): void {
  sums.amount += score.amountMinor;
  sums.atRisk += score.atRiskMinor;
  sums.year += score.year;
  sums.purchases += score.purchases;
  sums.alive += score.alive;
}

function together(parts: readonly Sums[], customers: number): WrittenSums {
  const all = (name: keyof Sums) => parts.reduce((total, part) => total + part[name], 0);
  return {
    customers,
    amountMinor: BigInt(all("amount")),
    atRiskMinor: BigInt(all("atRisk")),
    yearMinor: all("year"),
    purchases: all("purchases"),
    alive: customers === 0 ? 0 : all("alive") / customers,
  };
}
