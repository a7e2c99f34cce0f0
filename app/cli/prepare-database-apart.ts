import { fork } from "node:child_process";
import { join } from "node:path";

/** Migrates and fills a new database in a process of its own, so that the one that stays keeps its memory small. */
export function prepareDatabase(): Promise<{ setUpLink: string | null }> {
  const child = fork(join(import.meta.dirname, "prepare-database.ts"), []);
  return new Promise((done) => {
    let answer: { setUpLink: string | null } | null = null;
    child.on("message", (message) => {
      answer = message as { setUpLink: string | null };
    });
    child.on("exit", (code) => {
      if (code === 0 && answer !== null) return done(answer);
      console.error("The database could not be brought up to date; the reason stands above.");
      process.exit(1);
    });
  });
}
