import { spawn } from "node:child_process";
import { findChromium } from "./chromium.mjs";
import { filesTooLong } from "./file-lengths.mjs";
import { root } from "./prepare.mjs";
import { report, talliesOfPlaywright, talliesOfVitest } from "./tally.mjs";

const vitestParts = ["unit", "db", "http"];

/** The steps of a part, or null where there is no such part. Each `run` answers {passed, failed, skipped, details}. */
export function stepsOf(part, paths) {
  if (part === "all") return [generate, ...checks(), build, vitest(vitestParts, []), browser([])];
  if (part === "checks") return [generate, ...checks()];
  if (part === "e2e") return [generate, build, browser(paths)];
  if (part === "http") return [generate, build, vitest(["http"], paths)];
  if (vitestParts.includes(part)) return [generate, vitest([part], paths)];
  return null;
}

const generate = prepared("database client", false);
const build = prepared("build", true);

/** What npm start would make, made where it is missing or out of date. */
function prepared(name, withPages) {
  const script = `await (await import("./app/cli/prepare.mjs")).prepare({ build: ${withPages} })`;
  return check(name, process.execPath, ["--input-type=module", "--eval", script]);
}

function checks() {
  return [
    check("format and lint", "biome", ["ci", "--diagnostic-level=warn"]),
    check("types", "tsc", ["--noEmit"]),
    check("boundaries", "depcruise", ["--config", ".dependency-cruiser.cjs", "app", "emails", "prisma"]),
    check("dead code", "knip", ["--no-progress", "--no-config-hints"]),
    { name: "file lengths", run: filesTooLong },
  ];
}

function check(name, command, args, variables = {}) {
  const run = async () => ((await start(command, args, variables)) === 0 ? { passed: 1 } : { failed: 1 });
  return { name, run };
}

function vitest(projects, paths) {
  const name = `tests: ${projects.join(", ")}`;
  const run = async () => {
    const file = report("vitest.json");
    const chosen = projects.flatMap((project) => ["--project", project]);
    const code = await start("vitest", [
      "run",
      ...chosen,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
      ...paths,
    ]);
    return talliesOfVitest(file, code);
  };
  return { name, run };
}

function browser(paths) {
  const run = async () => {
    const chromium = findChromium();
    if (chromium.problem !== undefined) return { failed: 1, details: [chromium.problem] };
    const file = report("playwright.json");
    const code = await start("playwright", ["test", ...paths], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      KITH_CHROMIUM: chromium.path,
    });
    return talliesOfPlaywright(file, code);
  };
  return { name: "tests: browser", run };
}

/** Runs a command of node_modules/.bin with its output shown. @returns its exit code */
function start(command, args, variables = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...variables },
    });
    child.once("error", (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      done(1);
    });
    child.once("exit", (code) => done(code ?? 1));
  });
}
