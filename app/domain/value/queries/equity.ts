import type { Component } from "../entry.ts";
import { type FigureSum, totalOf } from "./figure-sum.ts";

type Basis = FigureSum["basis"];

/**
 * The way from the own view to the contribution view over a whole company, in minor units as text: own, what is corrected in
 * sum, credits, debits on customers and on the company's own account, and savings less gifts add up to the total.
 */
export type EquitySide = {
  ownMinor: string;
  correctionMinor: string;
  creditMinor: string;
  debitMinor: string;
  accountMinor: string;
  savingMinor: string;
  totalMinor: string;
};

/** One line of customer equity in both views; `own-account` and `correction` belong to no customer. */
export type EquityRow = {
  key: Component | "own-account" | "correction" | "total";
  realised: { ownMinor: string; contributionMinor: string };
  expected: { ownMinor: string; contributionMinor: string };
};

export type Equity = { realised: EquitySide; expected: EquitySide; rows: EquityRow[] };

/** What belongs to no customer: debits on the company's own account, and the correction of own purchases to come. */
export type OfNoCustomer = { account: Record<Basis, bigint>; correction: bigint };

const components: readonly Component[] = ["CLV", "CRV", "CIV", "CKV", "COST"];

/**
 * Customer equity from all sums of a company, those of its own account and the correction among them. Where credits and
 * debits cancel, as they do, the total is own plus savings, to the minor unit.
 */
export function equityOf(sums: readonly FigureSum[], apart: OfNoCustomer): Equity {
  return {
    realised: sideOf("realised", sums, apart),
    expected: sideOf("expected", sums, apart),
    rows: rowsOf(sums, apart),
  };
}

function sideOf(basis: Basis, sums: readonly FigureSum[], apart: OfNoCustomer): EquitySide {
  const of = (flow: FigureSum["flow"]) =>
    totalOf(sums.filter((sum) => sum.basis === basis && sum.flow === flow));
  const correction = basis === "expected" ? apart.correction : 0n;
  const account = apart.account[basis];
  return {
    ownMinor: (of("own") - correction).toString(),
    correctionMinor: correction.toString(),
    creditMinor: of("credit").toString(),
    debitMinor: (of("debit") - account).toString(),
    accountMinor: account.toString(),
    savingMinor: of("saving").toString(),
    totalMinor: totalOf(sums.filter((sum) => sum.basis === basis)).toString(),
  };
}

type Cell = Record<"own" | "contribution", bigint>;
type Line = { key: EquityRow["key"] } & Record<Basis, Cell>;

function rowsOf(sums: readonly FigureSum[], { account, correction }: OfNoCustomer): EquityRow[] {
  const nothing: Cell = { own: 0n, contribution: 0n };
  const debited: Line = {
    key: "own-account",
    realised: { own: 0n, contribution: account.realised },
    expected: { own: 0n, contribution: account.expected },
  };
  const corrected: Line = {
    key: "correction",
    realised: nothing,
    expected: { own: correction, contribution: correction },
  };
  const apart = [debited, corrected].filter(({ realised, expected }) =>
    [realised, expected].some((cell) => cell.contribution !== 0n),
  );
  const total: Line = {
    key: "total",
    realised: cellOf(sums, "realised"),
    expected: cellOf(sums, "expected"),
  };
  const lines = components.map((key) => lineOf(key, sums, { account, correction }));
  return [...lines, ...apart, total].map(asText);
}

/** A component of customers alone. The own account bears debits of purchases, and the correction is one of purchases. */
function lineOf(key: Component, sums: readonly FigureSum[], apart: OfNoCustomer): Line {
  const some = sums.filter((sum) => sum.component === key);
  const less = (basis: Basis): Cell => {
    const cell = cellOf(some, basis);
    if (key !== "CLV") return cell;
    const correction = basis === "expected" ? apart.correction : 0n;
    return {
      own: cell.own - correction,
      contribution: cell.contribution - correction - apart.account[basis],
    };
  };
  return { key, realised: less("realised"), expected: less("expected") };
}

function cellOf(sums: readonly FigureSum[], basis: Basis): Cell {
  const some = sums.filter((sum) => sum.basis === basis);
  return { own: totalOf(some.filter(({ flow }) => flow === "own")), contribution: totalOf(some) };
}

function asText({ key, realised, expected }: Line): EquityRow {
  const text = ({ own, contribution }: Cell) => ({
    ownMinor: own.toString(),
    contributionMinor: contribution.toString(),
  });
  return { key, realised: text(realised), expected: text(expected) };
}
