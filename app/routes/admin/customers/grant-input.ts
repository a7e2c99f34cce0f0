import { z } from "zod";
import { moneyText } from "../../money-text.ts";

/** What the form for a reward sends. */
export function grantInput(currency: string) {
  return z.object({
    grantId: z.uuid(),
    amount: moneyText(currency, "the amount").refine((minor) => minor > 0n, "Enter an amount above zero."),
    reason: z.string({ error: "Say what you thank for." }).trim().min(3, "Say what you thank for.").max(300),
  });
}
