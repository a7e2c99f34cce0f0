import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const inRoot = (path) => join(root, path);

/** Whether this process already runs under the project's own Node, with everything installed. */
export function runningUnderOwnNode() {
  return process.env.KITH_TEST_PREPARED === "1";
}

/** Installs what is missing, tools included, and runs the same command again under the project's own Node. @returns its exit code */
export function prepare() {
  if (!isInstalled() && !install()) return 1;
  const again = spawnSync(inRoot("node_modules/node/bin/node"), process.argv.slice(1), {
    cwd: root,
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: inRoot("node_modules/.bin") + delimiter + process.env.PATH,
      KITH_TEST_PREPARED: "1",
    },
  });
  if (again.error) console.error(`The project's Node does not start: ${again.error.message}`);
  return again.status ?? 1;
}

function install() {
  console.log("Installing packages (once, a minute or two) …");
  // A NODE_ENV of production would leave the tools out.
  const env = { ...process.env, NODE_ENV: "" };
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--include=dev"], {
    cwd: root,
    stdio: "inherit",
    env,
  });
  if (status === 0) return true;
  console.log("\nnpm ci failed, so nothing could be tried.\n\n0 passed, 1 failed");
  return false;
}

/** Every package of the lock file in its version; optional ones may be missing. */
function isInstalled() {
  const installed = inRoot("node_modules/.package-lock.json");
  if (!existsSync(installed) || !existsSync(inRoot("node_modules/node/bin/node"))) return false;
  const present = packagesOf(installed);
  return Object.entries(packagesOf(inRoot("package-lock.json"))).every(
    ([path, entry]) =>
      path === "" || entry.optional || entry.devOptional || present[path]?.version === entry.version,
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
