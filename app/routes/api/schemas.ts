import { z } from "zod";

/** A moment in an answer. */
export const momentOut = z.string().meta({ format: "date-time" });

/** Money in an answer: an integer in minor units. */
export const moneyOut = z.int().meta({ description: "In minor units (cents)." });

/** A list with the way to its next page. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    data: z.array(item),
    next: z
      .string()
      .nullable()
      .meta({ description: "Send it as cursor for the next page; null on the last one." }),
  });
}

export const customerOut = z.strictObject({
  id: z.uuid(),
  externalId: z.string(),
  email: z.string().nullable(),
  name: z.string().nullable(),
  organization: z.string().nullable(),
  joinedAt: momentOut.nullable(),
  createdAt: momentOut,
});

export const importOut = z.strictObject({
  id: z.uuid(),
  state: z.enum(["receiving", "queued", "running", "done", "failed"]),
  read: z.int(),
  imported: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  noted: z.int(),
  failure: z.string().nullable(),
  errorsHref: z.string(),
});
