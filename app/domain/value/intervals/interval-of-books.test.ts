import { expect, test } from "vitest";
import { parameters, workedExample } from "#tests/support/worked-example.ts";
import type { Figure } from "../figure.ts";
import { type BookedSum, type ForecastLine, intervalsOfBooks } from "./interval-of-books.ts";
import { intervalsOfSums } from "./interval-of-sum.ts";

const example = workedExample();
const figures = Object.values(example).flat();
const isForecast = ({ formula }: Figure) =>
  formula === "own-purchase/to-come@1" || formula === "referral/to-come@1";

/** The sums that a query over the entries of a customer gives. */
function sumsOf(some: readonly Figure[]): BookedSum[] {
  const booked = some.filter((figure) => !isForecast(figure));
  const key = ({ basis, component, formula, kind }: Figure) => [basis, component, formula, kind].join(" ");
  return [...Map.groupBy(booked, key).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { basis, component, formula, kind } = first;
    const sum = (of: "amountMinor" | "lowMinor" | "highMinor") =>
      group.reduce((total, figure) => total + figure[of], 0n);
    const amounts = {
      amountMinor: sum("amountMinor"),
      lowMinor: sum("lowMinor"),
      highMinor: sum("highMinor"),
    };
    return [{ basis, component, formula, kind, ...amounts }];
  });
}

/** The forecasts among figures, as rows of the view: with the median of their own draws. */
function forecastOf(some: readonly Figure[]): ForecastLine[] {
  return some.filter(isForecast).map((figure) => {
    const { own } = intervalsOfSums({ own: [figure.sample] }, parameters, { seed: 3, draws: 20_000 });
    const kind = figure.kind === "own-purchase" ? "own-purchase" : "referral";
    const of = kind === "referral" ? "bolt" : figure.customerId;
    const { component, amountMinor } = figure;
    return { kind, component, of, amountMinor, ...own };
  });
}

const adas = figures.filter(({ customerId }) => customerId === "ada");

test("VALUE §2.6: from sums by formula come the intervals that the figures themselves give", () => {
  const found = intervalsOfBooks(sumsOf(adas), parameters, {
    forecast: forecastOf(adas),
    draws: 20_000,
    seed: 2026,
  });
  const cents = (euros: number) => euros * 100;
  const near = (amount: bigint, euros: number, tolerance: number, what: string) =>
    expect(Math.abs(Number(amount) - cents(euros)), `${what}: ${amount}`).toBeLessThanOrEqual(
      cents(tolerance),
    );
  near(found.realised.lowMinor, 8_415.58, 60, "realised low");
  near(found.realised.highMinor, 11_533.69, 60, "realised high");
  near(found.total.lowMinor, 14_824.13, 350, "total low");
  near(found.total.medianMinor, 19_769.87, 350, "total median");
  near(found.total.highMinor, 26_979.09, 450, "total high");
  near(found.total.meanMinor, 20_518.37, 200, "total mean");
  near(found.expected.lowMinor, 5_599.05, 300, "expected low");
  near(found.expected.highMinor, 16_571.48, 450, "expected high");
});

test("VALUE §2.6: own purchases to come keep their points, and the mean of their draws", () => {
  const own = forecastOf(
    figures.filter(({ formula, customerId }) => formula === "own-purchase/to-come@1" && customerId === "ada"),
  );
  const [line] = own;
  const { expected } = intervalsOfBooks([], parameters, { forecast: own });
  expect(expected.lowMinor).toBe(0n);
  expect(Math.abs(Number(expected.medianMinor - (line?.medianMinor ?? 0n)))).toBeLessThan(15_000);
  expect(Math.abs(Number(expected.highMinor - (line?.highMinor ?? 0n)))).toBeLessThan(45_000);
  expect(Math.abs(Number(expected.meanMinor - (line?.amountMinor ?? 0n)))).toBeLessThan(100);
});

const sum = (formula: string, amount: bigint, width: bigint, told: Partial<BookedSum> = {}): BookedSum => ({
  ...{ basis: "realised", component: "CRV", formula, amountMinor: amount },
  ...{ lowMinor: amount - width, highMinor: amount + width },
  ...told,
});

test.each([
  "referral/pot@2",
  "idea/shipped@1",
  "deal/won-realised@2",
  "complaint/churn-prevented@1",
  "anything@7",
])("a credit and its debit by %s cancel in the total, however unsure both are", (formula) => {
  const sums = [
    sum(formula, 90_000n, 40_000n, { kind: "reference-call" }),
    sum(formula, -90_000n, 40_000n, { component: "CLV", kind: "reference-call" }),
  ];
  const { total, components } = intervalsOfBooks(sums, parameters);
  expect(total).toEqual({ lowMinor: 0n, medianMinor: 0n, highMinor: 0n, meanMinor: 0n });
  expect(components.CRV.total.highMinor).toBeGreaterThan(components.CRV.total.lowMinor);
  expect(components.CLV.total.highMinor).toBe(-components.CRV.total.lowMinor);
});

