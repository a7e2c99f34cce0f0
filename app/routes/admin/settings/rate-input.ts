import { z } from "zod";
import type { ParameterChanges } from "#app/domain/value/parameters/change-parameters.ts";
import { evidenceSchema, priorSchema } from "#app/domain/value/parameters/parameter-json.ts";
import type { RateForPages } from "#app/domain/value/parameters/parameter-queries.server.ts";
import type { RateName } from "#app/domain/value/shrinkage/default-priors.ts";
import type { Distribution } from "#app/domain/value/shrinkage/distribution.ts";
import { wholeText } from "../../money-text.ts";
import { shapeOf } from "./rate-figures.ts";
import { sourceText } from "./value-settings-input.ts";

/** Reads a number with a dot, negative ones too. */
function numberText(what: string) {
  return z
    .string({ error: `Enter ${what}.` })
    .transform((text, check) => readNumber(text, what, check) ?? z.NEVER);
}

function optionalNumber(what: string) {
  return z
    .string()
    .optional()
    .transform((text, check) => ((text ?? "").trim() === "" ? null : readNumber(text ?? "", what, check)));
}

function readNumber(text: string, what: string, check: z.RefinementCtx): number | null {
  const typed = text.trim().replace("−", "-");
  if (/^-?\d{1,9}(\.\d{1,9})?$/.test(typed)) return Number(typed);
  check.addIssue({ code: "custom", message: `Enter ${what} as a number with a dot, such as 5 or 0.15.` });
  return null;
}

/** What the two numbers are called that somebody measured. */
type Labels = { did: string; all: string };

/** What the form of one rate sends: what is assumed, and what was seen here; both with their source. */
export function rateInput(rate: Pick<RateForPages, "name" | "prior" | "source">, labels: Labels) {
  const { family } = rate.prior;
  return z
    .object({
      first: numberText("the first number"),
      second: numberText("the second number"),
      priorSource: sourceText,
      did: optionalNumber(quoted(labels.did)),
      all: optionalNumber(quoted(labels.all)),
      grade: z.enum(["A", "B", "C"]).optional(),
      evidenceSource: sourceText,
      version: wholeText("the version", 1, 999_999_999),
    })
    .transform((typed, check) => {
      const prior = priorSchema.safeParse({
        distribution: distributionOf(family, typed.first, typed.second),
        source: typed.priorSource,
      });
      for (const { path, message } of prior.error?.issues ?? [])
        check.addIssue({
          code: "custom",
          path: [priorFields[String(path.at(-1))] ?? "first"],
          message: path.at(-1) === "source" && typed.priorSource === "" ? untoldAssumption : message,
        });
      const evidence = evidenceFrom(family, typed, labels, check);
      if (prior.data === undefined || evidence === undefined) return z.NEVER;
      return { version: typed.version, changes: changesOf(rate, prior.data, evidence) };
    });
}

type Typed = { did: number | null; all: number | null; grade?: string | undefined; evidenceSource: string };

/** Own data; null where none were entered, undefined where something is wrong with them. */
function evidenceFrom(family: Distribution["family"], typed: Typed, labels: Labels, check: z.RefinementCtx) {
  if (typed.did === null && typed.all === null) return null;
  const missing = typed.did === null ? "did" : typed.all === null ? "all" : null;
  if (missing !== null) {
    check.addIssue({ code: "custom", path: [missing], message: "Enter both numbers, or leave both empty." });
    return undefined;
  }
  const { data, error } = evidenceSchema.safeParse({
    family,
    ...named(family, typed.did, typed.all),
    grade: typed.grade,
    source: typed.evidenceSource,
  });
  const isMore = family === "beta" && Number(typed.did) > Number(typed.all);
  const problems = (error?.issues ?? []).map(({ path, message }) => {
    const field = evidenceFields[String(path.at(-1))] ?? "did";
    if (field === "did" && isMore)
      return { field, message: `${quoted(labels.did)} cannot be more than ${quoted(labels.all)}.` };
    const isUntold = field === "evidenceSource" && typed.evidenceSource === "";
    return { field, message: isUntold ? "Say where these numbers come from." : message };
  });
  for (const { field, message } of problems.toSorted((a, b) => placeOf(a.field) - placeOf(b.field)))
    check.addIssue({ code: "custom", path: [field], message });
  return data;
}

/** Problems are told in the order in which the fields stand. */
function placeOf(field: string): number {
  return ["did", "all", "grade", "evidenceSource"].indexOf(field);
}

function named(family: Distribution["family"], did: number | null, all: number | null) {
  if (family === "beta") return { successes: did, trials: all };
  return family === "gamma" ? { events: did, occasions: all } : { estimate: did, standardError: all };
}

function distributionOf(family: Distribution["family"], first: number, second: number): Distribution {
  if (family === "beta") return { family, alpha: first, beta: second };
  return family === "gamma"
    ? { family, shape: first, rate: second }
    : { family, mean: first, deviation: second };
}

const untoldAssumption = "Say where this assumption comes from.";

const priorFields: Readonly<Record<string, string>> = {
  alpha: "first",
  shape: "first",
  mean: "first",
  beta: "second",
  rate: "second",
  deviation: "second",
  source: "priorSource",
};

const evidenceFields: Readonly<Record<string, string>> = {
  successes: "did",
  events: "did",
  estimate: "did",
  trials: "all",
  occasions: "all",
  standardError: "all",
  grade: "grade",
  source: "evidenceSource",
};

/** An assumption of which nothing was typed anew stays the very same. */
function changesOf(
  { name, prior, source }: Pick<RateForPages, "name" | "prior" | "source">,
  typed: z.infer<typeof priorSchema>,
  evidence: z.infer<typeof evidenceSchema> | null,
): ParameterChanges {
  const isSame = shapeOf(prior).join() === shapeOf(typed.distribution).join() && source === typed.source;
  const priors: Partial<Record<RateName, typeof typed>> = isSame ? {} : { [name]: typed };
  return { priors, entered: { [name]: evidence } };
}

function quoted(label: string): string {
  return `“${label}”`;
}
