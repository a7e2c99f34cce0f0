import { z } from "zod";
import { emailField, nameField } from "./people-input.ts";

const currencyField = z
  .string()
  .regex(/^[A-Z]{3}$/, "Choose a currency.")
  .optional()
  .transform((code) => code ?? null);

const companyName = z
  .string({ error: "Enter the name of the company." })
  .trim()
  .min(1, "Enter the name of the company.")
  .max(80, "Use at most 80 characters for the name.")
  .regex(/^[^\p{Cc}<>]*$/u, "Leave out angle brackets and line breaks.");

export const setUpInput = z.object({
  company: companyName,
  name: nameField,
  email: emailField,
  currency: currencyField,
});

/** Hue in degrees; chroma in thousandths, no stronger than text stays readable with. */
export const companyInput = z.object({
  name: companyName,
  currency: currencyField,
  timeZone: z.string({ error: "Choose a time zone." }).refine(isTimeZone, "Choose a time zone of the list."),
  brandHue: z
    .number({ error: "Choose a hue." })
    .int()
    .min(0, "The hue goes from 0 to 360.")
    .max(360, "The hue goes from 0 to 360."),
  brandChroma: z
    .number({ error: "Choose a strength." })
    .int()
    .min(0, "The strength goes from 0 to 160.")
    .max(160, "The strength goes from 0 to 160."),
});

function optionalText(most: number) {
  return z
    .string()
    .optional()
    .transform((text) =>
      (text ?? "")
        .replaceAll("\r\n", "\n")
        .replaceAll(/[^\P{Cc}\n]/gu, "")
        .trim(),
    )
    .pipe(z.string().max(most, `Use at most ${most} characters.`))
    .transform((text) => (text === "" ? null : text));
}

/** The form of who is answerable for shared data. Everything may be left empty. */
export const contactInput = z.object({
  intent: z.literal("contact"),
  person: optionalText(120),
  email: emailField.optional().transform((email) => email ?? null),
  phone: optionalText(60),
  address: optionalText(400),
  jurisdiction: optionalText(80),
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
