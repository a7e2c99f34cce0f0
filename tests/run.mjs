// npm test: everything that has to hold, one step after the other; the last line says how much did.
//   npm test                       all of it
//   npm test -- checks             format and lint, types, boundaries, dead code, file lengths
//   npm test -- unit|db|http|e2e [path …]   that part, or some files of it
// Plain JavaScript: it has to run before anything is installed, under the Node the machine happens to have.
import { prepare, runningUnderOwnNode } from "./run/prepare.mjs";
import { summary } from "./run/tally.mjs";

if (!runningUnderOwnNode()) {
  process.exit(prepare());
}

// Only now: the steps use packages.
const { stepsOf } = await import("./run/steps.mjs");
const [part = "all", ...paths] = process.argv.slice(2);
const steps = stepsOf(part, paths);
if (steps === null) {
  console.error(
    `There is no part "${part}". Parts: checks, unit, db, http, e2e. Without one, everything runs.`,
  );
  process.exit(2);
}

const results = [];
for (const step of steps) {
  console.log(`\n\u001b[1m▸ ${step.name}\u001b[0m`);
  const began = Date.now();
  const result = { name: step.name, passed: 0, failed: 0, skipped: 0, ...(await step.run()) };
  console.log(
    `  ${result.failed === 0 ? "✓" : "✗"} ${step.name} (${((Date.now() - began) / 1000).toFixed(1)} s)`,
  );
  results.push(result);
}
const failing = results.filter((result) => result.failed > 0);
if (failing.length > 0) {
  console.log("\nFailed:");
  for (const { name, failed, details = [] } of failing) {
    console.log(`  ✗ ${name}${failed > 1 ? ` (${failed})` : ""}`);
    for (const line of details.slice(0, 100)) console.log(`      ${line}`);
  }
}
console.log(`\n${summary(results)}`);
process.exit(failing.length > 0 ? 1 : 0);
