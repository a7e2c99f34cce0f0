import { expect, test } from "vitest";
import type { BgNbd } from "../models/bg-nbd-likelihood.ts";
import { weeksPerMonth } from "../models/horizon.ts";
import { beta, exponential, gamma, randomFrom } from "../models/random.ts";
import { leverFactors } from "./levers.ts";

const model: BgNbd = { variant: "bg-nbd", r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const horizon = { months: 36, monthly: 1.1 ** (-1 / 12) };

test("a faster pace brings less than its rise, as customers are lost by purchases; staying longer brings something too", () => {
  const { frequency, duration } = leverFactors(model, { x: 2, age: 38.86 }, horizon);
  expect(frequency).toBeGreaterThan(1.02);
  expect(frequency).toBeLessThan(1.1);
  expect(duration).toBeGreaterThan(1.01);
  expect(duration).toBeLessThan(1.1);
});

test("where hardly anybody is lost, the pace is everything and staying longer nothing", () => {
  const loyal: BgNbd = { variant: "bg-nbd", r: 2, alpha: 8, a: 0.001, b: 100 };
  const { frequency, duration } = leverFactors(loyal, { x: 5, age: 52 }, horizon);
  expect(frequency).toBeCloseTo(1.1, 3);
  expect(duration).toBeCloseTo(1, 3);
});

test("nothing moves where nothing rises", () => {
  const factors = leverFactors(model, { x: 1, age: 20 }, { ...horizon, rise: 0 });
  expect(factors).toEqual({ frequency: 1, duration: 1 });
});

test("simulated customers who buy faster or stay longer bring what the factors say", () => {
  const history = { x: 3, age: 30 };
  const rise = 0.5;
  const weeks = 24 * weeksPerMonth;
  const bought = (pace: number, stay: number) => {
    const random = randomFrom(7);
    let sum = 0;
    for (let customer = 0; customer < 60_000; customer++) {
      const rate = (pace * gamma(random, model.r + history.x)) / (model.alpha + history.age);
      const loss = beta(random, model.a, model.b + history.x) / stay;
      for (let at = exponential(random) / rate; at < weeks; at += exponential(random) / rate) {
        sum += 1;
        if (random.uniform() < loss) break;
      }
    }
    return sum;
  };
  const plain = bought(1, 1);
  const { frequency, duration } = leverFactors(model, history, { months: 24, monthly: 1, rise });
  expect(Math.abs(bought(1 + rise, 1) / plain - frequency)).toBeLessThan(0.01);
  expect(Math.abs(bought(1, 1 + rise) / plain - duration)).toBeLessThan(0.01);
  expect(frequency).toBeGreaterThan(1.1);
  expect(duration).toBeGreaterThan(1.1);
});
