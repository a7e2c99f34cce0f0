import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./prepare.mjs";

const limit = 300;
const folders = ["app", "emails", "prisma", "tests"];
const made = /app\/platform\/generated\//;

/** No file of ours is longer than 300 lines. */
export function filesTooLong() {
  const files = folders.flatMap(sources).filter((file) => !made.test(file));
  const long = files.map((file) => ({
    file,
    lines: readFileSync(file, "utf8").trimEnd().split("\n").length,
  }));
  const details = long
    .filter(({ lines }) => lines > limit)
    .map(({ file, lines }) => `${relative(root, file)} has ${lines} lines, ${limit} are the limit`);
  for (const line of details) console.log(`  ${line}`);
  return details.length === 0 ? { passed: 1 } : { failed: 1, details };
}

function sources(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|css|prisma)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
