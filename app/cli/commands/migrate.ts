import type { Command } from "../command.ts";

/** Every command migrates first; this one does nothing else. */
export const command: Command = async () => {
  console.log("The database is up to date.");
  return 0;
};
