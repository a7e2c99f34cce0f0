import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";

// Plain JavaScript without packages: it runs before anything is installed, on whatever Node there is (20.19 or newer).

const root = join(import.meta.dirname, "../..");
const inRoot = (path) => join(root, path);

/** Installs, generates and builds what is missing or out of date, and says so where it is in no answer's way. */
export async function prepare({ build }) {
  if (!isInstalled()) await install();
  if (!isGenerated()) await generateClient();
  if (build && !isBuilt()) await buildPages();
}

/** Whether this Node can run the project: the one among its packages does. */
export function isProjectNode() {
  return Number(process.versions.node.split(".")[0]) >= 24;
}

/** Runs this same command again under the project's own Node and ends with its exit code. */
export function rerunUnderProjectNode() {
  const node = inRoot("node_modules/node/bin/node");
  const child = spawn(node, process.argv.slice(1), { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(`The project's Node does not start: ${error.message}`));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGKILL" ? 137 : 1)));
}

/** Prints one line and ends the process. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Installs what the lock file names. */
async function install() {
  const quietly = ["--no-audit", "--no-fund"];
  const title = "Installing packages (once, a minute or two)";
  if (await attempt(title, npm(), ["ci", ...quietly])) return;
  // `npm ci` refuses a lock file that does not list the optional packages of every platform; `npm install` takes the same versions.
  await step("Installing packages another way", npm(), ["install", "--no-save", ...quietly]);
}

/** Installed as the lock file says: every package that is needed to run, in its version. */
function isInstalled() {
  const installed = inRoot("node_modules/.package-lock.json");
  if (!existsSync(installed) || !existsSync(inRoot("node_modules/node/bin/node"))) return false;
  const wanted = Object.entries(packagesOf(inRoot("package-lock.json")));
  const present = packagesOf(installed);
  const needed = wanted.filter(
    ([path, entry]) => path !== "" && !entry.optional && !entry.dev && !entry.devOptional,
  );
  return needed.every(([path, entry]) => present[path]?.version === entry.version);
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

function isGenerated() {
  const client = inRoot("app/platform/generated/prisma/client.ts");
  return existsSync(client) && statSync(client).mtimeMs >= newest(inRoot("prisma/schema"));
}

function isBuilt() {
  const stamp = inRoot("build/.built");
  if (!existsSync(stamp) || !existsSync(inRoot("build/server/index.js"))) return false;
  return statSync(stamp).mtimeMs >= newestSource();
}

function newestSource() {
  return Math.max(...["app", "vite.config.ts", "package-lock.json"].map((path) => newest(inRoot(path))));
}

// What Node loads by itself or only tests load is no part of the build.
const notBuilt = /[/\\](?:generated|cli|jobs|email)$|\.(?:db\.)?test\.tsx?$/;

function newest(path) {
  if (notBuilt.test(path)) return 0;
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

async function generateClient() {
  // Any file that exists will do: generating needs no engine, only the assurance that there is one.
  const environment = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };
  await step("Generating the database client", bin("prisma"), ["generate"], environment);
  const now = new Date();
  utimesSync(inRoot("app/platform/generated/prisma/client.ts"), now, now);
}

async function buildPages() {
  const began = new Date();
  await step("Building the pages", bin("remix"), ["vite:build"]);
  mkdirSync(inRoot("build"), { recursive: true });
  writeFileSync(inRoot("build/.built"), "");
  utimesSync(inRoot("build/.built"), began, began);
}

function npm() {
  return process.platform === "win32" ? "npm.cmd" : "npm";
}

function bin(name) {
  return inRoot(`node_modules/.bin/${name}`);
}

/** Runs a command that must succeed; its output is shown only where it fails. */
async function step(title, command, args, environment) {
  const { ok, output } = await run(title, command, args, environment);
  if (!ok) fail(output);
}

/** Runs a command that may fail. */
async function attempt(title, command, args) {
  return (await run(title, command, args)).ok;
}

/** Runs a command with a line before, and the time it took after it. */
function run(title, command, args, environment = process.env) {
  process.stderr.write(`${title} … `);
  const began = Date.now();
  const path = [inRoot("node_modules/.bin"), process.env.PATH ?? ""].join(delimiter);
  const child = spawn(command, args, {
    cwd: root,
    env: { ...environment, PATH: path, NODE_ENV: "" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = [];
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.on("data", (chunk) => output.push(chunk));
  return new Promise((done) => {
    child.on("error", (error) => done({ ok: false, output: `${command} does not start: ${error.message}` }));
    child.on("close", (code) => {
      console.error(code === 0 ? `done in ${((Date.now() - began) / 1000).toFixed(1)} s` : "failed.");
      done({ ok: code === 0, output: Buffer.concat(output).toString() });
    });
  });
}
