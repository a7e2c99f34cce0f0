import { jobs } from "#app/jobs/registry.ts";
import { workUntilEmpty } from "#app/platform/worker.server.ts";
import type { Command } from "../command.ts";

/** Works until no job is due. */
export const command: Command = async () => {
  await workUntilEmpty(jobs);
  console.log("No job is due.");
  return 0;
};
