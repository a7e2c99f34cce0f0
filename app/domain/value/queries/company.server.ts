import { reports } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { Grade } from "../entry.ts";
import { readStandingValuation, valuationProgress } from "../forecast/forecast-queries.server.ts";
import type { Valuation, ValuationProgress } from "../forecast/valuation.ts";
import { currentParameters } from "../parameters/current-parameters.server.ts";
import { calibrated } from "./calibrated.ts";
import { type Equity, equityOf } from "./equity.ts";
import { asFigure, type FigureSum, totalOf } from "./figure-sum.ts";
import { bookedSumsOfCompany } from "./figure-sums.server.ts";
import { forecastState } from "./forecast-state.ts";
import { forecastSumsOfCompany } from "./forecast-sums.server.ts";
import { sidesOf } from "./value-side.ts";
import type { ForecastState, ValueSide } from "./value-view.ts";

/** Amounts of both bases, minor units as text. */
export type BothBases = { realisedMinor: string; expectedMinor: string };

/** What all relationships are worth in one currency, with all that it follows from. */
export type CompanyOverview = {
  currency: string;
  state: "measured" | "no-margin" | "no-orders";
  realised: ValueSide;
  expected: ValueSide;
  equity: Equity;
  /** Of everything, also where the rest is shown without it. `share`: of all amounts, debits counted as they are large. */
  grades: (BothBases & { grade: Grade; share: number })[];
  /** What rests on defaults alone, by kind. */
  defaults: (BothBases & { kind: string })[];
  forecast: ForecastState;
  /** How far forecasts of the past were off in sum; null before the first forecast. */
  calibration: { factor: number; backtests: number; weeks: number; correctionMinor: string } | null;
  horizonMonths: number;
  /** The valuation that stands, and whether the settings changed since. */
  valuation: { at: Date; customers: number; settingsChanged: boolean } | null;
  progress: ValuationProgress | null;
};

/** The value of a company in one currency, with or without what rests on defaults alone (grade D). */
export async function companyOverview(
  currency: string,
  { withoutDefaults }: { withoutDefaults: boolean },
): Promise<CompanyOverview> {
  const [parameters, standing, booked, account, ordered, progress] = await Promise.all([
    currentParameters(reports),
    readStandingValuation(),
    bookedSumsOfCompany(currency),
    accountByGrade(currency),
    anyOrders(),
    valuationProgress(),
  ]);
  const usable = standing?.currency === currency ? standing : null;
  const { lines, calibration } = calibrated(usable ? await forecastSumsOfCompany() : [], usable);
  const shown = <One extends { grade: Grade }>(all: readonly One[]) =>
    all.filter(({ grade }) => !withoutDefaults || grade !== "D");
  const sides = sidesOf({ booked: shown(booked), forecast: shown(lines), parameters });
  const all = [...booked, ...lines.map(asFigure)];
  const marginSet = parameters.marginBasisPoints !== null;
  return {
    currency,
    state: stateOf({ marginSet, ordered, known: all.some(({ sizeMinor }) => sizeMinor !== 0n) }),
    realised: sides.realised,
    expected: sides.expected,
    equity: equityOf(shown(all), {
      account: { realised: sumOf(shown(account), "realised"), expected: sumOf(shown(account), "expected") },
      correction: BigInt(calibration?.correctionMinor ?? 0),
    }),
    grades: gradesOf(all),
    defaults: defaultsOf(all),
    forecast: forecastState(standing, { marginSet, hasOrders: ordered }),
    calibration: calibrationOf(usable, calibration?.correctionMinor),
    horizonMonths: parameters.horizonMonths,
    valuation: standing && {
      at: standing.at,
      customers: standing.customers,
      settingsChanged: standing.parametersVersion < parameters.version,
    },
    progress,
  };
}

function stateOf(is: { marginSet: boolean; ordered: boolean; known: boolean }): CompanyOverview["state"] {
  if (is.known) return "measured";
  if (!is.marginSet) return "no-margin";
  return is.ordered ? "measured" : "no-orders";
}

function calibrationOf(
  standing: Valuation | null,
  correctionMinor: string | undefined,
): CompanyOverview["calibration"] {
  if (standing === null || correctionMinor === undefined) return null;
  const { factor, backtests, weeks } = standing.calibration;
  return { factor, backtests, weeks, correctionMinor };
}

function bothOf(sums: readonly FigureSum[]): BothBases {
  return {
    realisedMinor: sumOf(sums, "realised").toString(),
    expectedMinor: sumOf(sums, "expected").toString(),
  };
}

function gradesOf(sums: readonly FigureSum[]): CompanyOverview["grades"] {
  const sizeOf = (some: readonly FigureSum[]) =>
    some.reduce((sum, { sizeMinor }) => sum + Number(sizeMinor), 0);
  const whole = sizeOf(sums) || 1;
  return (["A", "B", "C", "D"] as const).map((grade) => {
    const some = sums.filter((sum) => sum.grade === grade);
    return { grade, ...bothOf(some), share: (100 * sizeOf(some)) / whole };
  });
}

/** Kinds with what rests on defaults alone, without the debits, which are what others are credited. */
function defaultsOf(sums: readonly FigureSum[]): CompanyOverview["defaults"] {
  const some = sums.filter(({ grade }) => grade === "D");
  const kinds = [...new Set(some.map(({ kind }) => kind))].sort();
  return kinds
    .map((kind) => ({ kind, ...bothOf(some.filter((sum) => sum.kind === kind && sum.flow !== "debit")) }))
    .filter(({ realisedMinor, expectedMinor }) => realisedMinor !== "0" || expectedMinor !== "0");
}

type Account = { basis: FigureSum["basis"]; grade: Grade; amountMinor: bigint };

function sumOf(
  sums: readonly { basis: FigureSum["basis"]; amountMinor: bigint }[],
  basis: FigureSum["basis"],
): bigint {
  return totalOf(sums.filter((sum) => sum.basis === basis));
}

async function accountByGrade(currency: string): Promise<Account[]> {
  const rows = await sql<Omit<Account, "amountMinor"> & { amount: string }>(
    reports,
    `select basis, grade, sum(amount_minor)::text as amount from value_entry
     where customer_id is null and currency = $1 group by basis, grade`,
    [currency],
  );
  return rows.map(({ amount, ...row }) => ({ ...row, amountMinor: BigInt(amount) }));
}

async function anyOrders(): Promise<boolean> {
  const [row] = await sql<{ exist: boolean }>(reports, `select exists (select from purchase_order) as exist`);
  return row?.exist ?? false;
}
