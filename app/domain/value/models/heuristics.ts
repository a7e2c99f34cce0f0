import type { History } from "./histories.ts";

/** Simple rules to put beside a model (Wübben and von Wangenheim 2008): purchases in the next `weeks`. */
export type Heuristic = (history: History, weeks: number) => number;

/** Weeks without a purchase after which a customer counts as lost: half a year. */
export const hiatusWeeks = 26;

/** Everybody goes on buying as often as so far. */
export const sameRate: Heuristic = ({ x, age }, weeks) => (age > 0 ? (x * weeks) / age : 0);

/** As `sameRate`, and nothing from those who have not bought for half a year. */
export const hiatus: Heuristic = (history, weeks) =>
  history.age - history.tx > hiatusWeeks ? 0 : sameRate(history, weeks);

/** Everybody buys again as many times as so far, however long that was. */
export const asMany: Heuristic = ({ x }) => x;
