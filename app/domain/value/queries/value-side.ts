import { asFigure, type FigureSum, totalOf } from "./figure-sum.ts";
import { type Books, sideIntervals } from "./value-intervals.ts";
import type {
  OwnToCome,
  ValueComponents,
  ValueFlows,
  ValueInterval,
  ValueSide,
  ValueStep,
  ValueTotalView,
} from "./value-view.ts";

export type ValueSides = {
  realised: ValueSide;
  expected: ValueSide;
  total: ValueTotalView;
  steps: ValueStep[];
};

/** Realised, expected and both together, from what they are made of. */
export function sidesOf(books: Books): ValueSides {
  const sums = [...books.booked, ...books.forecast.map(asFigure)];
  const intervals = sideIntervals(books);
  const side = (basis: FigureSum["basis"]) =>
    sideOf(
      sums.filter((sum) => sum.basis === basis),
      intervals[basis],
    );
  return {
    realised: side("realised"),
    expected: side("expected"),
    total: {
      amountMinor: totalOf(sums).toString(),
      ownMinor: totalOf(sums.filter(({ flow }) => flow === "own")).toString(),
      components: componentsOf(sums),
      interval: intervals.total,
    },
    steps: stepsOf(books),
  };
}

const order = (["realised", "expected"] as const).flatMap((basis) =>
  (["own", "debit", "credit", "saving"] as const).map((flow) => ({ basis, flow })),
);

/** The way from nothing to the total: own, less what goes to others, with what comes from them and what is saved. */
function stepsOf({ booked, forecast, parameters }: Books): ValueStep[] {
  return order.flatMap(({ basis, flow }) => {
    const ofBooks = booked.filter((sum) => sum.basis === basis && sum.flow === flow);
    const toCome = basis === "expected" ? forecast.filter((line) => line.flow === flow) : [];
    if (ofBooks.length + toCome.length === 0) return [];
    const amountMinor = totalOf([...ofBooks, ...toCome]).toString();
    const interval = sideIntervals({ booked: ofBooks, forecast: toCome, parameters })[basis];
    return [{ basis, flow, amountMinor, interval }];
  });
}

function sideOf(sums: readonly FigureSum[], interval: ValueInterval): ValueSide {
  return {
    amountMinor: totalOf(sums).toString(),
    ownMinor: totalOf(sums.filter(({ flow }) => flow === "own")).toString(),
    flows: flowsOf(sums),
    components: componentsOf(sums),
    interval,
    grades: gradesOf(sums),
  };
}

function componentsOf(sums: readonly FigureSum[]): ValueComponents {
  const of = (name: keyof ValueComponents) =>
    totalOf(sums.filter(({ component }) => component === name)).toString();
  return { CLV: of("CLV"), CRV: of("CRV"), CIV: of("CIV"), CKV: of("CKV"), COST: of("COST") };
}

function flowsOf(sums: readonly FigureSum[]): ValueFlows {
  const of = (name: FigureSum["flow"]) => totalOf(sums.filter(({ flow }) => flow === name)).toString();
  return { creditMinor: of("credit"), debitMinor: of("debit"), savingMinor: of("saving") };
}

function gradesOf(sums: readonly FigureSum[]): ValueSide["grades"] {
  const size = (some: readonly FigureSum[]) => some.reduce((sum, { sizeMinor }) => sum + sizeMinor, 0n);
  const whole = size(sums);
  const share = (grade: FigureSum["grade"]) =>
    whole === 0n ? 0 : (100 * Number(size(sums.filter((one) => one.grade === grade)))) / Number(whole);
  return { A: share("A"), B: share("B"), C: share("C"), D: share("D") };
}

/** What models let expect of own purchases; null where they say nothing. */
export function ownToComeOf(forecast: Books["forecast"]): OwnToCome | null {
  const own = forecast.find(({ flow }) => flow === "own");
  if (own === undefined) return null;
  return {
    amountMinor: own.amountMinor.toString(),
    lowMinor: own.lowMinor.toString(),
    medianMinor: own.medianMinor.toString(),
    highMinor: own.highMinor.toString(),
  };
}
