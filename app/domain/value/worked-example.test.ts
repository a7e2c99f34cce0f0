import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parameters, rates, workedExample } from "#tests/support/worked-example.ts";
import { type Component, type Grade, leastCertain } from "./entry.ts";
import { type Figure, toMinor } from "./figure.ts";
import { intervalsOfSums } from "./intervals/interval-of-sum.ts";
import { randomFrom } from "./models/random.ts";
import { forecastMargin } from "./rules/purchases-to-come.ts";
import { meansOf } from "./shrinkage/rates.ts";

const file = "../shared/data/worked_example.json";
const example = workedExample();
const names = Object.keys(example);
const ofAda = (figures: readonly Figure[]) => figures.filter(({ customerId }) => customerId === "ada");
const adas = names.flatMap((name) => ofAda(example[name] ?? []));
const sum = (figures: readonly Figure[]) =>
  figures.reduce((total, { amountMinor }) => total + amountMinor, 0n);
const by = (figures: readonly Figure[], basis: "realised" | "expected") =>
  figures.filter((figure) => figure.basis === basis);
const gradeOf = (name: string) => leastCertain(ofAda(example[name] ?? []).map(({ grade }) => grade));

test.each<[string, number, number, Grade]>([
  ["own-r", 2_960.8, 0, "A"],
  ["own-e", 0, 3_106.19, "C"],
  ["ref-bolt", 2_663.33, 3_800, "C"],
  ["reference-cyan", 1_308.51, 1_046.81, "C"],
  ["reference-eon", 0, 786.72, "C"],
  ["idea-shipped", 150, 900, "B"],
  ["idea-open", 0, 67.2, "C"],
  ["buddy", 270, 0, "C"],
  ["complaint", 0, 280, "C"],
  ["testimonial", 150, 0, "A"],
  ["social", 36, 0, "D"],
  ["speaking", 0, 540, "D"],
  ["partner", 2_500, 0, "D"],
  ["subscription", 18.9, 0, "B"],
  ["data-consent", 0, 0, "D"],
  ["early-adoption", 0, 0, "D"],
  ["advisory", 0, 0, "D"],
])("VALUE §2.6: %s is %d realised and %d expected, grade %s", (name, realised, expected, grade) => {
  const figures = ofAda(example[name] ?? []);
  expect([sum(by(figures, "realised")), sum(by(figures, "expected"))]).toEqual([
    toMinor(realised * 100),
    toMinor(expected * 100),
  ]);
  expect(gradeOf(name)).toBe(grade);
});

/** What figures come to before they are rounded, at the means of the rates. */
function unrounded(figures: readonly Figure[]): number {
  const means = meansOf(rates);
  const toCome: Record<string, number> = {
    "own-purchase/to-come@1": own(36),
    "referral/to-come@1": 600_000 * means.referralLift,
  };
  return figures.reduce(
    (total, { formula, sample }) =>
      total + (toCome[formula] ?? sample({ rates: means, random: randomFrom(1) })),
    0,
  );
}

function own(months: number): number {
  const facts = {
    customerId: "ada",
    currency: "EUR",
    history: { x: 2, tx: 30.43, age: 38.86 },
    spend: { x: 2, mean: 223_500 },
    at: new Date(0),
    lastOrderId: "3",
  };
  return forecastMargin(facts, parameters, months)?.meanMinor ?? 0;
}

test("VALUE §2.6: totals, components and grades; figures are rounded each, so that sums of them may be a cent off", () => {
  expect([own(12), own(36), own(60)].map(toMinor)).toEqual([146_997n, 310_619n, 404_148n]);
  expect(toMinor(unrounded(by(adas, "realised")))).toBe(1_005_755n);
  expect(toMinor(unrounded(by(adas, "expected")))).toBe(1_052_691n);
  expect(sum(by(adas, "realised"))).toBe(1_005_754n);
  expect(sum(by(adas, "expected"))).toBe(1_052_692n);
  const components: Record<Component, number> = { CLV: 0, CRV: 0, CKV: 0, CIV: 0, COST: 0 };
  for (const figure of adas) components[figure.component] += unrounded([figure]);
  expect(Object.values(components).map(toMinor)).toEqual([606_699n, 1_210_537n, 139_720n, 72_600n, 28_890n]);
  const grades: Record<Grade, number> = { A: 0, B: 0, C: 0, D: 0 };
  for (const name of names) grades[gradeOf(name)] += unrounded(ofAda(example[name] ?? []));
  expect(Object.values(grades).map(toMinor)).toEqual([311_080n, 106_890n, 1_332_876n, 307_600n]);
});

