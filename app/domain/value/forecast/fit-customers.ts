import { aliveProbability, expectedIfAlive } from "../models/bg-nbd-forecast.ts";
import type { BgNbd, Variant } from "../models/bg-nbd-likelihood.ts";
import type { Fit, Fitted } from "../models/fit.ts";
import { betterOf, fitBgNbd } from "../models/fit-bg-nbd.ts";
import { fitSpendGroups } from "../models/fit-gamma-gamma.ts";
import { fitParetoNbd } from "../models/fit-pareto-nbd.ts";
import type { GammaGamma, SpendGroup } from "../models/gamma-gamma.ts";
import { hiatus, sameRate } from "../models/heuristics.ts";
import { distinctHistories, type Histories } from "../models/histories.ts";
import { paretoExpectedPurchases } from "../models/pareto-nbd.ts";
import { meanSpendOf, sampleHistories, sampleSpendGroups, spendCorrelationOf } from "./customer-histories.ts";
import type { BuyingModel, FittedModel, ModelCard, NotFitted } from "./valuation.ts";

/** Above this many customers a fit looks for its way on a sample, and only its last steps on all. */
const sampled = 20_000;

/** Up to this many customers Pareto/NBD is fitted as a check. */
const mostToCheck = 5_000;

/** Weeks in the 12 months over which the models are put beside the simple rules. */
const yearWeeks = 365.25 / 7;

/** What was fitted to the same customers: both buying models, and the spend model. */
export type Fits = { buying: readonly Fitted<BgNbd>[]; spend: Fitted<GammaGamma> };

/** The card that tells how fitting went: which buying model is the likelier, and what else is known beside it. */
export function cardOf(
  histories: Histories,
  groups: readonly SpendGroup[],
  { buying: fits, spend }: Fits,
): ModelCard {
  const buying = betterOf(fits);
  const sums = sumOver(histories, buying?.model ?? null);
  return {
    buying: buyingCard(buying, fits),
    spend:
      spend.kind === "fitted"
        ? fittedCard<"p" | "q" | "gamma">(spend, { ...spend.model })
        : refusalCard(spend),
    check: checkOf(histories),
    customers: histories.customers,
    repeatBuyers: sums.repeatBuyers,
    combinations: histories.size,
    heuristics: {
      months: 12,
      modelPurchases: sums.modelPurchases,
      sameRatePurchases: sums.sameRatePurchases,
      hiatusPurchases: sums.hiatusPurchases,
    },
    spendCorrelation: spendCorrelationOf(groups),
    meanSpend: meanSpendOf(groups),
  };
}

/** Fits a buying model by MAP: from the optimum of a sample to that of all, from the usual starts where that leads nowhere. */
export function fitBuying(variant: Variant, all: Histories): Fitted<BgNbd> {
  const sample = sampleHistories(all, sampled);
  if (sample === all) return fitBgNbd(variant, all, "map");
  const near = fitBgNbd(variant, sample, "map");
  if (near.kind === "fitted") {
    const fit = fitBgNbd(variant, all, "map", { fit: near, customers: sample.customers });
    if (fit.kind === "fitted") return { ...fit, evaluations: fit.evaluations + near.evaluations };
  }
  return fitBgNbd(variant, all, "map");
}

/** Fits the spend model by MAP, in the same way. */
export function fitSpend(groups: readonly SpendGroup[]): Fitted<GammaGamma> {
  const sample = sampleSpendGroups(groups, sampled);
  if (sample === groups) return fitSpendGroups(groups, "map");
  const near = fitSpendGroups(sample, "map");
  if (near.kind === "fitted") {
    const customers = sample.reduce((sum, group) => sum + group.customers, 0);
    const fit = fitSpendGroups(groups, "map", { fit: near, customers });
    if (fit.kind === "fitted") return { ...fit, evaluations: fit.evaluations + near.evaluations };
  }
  return fitSpendGroups(groups, "map");
}

function buyingCard(buying: Fit<BgNbd> | null, fits: readonly Fitted<BgNbd>[]): BuyingModel | NotFitted {
  if (buying === null) {
    const [refused] = fits.filter((fit) => fit.kind === "refused");
    return refused === undefined ? nobody : refusalCard(refused);
  }
  const { variant, r, alpha, a, b } = buying.model;
  const other = fits.find((fit) => fit.kind === "fitted" && fit.model.variant !== variant);
  return {
    ...fittedCard<"r" | "alpha" | "a" | "b">(buying, { r, alpha, a, b }),
    variant,
    other:
      other?.kind === "fitted" ? { variant: other.model.variant, logLikelihood: other.logLikelihood } : null,
  };
}

const nobody: NotFitted = { state: "refused", because: "nobody", reason: "There are no customers." };

function refusalCard({ because, detail }: Exclude<Fitted<unknown>, Fit<unknown>>): NotFitted {
  return { state: "refused", because, reason: detail };
}

function fittedCard<Name extends string>(
  fit: Fit<unknown>,
  parameters: Record<Name, number>,
): FittedModel<Name> {
  const { standardErrors, logLikelihood, prior, covariance, evaluations } = fit;
  return {
    state: "fitted",
    parameters,
    standardErrors: standardErrors as Record<Name, number>,
    logLikelihood,
    prior,
    covariance,
    evaluations,
  };
}

function checkOf(histories: Histories): ModelCard["check"] {
  if (histories.customers > mostToCheck) return null;
  const fit = fitParetoNbd(histories, "map");
  if (fit.kind === "refused") return refusalCard(fit);
  const purchases = distinctHistories(histories).reduce(
    (sum, one) => sum + one.weight * paretoExpectedPurchases(fit.model, one, yearWeeks),
    0,
  );
  return { ...fittedCard<"r" | "alpha" | "s" | "beta">(fit, { ...fit.model }), purchases };
}

function sumOver(histories: Histories, model: BgNbd | null) {
  let [repeatBuyers, modelPurchases, sameRatePurchases, hiatusPurchases] = [0, 0, 0, 0];
  const known = new Map<number, number>();
  const { x, tx, age, weight } = histories;
  for (let index = 0; index < histories.size; index++) {
    const one = {
      x: x.values[x.at[index] ?? 0] ?? 0,
      tx: tx.values[tx.at[index] ?? 0] ?? 0,
      age: age.values[age.at[index] ?? 0] ?? 0,
    };
    const count = weight[index] ?? 0;
    if (one.x > 0) repeatBuyers += count;
    sameRatePurchases += count * sameRate(one, yearWeeks);
    hiatusPurchases += count * hiatus(one, yearWeeks);
    if (model === null) continue;
    const key = (x.at[index] ?? 0) * age.values.length + (age.at[index] ?? 0);
    const ifAlive = known.get(key) ?? expectedIfAlive(model, one, yearWeeks);
    known.set(key, ifAlive);
    modelPurchases += count * aliveProbability(model, one) * ifAlive;
  }
  return {
    repeatBuyers,
    modelPurchases: model === null ? null : modelPurchases,
    sameRatePurchases,
    hiatusPurchases,
  };
}
