import { z } from "zod";
import { defaultPriors, type RateName } from "../shrinkage/default-priors.ts";
import type { Prior } from "../shrinkage/rate.ts";
import type { Evidence, RateEvidence, SourceName } from "./parameters.ts";
import { sourceNames } from "./parameters.ts";

const words = z
  .string({ error: "Say where it comes from." })
  .trim()
  .min(1, "Say where it comes from.")
  .max(300, "Use at most 300 characters to say where it comes from.");

const positive = (what: string) =>
  z
    .number({ error: `Enter ${what}.` })
    .positive(`Enter ${what} above 0.`)
    .max(1e9, `Enter ${what} of at most a thousand million.`);

const count = (what: string) =>
  z
    .number({ error: `Enter ${what}.` })
    .min(0, `Enter ${what} of at least 0.`)
    .max(1e9, `Enter ${what} of at most a thousand million.`);

const effect = z.number({ error: "Enter an effect." }).min(-100).max(100);

const distribution = z.discriminatedUnion("family", [
  z.object({ family: z.literal("beta"), alpha: positive("α"), beta: positive("β") }),
  z.object({
    family: z.literal("gamma"),
    shape: positive("a number of events"),
    rate: positive("occasions"),
  }),
  z.object({ family: z.literal("normal"), mean: effect, deviation: positive("a deviation") }),
]);

const grade = z.enum(["A", "B", "C"], { error: "Say how it was measured: A, B or C." });

const shared = { grade, source: words };

/** Own data of a rate, as they are stored and entered. */
export const evidenceSchema = z.discriminatedUnion("family", [
  z
    .object({
      family: z.literal("beta"),
      successes: count("how many did"),
      trials: positive("how many there were"),
      ...shared,
    })
    .refine(({ successes, trials }) => successes <= trials, {
      path: ["successes"],
      error: "There cannot be more that did than there were in all.",
    }),
  z.object({
    family: z.literal("gamma"),
    events: count("how many were counted"),
    occasions: positive("on how many occasions"),
    ...shared,
  }),
  z.object({
    family: z.literal("normal"),
    estimate: effect,
    standardError: positive("a standard error"),
    ...shared,
  }),
]);

/** What is assumed of a rate and why, as it is stored and entered. */
export const priorSchema = z.object({ distribution, source: words });

/** The names of all rates. */
export const rateNames = Object.keys(defaultPriors) as RateName[];

/** The assumptions among some stored ones that can be used: of a rate that there is, and of its family. */
export function priorsIn(stored: unknown): Partial<Record<RateName, Prior>> {
  return usable(stored, (name, value) => {
    const { data } = priorSchema.safeParse(value);
    return data?.distribution.family === defaultPriors[name].distribution.family ? data : null;
  });
}

/** The own data among some stored ones that can be used. */
export function evidenceIn(stored: unknown): Partial<Record<RateName, RateEvidence>> {
  return usable(stored, (name, value) => {
    const { entered = null, learnt = null } = (isRecord(value) ? value : {}) as Record<string, unknown>;
    const found = { entered: evidenceOf(name, entered), learnt: evidenceOf(name, learnt) };
    return found.entered === null && found.learnt === null ? null : found;
  });
}

/** The sources in words among some stored ones. */
export function sourcesIn(stored: unknown): Partial<Record<SourceName, string>> {
  const known = isRecord(stored) ? stored : {};
  const told = sourceNames.flatMap((name) => {
    const text = known[name];
    return typeof text === "string" && text.trim() !== "" ? [[name, text] as const] : [];
  });
  return Object.fromEntries(told);
}

function evidenceOf(name: RateName, value: unknown): Evidence | null {
  const { data } = evidenceSchema.safeParse(value);
  return data?.family === defaultPriors[name].distribution.family ? data : null;
}

function usable<T>(
  stored: unknown,
  read: (name: RateName, value: unknown) => T | null,
): Partial<Record<RateName, T>> {
  const known = isRecord(stored) ? stored : {};
  const found = rateNames.flatMap((name) => {
    const value = Object.hasOwn(known, name) ? read(name, known[name]) : null;
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found) as Partial<Record<RateName, T>>;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