test("VALUE §2.6: what is credited is debited on the buyers, to the cent; savings are not", () => {
  const debits = (name: string, who: string) =>
    sum((example[name] ?? []).filter(({ customerId, flow }) => customerId === who && flow === "debit"));
  expect(debits("ref-bolt", "bolt")).toBe(-633_333n);
  expect(debits("reference-cyan", "cyan")).toBe(-329_692n);
  const dov = (example["reference-cyan"] ?? []).filter(({ customerId }) => customerId === "dov");
  expect(sum(dov)).toBe(94_160n);
  const all = Object.values(example).flat();
  expect(sum(all)).toBe(sum(all.filter(({ flow }) => flow === "own" || flow === "saving")));
  expect(sum(all.filter(({ flow, kind }) => flow === "saving" && kind === "acquisition-saved"))).toBe(
    33_000n,
  );
});

test("every figure says where it comes from, and lies within its interval", () => {
  for (const figure of Object.values(example).flat()) {
    expect(figure.inputs.length, figure.formula).toBeGreaterThan(0);
    expect(figure.inputs.every(({ sourceRef, name }) => /^[a-z]+:.+/.test(sourceRef) && name !== "")).toBe(
      true,
    );
    expect(figure.formula).toMatch(/^[a-z/-]+@\d+$/);
    expect(figure.lowMinor, figure.formula).toBeLessThanOrEqual(figure.amountMinor);
    expect(figure.highMinor, figure.formula).toBeGreaterThanOrEqual(figure.amountMinor);
  }
});

test("without all figures that rest on defaults, the books still balance", () => {
  const known = Object.values(example)
    .flat()
    .filter(({ grade }) => grade !== "D");
  expect(sum(known)).toBe(sum(known.filter(({ flow }) => flow === "own" || flow === "saving")));
  expect(known.length).toBeLessThan(Object.values(example).flat().length);
});

test("the same facts and parameters give the same bytes", () => {
  const written = (figures: Record<string, Figure[]>) =>
    JSON.stringify(figures, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value));
  expect(written(workedExample())).toBe(written(example));
});

/** Euros, with the standard error that 20,000 draws of the example's file and of ours leave together. */
const published = {
  realised: { low: [8_415.58, 20], high: [11_533.69, 20], mean: [9_994.53, 13] },
  expected: { low: [5_599.05, 70], high: [16_571.48, 115], mean: [10_523.84, 55] },
  total: { low: [14_824.13, 70], median: [19_769.87, 60], high: [26_979.09, 115], mean: [20_518.37, 55] },
  own: { low: [0, 0], median: [1_735.51, 40], high: [8_195.06, 90], mean: [3_121.04, 38] },
} as const;

test("VALUE §2.6: the intervals of 80 % agree with those of 20,000 shared draws", () => {
  const samplers = (figures: readonly Figure[]) => figures.map(({ sample }) => sample);
  const found = intervalsOfSums(
    {
      realised: samplers(by(adas, "realised")),
      expected: samplers(by(adas, "expected")),
      total: samplers(adas),
      own: samplers(example["own-e"] ?? []),
    },
    parameters,
    { draws: 20_000, seed: 2026 },
  );
  for (const name of ["realised", "expected", "total", "own"] as const) {
    for (const [point, [value, error]] of Object.entries(published[name])) {
      const { [`${point}Minor` as keyof (typeof found)["own"]]: amount } = found[name];
      expect(Math.abs(Number(amount) / 100 - value), `${name} ${point}`).toBeLessThanOrEqual(3 * error);
    }
  }
});

type Example = {
  entries: { id: string; component: Component; realised: number; expected: number; grade: Grade }[];
  realised: number;
  expected: number;
};

test.skipIf(!existsSync(file))(
  "every entry of the example's file, in cents, with its component and grade",
  () => {
    const { entries, ...totals } = JSON.parse(readFileSync(file, "utf8")) as Example;
    expect(entries.map(({ id }) => id).toSorted()).toEqual(names.toSorted());
    for (const entry of entries) {
      const figures = ofAda(example[entry.id] ?? []);
      expect(sum(by(figures, "realised")), entry.id).toBe(toMinor(entry.realised * 100));
      expect(sum(by(figures, "expected")), entry.id).toBe(toMinor(entry.expected * 100));
      expect(new Set(figures.map(({ component }) => component)), entry.id).toEqual(
        new Set([entry.component]),
      );
      expect(gradeOf(entry.id), entry.id).toBe(entry.grade);
    }
    expect(unrounded(by(adas, "realised")) / 100).toBeCloseTo(totals.realised, 6);
    expect(unrounded(by(adas, "expected")) / 100).toBeCloseTo(totals.expected, 6);
  },
);
