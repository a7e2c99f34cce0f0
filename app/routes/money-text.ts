import { z } from "zod";
import { parseMajor } from "#app/kernel/money.ts";

/** Reads an amount in major units of a currency, zero or more, into minor units. `what` begins the sentence of an error: "Enter …". */
export function moneyText(currency: string, what: string) {
  return z.string({ error: `Enter ${what}.` }).transform((text, check) => {
    const minor = parseMajor(text, currency);
    if (minor !== null && minor >= 0n) return minor;
    check.addIssue({ code: "custom", message: `Enter ${what} as a number with a dot, such as 20 or 12.50.` });
    return z.NEVER;
  });
}

/** Reads a whole number within bounds. */
export function wholeText(what: string, least: number, most: number) {
  const message = `Enter ${what} as a whole number from ${least} to ${most}.`;
  return z
    .string({ error: `Enter ${what}.` })
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((number) => number >= least && number <= most, message);
}
