import { intervalsOfBooks } from "../intervals/interval-of-books.ts";
import type { SumInterval } from "../intervals/interval-of-sum.ts";
import type { Parameters } from "../parameters/parameters.ts";
import type { FigureSum, ForecastSum } from "./figure-sum.ts";
import type { ValueInterval } from "./value-view.ts";

/** What a figure is made of: sums of the books, what models forecast, and the parameters by which both are unsure. */
export type Books = {
  booked: readonly FigureSum[];
  forecast: readonly ForecastSum[];
  parameters: Parameters;
};

/** The intervals of realised, expected and both together. */
export function sideIntervals({ booked, forecast, parameters }: Books) {
  const { realised, expected, total } = intervalsOfBooks(booked, parameters, { forecast });
  return { realised: inWords(realised), expected: inWords(expected), total: inWords(total) };
}

/** Minor units as text, which is how figures travel to pages. */
function inWords({ lowMinor, medianMinor, highMinor, meanMinor }: SumInterval): ValueInterval {
  return {
    lowMinor: lowMinor.toString(),
    medianMinor: medianMinor.toString(),
    highMinor: highMinor.toString(),
    meanMinor: meanMinor.toString(),
    level: 80,
  };
}
