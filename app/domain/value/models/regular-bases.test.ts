import { expect, test } from "vitest";
import { expectedPurchases } from "./bg-nbd-forecast.ts";
import { fitBgNbd } from "./fit-bg-nbd.ts";
import { groupHistories } from "./histories.ts";
import { randomFrom } from "./random.ts";

const days = 728;

/** Customers who buy every `gap` days until one purchase, with the chance `loss`, was their last. */
function regular(customers: number, gap: number, loss: number) {
  const random = randomFrom(customers + gap);
  return Array.from({ length: customers }, () => {
    const age = Math.ceil(days * (0.2 + 0.8 * random.uniform()));
    let x = 0;
    while ((x + 1) * gap <= age && random.uniform() > loss) x += 1;
    return { x, tx: (x * gap) / 7, age: age / 7 };
  });
}

test.each([
  ["weekly, losing 5 %", 7, 0.05],
  ["weekly, losing 1 %", 7, 0.01],
  ["monthly, losing 5 %", 30, 0.05],
  ["monthly, losing 1 %", 30, 0.01],
])("companies of regular buyers, %s, are fitted however many they are, as they buy", (_, gap, loss) => {
  for (const customers of [300, 30_000]) {
    const histories = groupHistories(regular(customers, gap, loss));
    const fitted = fitBgNbd("mbg-nbd", histories, "map");
    if (fitted.kind === "refused") throw new Error(fitted.detail);
    expect(fitted.prior).toBe("weak");
    const { r, alpha, a, b } = fitted.model;
    expect((7 * alpha) / r / gap).toBeGreaterThan(0.95);
    expect((7 * alpha) / r / gap).toBeLessThan(1.1);
    if (customers > 300) expect(a / (a + b) / loss).toBeCloseTo(1, 0);
    const steady = { x: 10, tx: (10 * gap) / 7, age: (10 * gap + 1) / 7 };
    const untilLost = (1 - (1 - loss) ** (364 / gap)) / loss;
    expect(expectedPurchases(fitted.model, steady, 52) / untilLost).toBeGreaterThan(0.85);
    expect(expectedPurchases(fitted.model, steady, 52) / untilLost).toBeLessThan(1.15);
  }
});
