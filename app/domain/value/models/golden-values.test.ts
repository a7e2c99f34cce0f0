import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { aliveProbability, discountedPurchases, expectedPurchases, newCustomer } from "./bg-nbd-forecast.ts";
import { type BgNbd, logLikelihoodOf } from "./bg-nbd-likelihood.ts";
import { expectedSpend, gammaGammaLogLikelihoodOf } from "./gamma-gamma.ts";
import {
  type ParetoNbd,
  paretoAliveProbability,
  paretoDiscountedPurchases,
  paretoExpectedPurchases,
  paretoLogLikelihoodOf,
} from "./pareto-nbd.ts";
import { sbgDiscountedLifetime, sbgResidualLifetime, sbgRetention, sbgSurvival } from "./sbg.ts";

const file = "../shared/data/golden.json";
const histories = "../shared/data/cdnow-calibration-holdout.csv";
const absent = !existsSync(file);
const weekly = Math.log(1.15) / 52;

const number = z.number();
const known = { x: number, t_x: number, T: number };
const four = z.tuple([number, number, number, number]);
const golden = z.object({
  bgnbd: z.object({
    params: four,
    cases: z.array(
      z.object({
        ...known,
        logL: number,
        palive: number,
        cet39: number,
        cet52: number,
        cet260: number,
        "det_delta_ln1.15/52_H156": number,
        det_inf: number,
      }),
    ),
    EX: z.record(z.string(), number),
  }),
  bgnbd_a_equals_1: z.array(z.object({ ...known, cet39: number })),
  paretonbd: z.object({
    params: four,
    cases: z.array(
      z.object({ ...known, logL: number, palive: number, cet39: number, cet52: number, det: number }),
    ),
  }),
  gammagamma: z.object({
    params: z.tuple([number, number, number]),
    EZ: z.array(z.object({ x: number, zbar: number, e: number })),
  }),
  sampleLL_at_published: z.object({ bgnbd: number, paretonbd: number, gammagamma: number }),
  sbg: z.array(
    z.object({
      alpha: number,
      beta: number,
      S: z.array(number),
      r: z.array(number),
      DEL_10pct: number,
      DERL_n: z.array(number),
    }),
  ),
});

const read = () => golden.parse(JSON.parse(readFileSync(file, "utf8")));
const historyOf = ({ x, t_x, T }: { x: number; t_x: number; T: number }) => ({ x, tx: t_x, age: T });
const bgNbdOf = ([r, alpha, a, b]: z.infer<typeof four>): BgNbd => ({ variant: "bg-nbd", r, alpha, a, b });
const paretoOf = ([r, alpha, s, beta]: z.infer<typeof four>): ParetoNbd => ({ r, alpha, s, beta });

function near(value: number, exact: number, what: string) {
  expect(Math.abs(value - exact), what).toBeLessThanOrEqual(1e-9 * Math.abs(exact));
}

test.skipIf(absent)("BG/NBD", () => {
  const { bgnbd, bgnbd_a_equals_1 } = read();
  const model = bgNbdOf(bgnbd.params);
  for (const one of bgnbd.cases) {
    const [history, what] = [historyOf(one), `x = ${one.x}`];
    near(logLikelihoodOf(model, history), one.logL, what);
    near(aliveProbability(model, history), one.palive, what);
    near(expectedPurchases(model, history, 39), one.cet39, what);
    near(expectedPurchases(model, history, 52), one.cet52, what);
    near(expectedPurchases(model, history, 260), one.cet260, what);
    near(discountedPurchases(model, history, 156, weekly), one["det_delta_ln1.15/52_H156"], what);
    near(discountedPurchases(model, history, Number.POSITIVE_INFINITY, weekly), one.det_inf, what);
  }
  for (const [weeks, expected] of Object.entries(bgnbd.EX))
    near(expectedPurchases(model, newCustomer, Number(weeks)), expected, `E[X(${weeks})]`);
  for (const one of bgnbd_a_equals_1)
    near(expectedPurchases({ ...model, a: 1 }, historyOf(one), 39), one.cet39, `a = 1, x = ${one.x}`);
  expect(bgnbd.cases.length + bgnbd_a_equals_1.length).toBe(14);
});

test.skipIf(absent)("Pareto/NBD", () => {
  const { paretonbd } = read();
  const model = paretoOf(paretonbd.params);
  expect(paretonbd.cases.length).toBe(8);
  for (const one of paretonbd.cases) {
    const [history, what] = [historyOf(one), `x = ${one.x}`];
    near(paretoLogLikelihoodOf(model, history), one.logL, what);
    near(paretoAliveProbability(model, history), one.palive, what);
    near(paretoExpectedPurchases(model, history, 39), one.cet39, what);
    near(paretoExpectedPurchases(model, history, 52), one.cet52, what);
    near(paretoDiscountedPurchases(model, history, weekly), one.det, what);
  }
});

test.skipIf(absent)("Gamma-Gamma and sBG", () => {
  const { gammagamma, sbg } = read();
  const [p, q, gamma] = gammagamma.params;
  for (const { x, zbar, e } of gammagamma.EZ)
    near(expectedSpend({ p, q, gamma }, { x, mean: zbar }), e, `x = ${x}`);
  for (const { alpha, beta, S, r, DEL_10pct, DERL_n } of sbg) {
    const model = { alpha, beta };
    for (const [period, share] of S.entries()) near(sbgSurvival(model, period), share, `S(${period})`);
    for (const [index, share] of r.entries()) near(sbgRetention(model, index + 1), share, `r(${index + 1})`);
    for (const [index, life] of DERL_n.entries())
      near(sbgResidualLifetime(model, index + 1, 0.1), life, `DERL ${index + 1}`);
    near(sbgDiscountedLifetime(model, 0.1), DEL_10pct, "DEL");
  }
  expect(gammagamma.EZ.length * sbg.length).toBe(16);
});

test.skipIf(absent || !existsSync(histories))(
  "likelihoods of all of CDNOW at the published parameters, on figures of two decimals",
  () => {
    const { bgnbd, paretonbd, gammagamma, sampleLL_at_published: published } = read();
    const [buying, check, [p, q, gamma]] = [
      bgNbdOf(bgnbd.params),
      paretoOf(paretonbd.params),
      gammagamma.params,
    ];
    const sums = { bgnbd: 0, paretonbd: 0, gammagamma: 0 };
    const round = (text: string | undefined) => Math.round(Number(text) * 100 + 1e-7) / 100;
    for (const line of readFileSync(histories, "utf8").trim().split("\n").slice(1)) {
      const [, x, tx, age, mean] = line.split(",");
      const history = { x: Number(x), tx: round(tx), age: round(age) };
      sums.bgnbd += logLikelihoodOf(buying, history);
      sums.paretonbd += paretoLogLikelihoodOf(check, history);
      if (history.x > 0)
        sums.gammagamma += gammaGammaLogLikelihoodOf({ p, q, gamma }, { x: history.x, mean: round(mean) });
    }
    near(sums.bgnbd, published.bgnbd, "BG/NBD");
    near(sums.paretonbd, published.paretonbd, "Pareto/NBD");
    near(sums.gammagamma, published.gammagamma, "Gamma-Gamma");
  },
);
