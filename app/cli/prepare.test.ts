import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

/** A checkout in which everything is installed and the database client was never generated. */
function checkout(): string {
  const folder = mkdtempSync(join(tmpdir(), "kith-prepare-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("package-lock.json", '{"packages":{}}');
  write("node_modules/.package-lock.json", '{"packages":{}}');
  write("node_modules/node/bin/node", "");
  write("prisma/schema/all.prisma", "");
  const client = "app/platform/generated/prisma";
  write(
    "node_modules/.bin/prisma",
    `#!/bin/sh\nmkdir -p ${client} && echo generated && touch ${client}/client.ts\n`,
  );
  chmodSync(join(folder, "node_modules/.bin/prisma"), 0o755);
  mkdirSync(join(folder, "app/cli"), { recursive: true });
  cpSync(join(import.meta.dirname, "prepare.mjs"), join(folder, "app/cli/prepare.mjs"));
  return folder;
}

test("what is made before the first command is told beside its answer, not in it", () => {
  const cwd = checkout();
  const script = `await (await import("./app/cli/prepare.mjs")).prepare({ build: false }); console.log("{}");`;
  const run = () => {
    const words = ["--input-type=module", "--eval", script];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd, encoding: "utf8" });
    return { status, stdout, stderr };
  };
  expect(run()).toEqual({
    status: 0,
    stdout: "{}\n",
    stderr: expect.stringMatching(/^Generating the database client … done in .* s\n$/),
  });
  expect(run()).toEqual({ status: 0, stdout: "{}\n", stderr: "" });
});
