import { z } from "zod";
import type { ParameterChanges } from "#app/domain/value/parameters/change-parameters.ts";
import type { ParametersForPages } from "#app/domain/value/parameters/parameter-queries.server.ts";
import type { SourceName } from "#app/domain/value/parameters/parameters.ts";
import { moneyText, wholeText } from "../../money-text.ts";

/** Reads per cent with at most two decimals into hundredths of a per cent. */
function percentText(what: string) {
  return z
    .string({ error: `Enter ${what}.` })
    .trim()
    .regex(/^\d{1,3}(\.\d{1,2})?$/, `Enter ${what} in per cent with a dot, such as 40 or 37.5.`)
    .transform((text) => Math.round(Number(text) * 100))
    .refine((basisPoints) => basisPoints <= 10_000, `Enter ${what} between 0 and 100 %.`);
}

/** Where a number comes from, in words of the company; empty where nothing was typed. */
export const sourceText = z
  .string()
  .optional()
  .transform((text, check) => {
    const words = (text ?? "").replaceAll(/\p{Cc}/gu, " ").trim();
    if (words.length > 300) check.addIssue({ code: "custom", message: "Use at most 300 characters." });
    return words;
  });

/** Reads an amount, or nothing. */
function optionalMoney(currency: string, what: string) {
  return z
    .string()
    .optional()
    .transform((text, check) => {
      if ((text ?? "").trim() === "") return null;
      const { data, error } = moneyText(currency, what).safeParse(text);
      for (const { message } of error?.issues ?? []) check.addIssue({ code: "custom", message });
      return data ?? null;
    });
}

/** What the form of the value settings sends. A number that is not the one that stands needs a source. */
export function valueSettingsInput(currency: string, stands: ParametersForPages) {
  return z
    .object({
      margin: percentText("the margin"),
      marginBasis: z.enum(["standard", "actual"], "Choose what the margin contains."),
      marginSource: sourceText,
      discount: percentText("the discount"),
      discountSource: sourceText,
      horizonMonths: wholeText("the number of months", 1, 120),
      horizonSource: sourceText,
      acquisitionCost: moneyText(currency, "the acquisition cost"),
      acquisitionCostSource: sourceText,
      shippedMedian: optionalMoney(currency, "what a shipped idea brings"),
      shippedMedianSource: sourceText,
      version: wholeText("the version", 1, 999_999_999),
    })
    .superRefine((typed, check) => {
      for (const [name, what] of missingSources(typed, stands))
        check.addIssue({ code: "custom", path: [`${name}Source`], message: `Say where ${what} comes from.` });
    });
}

type Typed = {
  margin: number;
  marginBasis: string;
  discount: number;
  horizonMonths: number;
  acquisitionCost: bigint;
  shippedMedian: bigint | null;
} & Record<`${SourceName}Source`, string>;

function missingSources(typed: Typed, stands: ParametersForPages): [SourceName, string][] {
  const median = stands.shippedMedianMinor;
  const changed: [SourceName, string, boolean][] = [
    [
      "margin",
      "the margin",
      typed.margin !== stands.marginBasisPoints || typed.marginBasis !== stands.marginBasis,
    ],
    ["discount", "the discount", typed.discount !== stands.discountBasisPoints],
    ["horizon", "the number of months", typed.horizonMonths !== stands.horizonMonths],
    [
      "acquisitionCost",
      "the acquisition cost",
      typed.acquisitionCost.toString() !== stands.acquisitionCostMinor,
    ],
    [
      "shippedMedian",
      "what a shipped idea brings",
      typed.shippedMedian !== null && typed.shippedMedian.toString() !== median,
    ],
  ];
  return changed
    .filter(([name, _, isChanged]) => isChanged && typed[`${name}Source`] === "")
    .map(([name, what]) => [name, what]);
}

/** What was typed, as changes of the parameters. */
export function settingsChanges(typed: Typed): ParameterChanges {
  const sources = {
    margin: typed.marginSource,
    discount: typed.discountSource,
    horizon: typed.horizonSource,
    acquisitionCost: typed.acquisitionCostSource,
    shippedMedian: typed.shippedMedianSource,
  };
  const told = Object.entries(sources).filter(([, words]) => words !== "");
  return {
    marginBasisPoints: typed.margin,
    marginBasis: typed.marginBasis === "actual" ? "actual" : "standard",
    discountBasisPoints: typed.discount,
    horizonMonths: typed.horizonMonths,
    acquisitionCostMinor: typed.acquisitionCost,
    shippedMedianMinor: typed.shippedMedian,
    sources: Object.fromEntries(told),
  };
}
