import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "microsoft-edge",
];
const places = [
  "/usr/lib/chromium/chromium",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** A browser for the browser tests: {path}, or {problem} that says what to install. */
export function findChromium() {
  const path = named() ?? installed() ?? playwrights() ?? installOnDebian();
  if (path !== undefined) return { path };
  return {
    problem:
      "No Chromium was found. Install one (Debian and Ubuntu: sudo apt-get install chromium; elsewhere: " +
      "npx playwright install chromium), or set CHROMIUM_PATH to the one you have.",
  };
}

function named() {
  const path = process.env.CHROMIUM_PATH;
  if (path && !existsSync(path)) console.error(`CHROMIUM_PATH is ${path}, but there is no such file`);
  return path && existsSync(path) ? path : undefined;
}

function installed() {
  const folders = (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"));
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...candidates, ...places].find((path) => existsSync(path));
}

function playwrights() {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

function installOnDebian() {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return undefined;
  console.log("  Installing Chromium with apt-get …");
  const options = { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  if (spawnSync("apt-get", ["update", "-q"], options).status !== 0) return undefined;
  if (
    spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], options).status !== 0
  )
    return undefined;
  return installed();
}