test("over a company what is shared of purchases to come cancels, and they themselves remain", () => {
  const points = { amountMinor: 100_000n, lowMinor: 80_000n, medianMinor: 95_000n, highMinor: 130_000n };
  const own: ForecastLine = { kind: "own-purchase", component: "CLV", of: "all", ...points };
  const given: ForecastLine = {
    ...{ kind: "referral", component: "CRV", of: "all" },
    ...{ amountMinor: 20_000n, lowMinor: 5_000n, medianMinor: 15_000n, highMinor: 45_000n },
  };
  const taken: ForecastLine = {
    ...{ kind: "referral", component: "CLV", of: "all" },
    ...{ amountMinor: -20_000n, lowMinor: -45_000n, medianMinor: -15_000n, highMinor: -5_000n },
  };
  const alone = intervalsOfBooks([], parameters, { forecast: [own] });
  const all = intervalsOfBooks([], parameters, { forecast: [given, own, taken] });
  expect(all.total).toEqual(alone.total);
  expect(Math.abs(Number(alone.total.highMinor - own.highMinor))).toBeLessThan(2_000);
  expect(Math.abs(Number(alone.total.lowMinor - own.lowMinor))).toBeLessThan(1_000);
  expect(alone.total.meanMinor).toBe(100_000n);
});

test("facts have no interval; what goes with no rate keeps its own, and its mean", () => {
  const fact = intervalsOfBooks([sum("own-purchase/margin@1", 77_700n, 0n)], parameters);
  expect(fact.realised).toEqual({
    lowMinor: 77_700n,
    medianMinor: 77_700n,
    highMinor: 77_700n,
    meanMinor: 77_700n,
  });
  const own = sum("complaint/churn-prevented@1", 60_000n, 0n, { lowMinor: 50_000n, highMinor: 90_000n });
  const { realised } = intervalsOfBooks([own], parameters, { draws: 20_000 });
  expect(Math.abs(Number(realised.lowMinor) - 50_000)).toBeLessThan(500);
  expect(Math.abs(Number(realised.highMinor) - 90_000)).toBeLessThan(900);
  expect(Math.abs(Number(realised.meanMinor) - 60_000)).toBeLessThan(6_000);
});

test("neither the order of sums nor how they are split changes anything, and one more changes no draw of another", () => {
  const sums = sumsOf(adas);
  const once = intervalsOfBooks(sums, parameters);
  expect(intervalsOfBooks(sums.toReversed(), parameters).realised).toEqual(once.realised);
  const halves = sums.flatMap((one) => {
    const half = (minor: bigint) => minor / 2n;
    const first = {
      ...one,
      amountMinor: half(one.amountMinor),
      lowMinor: half(one.lowMinor),
      highMinor: half(one.highMinor),
    };
    const rest = {
      ...one,
      amountMinor: one.amountMinor - first.amountMinor,
      lowMinor: one.lowMinor - first.lowMinor,
      highMinor: one.highMinor - first.highMinor,
    };
    return [first, rest];
  });
  const split = intervalsOfBooks(halves, parameters);
  expect(Math.abs(Number(split.total.highMinor - once.total.highMinor))).toBeLessThanOrEqual(40);
  const more = intervalsOfBooks(
    [...sums, sum("something@1", 10_000n, 5_000n, { component: "COST" })],
    parameters,
  );
  expect(more.components.CKV).toEqual(once.components.CKV);
});

test("forecasts that are nothing, or mostly nothing, stay above nothing and keep their mean", () => {
  const rare: ForecastLine = {
    ...{ kind: "own-purchase", component: "CLV", of: "rare", amountMinor: 5_000n },
    ...{ lowMinor: 0n, medianMinor: 0n, highMinor: 0n },
  };
  const found = intervalsOfBooks([], parameters, { forecast: [rare] }).expected;
  expect([found.lowMinor, found.medianMinor]).toEqual([0n, 0n]);
  expect(found.meanMinor).toBe(5_000n);
  const none = intervalsOfBooks([], parameters, { forecast: [{ ...rare, amountMinor: 0n }] }).expected;
  expect(none).toEqual({ lowMinor: 0n, medianMinor: 0n, highMinor: 0n, meanMinor: 0n });
});
