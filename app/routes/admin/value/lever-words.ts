import { formatMoney } from "#app/kernel/money.ts";
import { shortMoney } from "#app/ui/money-words.ts";

/** The levers of a cohort as pages get them; see domain/value/queries/lever-cohorts.ts. */
export type Cohort = {
  cohort: string;
  customers: number;
  sizeMinor: string | null;
  perYear: number | null;
  monthsActive: number | null;
  monthsToCome: number | null;
  alive: number | null;
  toComeMinor: string | null;
  rise: { sizeMinor: string; frequencyMinor: string; durationMinor: string } | null;
};

export type Lever = {
  key: "size" | "frequency" | "duration";
  title: string;
  /** What it is, and how it is reckoned. */
  meaning: string;
  series: { key: string; label: string; value: (cohort: Cohort) => number | null }[];
  /** A number of it with its unit, and short for an axis. */
  words: (value: number, currency: string) => string;
  tick: (value: number, currency: string) => string;
  rise: "sizeMinor" | "frequencyMinor" | "durationMinor";
};

const decimal = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const short = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

/** The three levers of what a customer buys. */
export const levers: readonly Lever[] = [
  {
    key: "size",
    title: "Size",
    meaning: "The mean amount of an order, less refunds.",
    series: [
      {
        key: "size",
        label: "Mean order",
        value: ({ sizeMinor }) => (sizeMinor === null ? null : Number(sizeMinor)),
      },
    ],
    words: (value, currency) => formatMoney(BigInt(Math.round(value)), currency),
    tick: shortMoney,
    rise: "sizeMinor",
  },
  {
    key: "frequency",
    title: "Frequency",
    meaning:
      "Orders after the first, a customer and year while active: from the first order to the last, and on to today by the chance that they are still there.",
    series: [{ key: "frequency", label: "Orders a year", value: ({ perYear }) => perYear }],
    words: (value) => `${decimal.format(value)} a year`,
    tick: (value) => short.format(value),
    rise: "frequencyMinor",
  },
  {
    key: "duration",
    title: "Duration",
    meaning:
      "Months that a customer was active so far, and months of buying at the same pace that are still expected within the horizon, later ones counting less.",
    series: [
      { key: "active", label: "Months so far", value: ({ monthsActive }) => monthsActive },
      { key: "to-come", label: "Months to come", value: ({ monthsToCome }) => monthsToCome },
    ],
    words: (value) => `${decimal.format(value)} months`,
    tick: (value) => short.format(value),
    rise: "durationMinor",
  },
];

/** When a cohort bought first, for people: "Q3 2026", "2026". */
export function cohortWords(cohort: string): string {
  const [year = cohort, quarter] = cohort.split("-");
  return quarter === undefined ? year : `${quarter} ${year}`;
}
