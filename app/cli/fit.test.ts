import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { FitReport } from "./fit-lines.ts";
import { readPurchases } from "./read-purchases.ts";

const folder = mkdtempSync(join(tmpdir(), "kith-fit-"));
const header = "order_id,customer_id,placed_at,amount,currency,refunded_amount";
const now = new Date("2026-11-22T12:00:00Z");

afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, ...lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${[header, ...lines].join("\n")}\n`);
  return path;
}

/** Runs the command line as a person does, with a database address that leads nowhere. */
function run(...words: string[]) {
  return kith("fit", ...words);
}

function kith(...words: string[]) {
  const env = { ...process.env, DATABASE_URL: "postgresql://localhost:1/none" };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["app/cli/kith.mjs", ...words], {
    env,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

test("orders of one day are one purchase, refunds are netted, twins are taken once", async () => {
  const path = file(
    "days.csv",
    "1,ada,2025-01-01T09:00:00Z,10.00,EUR,",
    "2,ada,2025-01-01T23:59:59Z,5.00,EUR,",
    "3,ada,2025-01-15,20.00,EUR,20.00",
    "3,ada,2025-01-15,20.00,EUR,20.00",
    "4,bo,2025-01-02,0,EUR,",
  );
  const found = await readPurchases(path, null, now);
  expect(found).toMatchObject({ currency: "EUR", read: 5, duplicates: 1, rejected: [] });
  const customers = "reason" in found ? [] : [...found.customers];
  expect(customers.map((days) => [...days.values()])).toEqual([[15, 0], [0]]);
});

test("a line that is none is reported by its number; the rest counts", async () => {
  const path = file(
    "bad.csv",
    "1,ada,2025-01-01,10.00,EUR,",
    "what",
    "2,bo,2025-13-01,10.00,EUR,",
    "3,bo,2035-01-01,10.00,EUR,",
    "4,bo,2025-01-01,-1,EUR,",
    "1,ada,2025-01-01,11.00,EUR,",
  );
  const found = await readPurchases(path, null, now);
  expect("reason" in found ? [] : found.rejected.map(({ line }) => line)).toEqual([3, 4, 5, 6, 7]);
});

test.each([
  ["without orders", "EUR", [], "no orders"],
  ["in two currencies", null, ["1,ada,2025-01-01,10,EUR,", "2,bo,2025-01-01,10,USD,"], "--currency EUR"],
  ["without that currency", "GBP", ["1,ada,2025-01-01,10,EUR,"], "in GBP"],
  ["without a usable line", null, ["1,ada,2025-01-01,ten,EUR,"], "No line"],
  ["of which no line is an order", null, ["what"], "No line of the file is an order. Line 2: "],
])("a file %s is refused as a whole", async (_, currency, lines, words) => {
  expect(await readPurchases(file("refused.csv", ...lines), currency, now)).toEqual({
    reason: expect.stringContaining(words),
  });
});

test("the command needs no database and tells everything as JSON", { timeout: 30_000 }, () => {
  const lines = Array.from({ length: 120 }, (_, at) => {
    const day = new Date(Date.UTC(2025, 0, 1 + ((at * at) % 250))).toISOString().slice(0, 10);
    return `${at},c${at % 30},${day},${10 + (at % 7)},EUR,`;
  });
  const path = file("small.csv", ...lines);
  const { status, stdout, stderr } = run("--file", path, "--until", "2025-06-30", "--json");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const report: FitReport = JSON.parse(stdout);
  expect(report).toMatchObject({
    method: "map",
    currency: "EUR",
    lines: { read: 120, rejected: 0 },
    customers: 30,
  });
  expect(report.models.sbg).toMatchObject({ state: "refused", because: "no-contracts" });
  for (const name of ["bg-nbd", "mbg-nbd", "pareto-nbd"] as const) {
    const found = report.models[name];
    if (found.state === "refused") throw new Error(found.reason);
    expect(Object.values({ ...found.parameters, ...found.standardErrors }).every((value) => value > 0)).toBe(
      true,
    );
    expect(found.holdout?.purchases).toMatchObject({ customers: 30, totalError: expect.any(Number) });
    expect(found.holdout?.coverage80).toBeGreaterThan(0.5);
  }
  expect(Object.keys(report.heuristics)).toEqual(["same-rate", "hiatus-26-weeks", "as-many-again"]);
  const words = run("--file", path, "--method", "ml").stdout;
  expect(words).toContain("120 lines read");
  expect(words).not.toMatch(/NaN|undefined|Infinity/);
});

test("a file of one price says so, and what likelihood alone runs towards", { timeout: 30_000 }, () => {
  const lines = Array.from({ length: 900 }, (_, at) => {
    const day = new Date(Date.UTC(2025, 0, 1 + 97 * Math.floor(at / 200) + (at % 200)))
      .toISOString()
      .slice(0, 10);
    return `${at},c${at % 200},${day} 10:00,49.00,EUR,`;
  });
  const path = file("flat.csv", ...lines);
  expect(run("--file", path).stdout).toContain("one price that all pay within 3 %");
  expect(run("--file", path).stdout).toMatch(/ {2}q +10001\.00000 {2}held/);
  const report: FitReport = JSON.parse(run("--file", path, "--json").stdout);
  expect(report.models["gamma-gamma"]).toMatchObject({ state: "fitted", prior: "one-price" });
  const alone = run("--file", path, "--method", "ml").stdout;
  expect(alone).toContain("where all amounts are equal");
});

test("one customer on one day is a clear state; a wrong option or file says what to do", {
  timeout: 30_000,
}, () => {
  const { status, stdout } = run("--file", file("one.csv", "1,ada,2025-01-01,10,EUR,"), "--json");
  const { models, better }: FitReport = JSON.parse(stdout);
  expect({ status, better }).toEqual({ status: 0, better: null });
  expect(models["bg-nbd"]).toMatchObject({ state: "refused", because: "no-time", reached: null });
  expect(models["gamma-gamma"]).toMatchObject({ state: "refused", because: "no-repeat" });
  expect(run("--file", "nowhere.csv")).toMatchObject({
    status: 1,
    stderr: "There is no file nowhere.csv.\n",
  });
  expect(run("--file", folder, "--until", "soon")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("2026-11-22"),
  });
  expect(run("--file", folder)).toMatchObject({
    status: 1,
    stderr: `${folder} is a folder. Name a file in it.\n`,
  });
  const endless = "a".repeat(300);
  expect(run("--file", endless)).toMatchObject({
    status: 1,
    stderr: `The file ${endless} cannot be read: ENAMETOOLONG.\n`,
  });
  expect(run("--file", "x.csv", "--currency", "bitcoin")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("--currency BITCOIN is no code of ISO 4217"),
  });
  expect(run("--file", "x.csv", "--what")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("fit [--file"),
  });
});

test("the first line of a file that is no text is named", async () => {
  const path = join(folder, "binary.csv");
  writeFileSync(path, Buffer.from([0xff, 0xfe, 0x00, 0x0a]));
  expect(await readPurchases(path, null, now)).toEqual({
    reason: expect.stringMatching(/^Line 1 must name the columns and cannot be read: the line is not UTF-8/),
  });
});

test("--until: a day before anybody bought, the last day, and a day to come", { timeout: 30_000 }, () => {
  const path = file(
    "three.csv",
    "1,ada,2025-01-10,10,EUR,",
    "2,ada,2025-02-10,10,EUR,",
    "3,bo,2025-03-10,9,EUR,",
  );
  const until = (day: string) => run("--file", path, "--json", "--until", day);
  expect(until("2025-01-09")).toMatchObject({
    status: 1,
    stdout: "",
    stderr: "Nobody had bought by 2025-01-09. Name a later day.\n",
  });
  const last = until("2025-03-10");
  expect(last).toMatchObject({
    status: 0,
    stderr: expect.stringContaining("No order came after 2025-03-10"),
  });
  expect(JSON.parse(last.stdout)).toMatchObject({
    customers: 2,
    window: { holdoutUntil: null, holdoutWeeks: 0 },
  });
  const nextYear = `${new Date().getFullYear() + 1}-01-15`;
  expect(until(nextYear)).toMatchObject({
    status: 2,
    stdout: "",
    stderr: expect.stringContaining("lies ahead"),
  });
});

test("a backtest from past days, or why there is none", { timeout: 30_000 }, () => {
  const lines = Array.from({ length: 300 }, (_, at) => {
    const day = new Date(Date.UTC(2024, 0, 1 + ((at * at) % 700))).toISOString().slice(0, 10);
    return `${at},c${at % 60},${day},10,EUR,`;
  });
  const path = file("long.csv", ...lines);
  const { status, stdout } = kith("backtest", "--file", path, "--weeks", "13", "--json");
  expect(status).toBe(0);
  const report = JSON.parse(stdout);
  expect(report.origins.length).toBeGreaterThan(4);
  expect(report.calibration).toMatchObject({ backtests: report.origins.length, factor: expect.any(Number) });
  expect(report.origins.every(({ low, high }: { low: number; high: number }) => low < high)).toBe(true);
  const latest = report.origins.at(-1);
  const { day, before, after } = report.byFrequency;
  const total = (rows: Record<string, number>[], name: string) =>
    rows.reduce((sum, row) => sum + (row[name] ?? 0), 0);
  expect(day).toBe(latest.day);
  expect(total(before, "customers")).toBe(latest.customers);
  expect(total(before, "actual")).toBe(latest.actual);
  expect(total(before, "expected")).toBeCloseTo(latest.expected, 6);
  expect(total(after, "actual")).toBe(latest.customers);
  expect(kith("backtest", "--file", path).stdout).toContain("by repeat purchases before");
  expect(kith("backtest", "--file", path, "--weeks", "80")).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("80 weeks"),
  });
  expect(kith("backtest", "--file", path, "--weeks", "x")).toMatchObject({ status: 2 });
});
