import type { Flow, Grade } from "../entry.ts";
import type { BookedSum, ForecastLine } from "../intervals/interval-of-books.ts";

/** What entries of one basis, component, flow, kind, formula and grade add up to, net of reversals, in minor units. */
export type FigureSum = BookedSum & {
  kind: string;
  flow: Flow;
  grade: Grade;
  /** The sum of the absolute amounts: by how much the grade counts. */
  sizeMinor: bigint;
};

/** What models forecast, with the view that it belongs to. */
export type ForecastSum = ForecastLine & { flow: Flow; grade: Grade };

/** A forecast as a sum beside those of the books. */
export function asFigure(line: ForecastSum): FigureSum {
  const { kind, component, flow, grade, amountMinor, lowMinor, highMinor } = line;
  return {
    ...{ kind, component, flow, grade, amountMinor, lowMinor, highMinor },
    basis: "expected",
    formula: `${kind}/to-come@1`,
    sizeMinor: amountMinor < 0n ? -amountMinor : amountMinor,
  };
}

/** What sums add up to, in minor units. */
export function totalOf(sums: readonly { amountMinor: bigint }[]): bigint {
  return sums.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
}
