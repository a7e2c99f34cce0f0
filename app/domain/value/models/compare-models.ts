import type { BgNbd, Variant } from "./bg-nbd-likelihood.ts";
import type { Fit, Fitted, Method, PriorStrength } from "./fit.ts";
import { betterOf, fitBgNbd } from "./fit-bg-nbd.ts";
import { fitGammaGamma } from "./fit-gamma-gamma.ts";
import { fitParetoNbd } from "./fit-pareto-nbd.ts";
import { bgNbdForecaster, paretoForecaster } from "./forecaster.ts";
import { asMany, hiatus, sameRate } from "./heuristics.ts";
import { groupHistories } from "./histories.ts";
import { correlation } from "./holdout.ts";
import { type AmountsHoldout, type Holdout, judgeAmounts, judgeOf, judgeRule } from "./judge-forecast.ts";
import type { Observed } from "./purchase-days.ts";
import { totalOf } from "./total-of.ts";

/** A model as it was fitted, or why it was not. Money in γ is in the unit of the purchases, times are weeks. */
export type ModelReport<Judged = Holdout> =
  | {
      state: "fitted";
      parameters: Record<string, number>;
      standardErrors: Record<string, number>;
      logLikelihood: number;
      prior: PriorStrength;
      evaluations: number;
      milliseconds: number;
      /** Null where nothing is known of the weeks after. */
      holdout: Judged | null;
    }
  | {
      state: "refused";
      because: string;
      reason: string;
      /** Where the search stopped. */
      reached: { parameters: Record<string, number>; logLikelihood: number } | null;
      evaluations: number;
      milliseconds: number;
    };

export type Comparison = {
  models: Record<Variant | "pareto-nbd", ModelReport> & { "gamma-gamma": ModelReport<AmountsHoldout> };
  /** Of BG/NBD and MBG/NBD the one of the higher likelihood; null where neither was fitted. */
  better: Variant | null;
  heuristics: Record<"same-rate" | "hiatus-26-weeks" | "as-many-again", { holdout: Holdout | null }>;
  combinations: number;
  /** Correlation of number and mean amount of repeat purchases, which Gamma-Gamma takes for zero. */
  spendCorrelation: number | null;
};

type Settings = {
  method: Method;
  /** Weeks after the observation that `later` tells of; 0 where nothing is known of them. */
  weeks: number;
  /** Seed of the drawn totals. */
  seed: number;
  /** Milliseconds, for the time that fits take. */
  clock: () => number;
};

/** Fits every model to the same customers and says how each did in the weeks after, beside the simple rules. */
export function compareModels(customers: readonly Observed[], settings: Settings): Comparison {
  const { method, clock } = settings;
  const histories = groupHistories(customers.map(({ history }) => history));
  const timed = <Model>(run: () => Fitted<Model>) => {
    const began = clock();
    return { fitted: run(), milliseconds: clock() - began };
  };
  const bg = timed(() => fitBgNbd("bg-nbd", histories, method));
  const mbg = timed(() => fitBgNbd("mbg-nbd", histories, method));
  const pareto = timed(() => fitParetoNbd(histories, method));
  const gg = timed(() =>
    fitGammaGamma(
      customers.map(({ spend }) => spend),
      method,
    ),
  );
  const amounts = gg.fitted.kind === "fitted" ? gg.fitted.model : null;
  const judge = judgeOf(customers, histories, amounts, settings.weeks);
  const ofVariant = (model: Fit<BgNbd>) => ({
    ...judge(bgNbdForecaster(model.model)),
    total80: totalOf(model, histories, settings),
  });
  const when = settings.weeks > 0;
  return {
    models: {
      "bg-nbd": report(bg, (found) => (when ? ofVariant(found) : null)),
      "mbg-nbd": report(mbg, (found) => (when ? ofVariant(found) : null)),
      "pareto-nbd": report(pareto, ({ model }) => (when ? judge(paretoForecaster(model)) : null)),
      "gamma-gamma": report(gg, ({ model }) => (when ? judgeAmounts(customers, model) : null)),
    },
    better: betterOf([bg.fitted, mbg.fitted])?.model.variant ?? null,
    heuristics: {
      "same-rate": { holdout: when ? judgeRule(customers, sameRate, settings.weeks) : null },
      "hiatus-26-weeks": { holdout: when ? judgeRule(customers, hiatus, settings.weeks) : null },
      "as-many-again": { holdout: when ? judgeRule(customers, asMany, settings.weeks) : null },
    },
    combinations: histories.size,
    spendCorrelation: correlationOf(customers),
  };
}

function correlationOf(customers: readonly Observed[]): number | null {
  const buyers = customers.map(({ spend }) => spend).filter(({ x }) => x > 0);
  return correlation(
    buyers.map(({ x }) => x),
    buyers.map(({ mean }) => mean),
  );
}

function report<Model extends object, Judged>(
  { fitted, milliseconds }: { fitted: Fitted<Model>; milliseconds: number },
  holdoutOf: (fit: Fit<Model>) => Judged | null,
): ModelReport<Judged> {
  if (fitted.kind === "refused") {
    const { because, detail, evaluations } = fitted;
    const reached = fitted.reached && {
      parameters: numbersOf(fitted.reached.model),
      logLikelihood: fitted.reached.logLikelihood,
    };
    return { state: "refused", because, reason: detail, reached, evaluations, milliseconds };
  }
  const { standardErrors, logLikelihood, prior, evaluations, model } = fitted;
  return {
    state: "fitted",
    parameters: numbersOf(model),
    standardErrors,
    logLikelihood,
    prior,
    evaluations,
    milliseconds,
    holdout: holdoutOf(fitted),
  };
}

function numbersOf(model: object): Record<string, number> {
  return Object.fromEntries(Object.entries(model).filter(([, value]) => typeof value === "number"));
}
