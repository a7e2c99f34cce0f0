import type { SpendGroup } from "../models/gamma-gamma.ts";
import type { Coded, Histories } from "../models/histories.ts";
import type { CustomerColumns } from "./customer-columns.ts";

/**
 * Histories of customers as distinct combinations, in ascending order whatever the order of the customers; in memory that
 * threads share.
 */
export function historiesOf({ size, repeats, recencyDays, ageDays }: CustomerColumns): Histories {
  const span = ageDays.subarray(0, size).reduce((most, age) => Math.max(most, age), 0) + 1;
  const keys = new Float64Array(size);
  for (let index = 0; index < size; index++)
    keys[index] = ((repeats[index] ?? 0) * span + (recencyDays[index] ?? 0)) * span + (ageDays[index] ?? 0);
  keys.sort();
  let distinct = 0;
  for (let index = 0; index < size; index++) if (index === 0 || keys[index] !== keys[index - 1]) distinct++;
  const weight = new Float64Array(new SharedArrayBuffer(distinct * 8));
  const columns = [new Int32Array(distinct), new Int32Array(distinct), new Int32Array(distinct)] as const;
  let place = -1;
  for (let index = 0; index < size; index++) {
    const key = keys[index] ?? 0;
    if (index === 0 || key !== keys[index - 1]) {
      place += 1;
      const both = Math.floor(key / span);
      const x = Math.floor(both / span);
      columns[0][place] = x;
      columns[1][place] = both - x * span;
      columns[2][place] = key - both * span;
    }
    weight[place] = (weight[place] ?? 0) + 1;
  }
  const [repeated, recency, age] = columns;
  return {
    customers: size,
    size: distinct,
    x: coded(repeated, 1),
    tx: coded(recency, 7),
    age: coded(age, 7),
    weight,
  };
}

/** Distinct values in the order in which they occur, divided by `unit`, and which of them each has. */
function coded(column: Int32Array, unit: number): Coded {
  const most = column.reduce((highest, value) => Math.max(highest, value), 0);
  const places = new Int32Array(most + 1).fill(-1);
  const values: number[] = [];
  const at = new Uint32Array(new SharedArrayBuffer(column.length * 4));
  for (let index = 0; index < column.length; index++) {
    const value = column[index] ?? 0;
    let place = places[value] ?? -1;
    if (place === -1) {
      place = values.length;
      places[value] = place;
      values.push(value / unit);
    }
    at[index] = place;
  }
  return { values: Float64Array.from(values), at };
}

/** Customers by their number of paid repeat purchases, as Gamma-Gamma is fitted to them. */
export function spendGroupsOf({ size, paid, paidMinor }: CustomerColumns): SpendGroup[] {
  const counts = new Map<number, number>();
  for (let index = 0; index < size; index++) {
    const x = paid[index] ?? 0;
    if (x > 0) counts.set(x, (counts.get(x) ?? 0) + 1);
  }
  const totals = new Map([...counts].map(([x, count]) => [x, { filled: 0, of: new Float64Array(count) }]));
  for (let index = 0; index < size; index++) {
    const group = totals.get(paid[index] ?? 0);
    if (group !== undefined) group.of[group.filled++] = paidMinor[index] ?? 0;
  }
  return [...totals].sort(([one], [other]) => one - other).map(([x, { of }]) => spendGroup(x, of.sort()));
}

function spendGroup(x: number, totals: Float64Array): SpendGroup {
  const logMeans = totals.reduce((sum, total) => sum + Math.log(total / x), 0);
  return {
    x,
    customers: totals.length,
    logMeans,
    totals,
    weights: new Float64Array(totals.length).fill(1),
  };
}

/** As many customers as `count`, evenly over all combinations, so that the sample is as varied as all are. */
export function sampleHistories(histories: Histories, count: number): Histories {
  if (histories.customers <= count) return histories;
  const step = histories.customers / count;
  const chosen: number[] = [];
  const weights: number[] = [];
  let [passed, next] = [0, step / 2];
  for (let index = 0; index < histories.size; index++) {
    passed += histories.weight[index] ?? 0;
    let hits = 0;
    for (; next < passed; next += step) hits += 1;
    if (hits > 0) {
      chosen.push(index);
      weights.push(hits);
    }
  }
  const pick = ({ values, at }: Coded): Coded => ({
    values,
    at: Uint32Array.from(chosen, (index) => at[index] ?? 0),
  });
  return {
    customers: weights.reduce((sum, weight) => sum + weight, 0),
    size: chosen.length,
    x: pick(histories.x),
    tx: pick(histories.tx),
    age: pick(histories.age),
    weight: Float64Array.from(weights),
  };
}

/** Every so many-eth total of each group, in ascending order. */
export function sampleSpendGroups(groups: readonly SpendGroup[], count: number): readonly SpendGroup[] {
  const all = groups.reduce((sum, { customers }) => sum + customers, 0);
  if (all <= count) return groups;
  const step = all / count;
  let passed = -step / 2;
  return groups
    .map(({ x, totals }) => {
      const kept = totals.filter(() => {
        passed += 1;
        if (passed < 0) return false;
        passed -= step;
        return true;
      });
      return spendGroup(x, kept);
    })
    .filter(({ customers }) => customers > 0);
}

/** Mean over customers of the mean amount of their paid repeat purchases; null where there are none. */
export function meanSpendOf(groups: readonly SpendGroup[]): number | null {
  let [customers, means] = [0, 0];
  for (const group of groups) {
    customers += group.customers;
    means += group.totals.reduce((sum, total) => sum + total / group.x, 0);
  }
  return customers === 0 ? null : means / customers;
}

/** Correlation of number and mean amount of paid repeat purchases; null where either does not vary. */
export function spendCorrelationOf(groups: readonly SpendGroup[]): number | null {
  let [count, x1, x2, z1, z2, xz] = [0, 0, 0, 0, 0, 0];
  for (const { x, customers, totals } of groups) {
    const sum = totals.reduce((means, total) => means + total / x, 0);
    count += customers;
    x1 += customers * x;
    x2 += customers * x * x;
    z1 += sum;
    z2 += totals.reduce((squares, total) => squares + (total / x) ** 2, 0);
    xz += x * sum;
  }
  const product = Math.sqrt(Math.max(x2 - (x1 * x1) / count, 0) * Math.max(z2 - (z1 * z1) / count, 0));
  const flat = count < 2 || product <= 1e-12 * Math.sqrt(x2 * z2);
  return flat ? null : (xz - (x1 * z1) / count) / product;
}
