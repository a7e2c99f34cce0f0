import { fork } from "node:child_process";
import { join } from "node:path";
import type { SampleLink } from "../../prisma/sample/sample-links.server.ts";

/** What to print of a database that is ready; where it is not, the reason has been printed. */
export type PreparedDatabase = { setUpLink: string | null; sample: SampleLink[] } | "not-ready";

/** The process that prepares. `stop` ends it, where it has not ended. */
export type Preparation = { ready: Promise<PreparedDatabase>; stop: () => Promise<void> };

/** Migrates and fills a new database in a process of its own, so that the one that stays keeps its memory small. */
export function prepareDatabase(options: { sample: boolean }): Preparation {
  const child = fork(join(import.meta.dirname, "prepare-database.ts"), options.sample ? ["--sample"] : []);
  let stopped = false;
  const ready = new Promise<PreparedDatabase>((done) => {
    let answer: PreparedDatabase | null = null;
    child.on("message", (message) => {
      answer = message as PreparedDatabase;
    });
    child.on("exit", (code) => {
      if (code === 0 && answer !== null) return done(answer);
      if (!stopped) console.error("The database could not be brought up to date; the reason stands above.");
      done("not-ready");
    });
  });
  const stop = async () => {
    stopped = true;
    child.kill();
    await ready;
  };
  return { ready, stop };
}
