import { log } from "./log.server.ts";

/** Ends the process on an error that nobody caught: its state is unknown, and another takes over. */
export function exitOnUncaught(): void {
  process.on("uncaughtException", (error) => {
    log.fatal({ err: error }, "the process cannot go on");
    process.exit(1);
  });
}
