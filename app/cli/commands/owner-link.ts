import { ownerSetUpLink } from "#app/domain/people/bootstrap-owner.server.ts";
import { env } from "#app/platform/env.server.ts";
import type { Command } from "../command.ts";

/** Makes a fresh set-up link; the one before stops working. */
export const command: Command = async () => {
  const link = await ownerSetUpLink(env.ORIGIN, new Date());
  if (link === null) {
    console.error("There is an owner already. Owners invite others in Admin, Settings, Staff.");
    return 1;
  }
  console.log(link);
  return 0;
};
