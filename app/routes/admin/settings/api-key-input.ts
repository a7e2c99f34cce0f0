import { z } from "zod";
import { type ApiScope, apiScopes } from "#app/platform/api-scopes.ts";

const scopes = Object.keys(apiScopes) as [ApiScope, ...ApiScope[]];

/** For how many days a key may live; 0 is for ever. */
export const lifetimes = {
  "30": "30 days",
  "90": "90 days",
  "365": "1 year",
  "0": "Until you revoke it",
} as const;

/** What the form of a new key sends. */
export const newApiKey = z.object({
  name: z
    .string("Enter a name, so that you know the key again.")
    .trim()
    .min(1, "Enter a name, so that you know the key again.")
    .max(100, "Use at most 100 characters for the name.")
    .refine((name) => !name.includes("\0"), "Use plain text for the name."),
  scopes: z
    .array(z.enum(scopes, "Choose from the list."), "Choose what the key may do.")
    .min(1, "Choose what the key may do."),
  days: z.enum(["30", "90", "365", "0"], "Choose how long the key works."),
});
