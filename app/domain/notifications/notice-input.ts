import { z } from "zod";

/** The form of mails one wants: a tick a kind. `intent` tells a form without ticks from no form at all. */
export const mailPreferencesInput = z.object({
  intent: z.literal("save"),
  byMail: z.array(z.string().max(50)).max(50).default([]),
});

/** The buttons on a list of news: open one, or mark all as read. */
export const noticesInput = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("open"), id: z.uuid() }),
  z.object({ intent: z.literal("read-all") }),
]);
