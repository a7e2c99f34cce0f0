import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./prepare.mjs";

/** A fresh place for a report under test-results/. */
export function report(name) {
  const folder = join(root, "test-results");
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, name), { force: true });
  return join(folder, name);
}

/** The closing line. */
export function summary(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const skipped = sum("skipped");
  return `${sum("passed")} passed, ${sum("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Counts what Vitest reported. A file that did not load, or a run that broke down, counts as a failure. */
export function talliesOfVitest(file, code) {
  const found = read(file);
  if (found === null) return { failed: 1, details: ["Vitest broke down before it could report"] };
  const details = [];
  let unloaded = 0;
  for (const suite of found.testResults) {
    const failed = suite.assertionResults.filter((test) => test.status === "failed");
    for (const test of failed) details.push(`${relative(root, suite.name)}: ${test.fullName}`);
    if (suite.status !== "failed" || failed.length > 0) continue;
    unloaded += 1;
    details.push(`${relative(root, suite.name)}: ${firstLine(suite.message)}`);
  }
  const failed = found.numFailedTests + unloaded;
  const broken = code !== 0 && failed === 0;
  if (broken) details.push("Vitest ended with an error outside the tests");
  return {
    passed: found.numPassedTests,
    failed: failed + (broken ? 1 : 0),
    skipped: found.numPendingTests + found.numTodoTests,
    details,
  };
}

/** Counts what Playwright reported; a test that passed only when repeated counts as failed. */
export function talliesOfPlaywright(file, code) {
  const found = read(file);
  if (found === null) return { failed: 1, details: ["Playwright broke down before it could report"] };
  const { expected, unexpected, flaky, skipped } = found.stats;
  const failed = unexpected + flaky;
  const broken = code !== 0 && failed === 0;
  const details = found.suites.flatMap(failingSpecs);
  if (broken) details.push(...found.errors.map((error) => firstLine(error.message)));
  return { passed: expected, failed: failed + (broken ? 1 : 0), skipped, details };
}

function failingSpecs(suite) {
  const own = (suite.specs ?? []).filter((spec) => !spec.ok).map((spec) => `${spec.file}: ${spec.title}`);
  return [...own, ...(suite.suites ?? []).flatMap(failingSpecs)];
}

function firstLine(text = "") {
  return text.split("\n").find((line) => line.trim() !== "") ?? "no reason given";
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}
