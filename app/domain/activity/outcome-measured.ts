import { z } from "zod";

const amount = z
  .int("Must be a whole number in minor units (cents), at most 9007199254740991.")
  .min(1, "Must be above zero: name only those whose margin rose.");

const raised = z
  .array(
    z.strictObject({
      customer: z.string().min(1, "Must not be empty.").max(200, "Must be at most 200 characters long."),
      marginMinor: amount,
    }),
  )
  .max(1000, "Must name at most 1000 customers.")
  .refine((all) => new Set(all.map(({ customer }) => customer)).size === all.length, {
    message: "Must name each customer once.",
  });

/**
 * What was measured of an outcome, as a machine tells it. Names that are not here are numbers that the rule of a kind
 * asks for, or are kept and not read.
 */
export const outcomeMeasured = z
  .looseObject({
    evidence: z
      .enum(["A", "B", "C"], "Must be A, B or C.")
      .optional()
      .meta({ description: "How it was measured: A by a randomised test, B by a comparison, C counted." }),
    raised: raised
      .optional()
      .meta({ description: "Whose margin rose, and by how much, where that is known of several customers." }),
    mattered: z
      .int("Must be a whole number from 0 to 10.")
      .min(0, "Must be a whole number from 0 to 10.")
      .max(10, "Must be a whole number from 0 to 10.")
      .optional()
      .meta({ description: "Of a deal: how much the references mattered, by the buyer." }),
  })
  .meta({
    description: "Numbers that the rule of the kind asks for, such as minutesSaved, in whole minor units.",
  });

/** What was measured of an outcome, as it is told: customers by the shop's ids. */
export type OutcomeMeasured = z.infer<typeof outcomeMeasured>;
