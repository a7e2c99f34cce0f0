import { z } from "zod";
import { moneyText, wholeText } from "../money-text.ts";

/** Reads per cent with at most two decimals into hundredths of a per cent. */
const marginText = z
  .string({ error: "Enter the margin." })
  .trim()
  .regex(/^\d{1,3}(\.\d{1,2})?$/, "Enter the margin in per cent with a dot, such as 40 or 37.5.")
  .transform((text) => Math.round(Number(text) * 100))
  .refine(
    (basisPoints) => basisPoints <= 10_000,
    "The margin is a share of the amount: enter it between 0 and 100 %.",
  );

/** What the form of the value settings sends. */
export function valueSettingsInput(currency: string) {
  return z.object({
    margin: marginText,
    acquisitionCost: moneyText(currency, "the acquisition cost"),
    horizonMonths: wholeText("the number of months", 1, 120),
    referralAlpha: wholeText("how many came because of the link", 1, 1000),
    referralBeta: wholeText("how many would have come anyway", 1, 1000),
    ideaAlpha: wholeText("how many would not have been built", 1, 1000),
    ideaBeta: wholeText("how many would have been built anyway", 1, 1000),
    ideaSource: z
      .string()
      .optional()
      .transform((text) => (text ?? "").replaceAll(/\p{Cc}/gu, " ").trim())
      .pipe(z.string().max(200, "Use at most 200 characters."))
      .transform((text) => (text === "" ? null : text)),
  });
}
