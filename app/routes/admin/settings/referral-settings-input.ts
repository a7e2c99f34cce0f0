import { z } from "zod";
import { isCurrency } from "#app/kernel/money.ts";
import { moneyText, wholeText } from "../../money-text.ts";

/** What the form of the referral terms sends. */
export const termsInput = z.object({
  windowDays: wholeText("the number of days", 1, 730),
  welcome: z.string().trim().max(500, "Keep the welcome below 500 characters.").default(""),
  shopUrl: z
    .url({ protocol: /^https?$/, error: "Enter the whole address, such as https://shop.example.com." })
    .max(500)
    .optional(),
});

/** What the form of the reward rule sends. */
export function ruleInput(currency: string) {
  return z.object({
    advocate: moneyText(currency, "what the inviter gets"),
    friend: moneyText(currency, "what the friend gets"),
    currency: z
      .string({ error: "Enter a currency code such as EUR." })
      .refine(isCurrency, "Enter a currency code such as EUR."),
    holdDays: wholeText("the number of days", 0, 365),
    minimum: moneyText(currency, "the smallest order"),
    active: z
      .literal("on")
      .optional()
      .transform((value) => value === "on"),
  });
}
