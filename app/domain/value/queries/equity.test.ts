import fc from "fast-check";
import { expect, test } from "vitest";
import { equityOf } from "./equity.ts";
import type { FigureSum } from "./figure-sum.ts";

function sum(
  fields: Pick<FigureSum, "basis" | "flow"> & { amount: bigint; component?: "CRV" | "CKV" },
): FigureSum {
  const component = fields.component ?? (fields.flow === "own" || fields.flow === "debit" ? "CLV" : "CRV");
  return {
    basis: fields.basis,
    flow: fields.flow,
    component,
    ...{ kind: "referral", formula: "referral/pot@1", grade: "C" },
    ...{ amountMinor: fields.amount, lowMinor: fields.amount, highMinor: fields.amount },
    sizeMinor: fields.amount < 0n ? -fields.amount : fields.amount,
  };
}

test("an uplift on the company's own account and a correction are told apart, and everything adds up", () => {
  const equity = equityOf(
    [
      sum({ basis: "realised", flow: "own", amount: 10_000n }),
      sum({ basis: "realised", flow: "credit", amount: 900n }),
      sum({ basis: "realised", flow: "credit", amount: 300n, component: "CKV" }),
      sum({ basis: "realised", flow: "debit", amount: -1_200n }),
      sum({ basis: "realised", flow: "saving", amount: -50n }),
      sum({ basis: "expected", flow: "own", amount: 5_400n }),
    ],
    { account: { realised: -300n, expected: 0n }, correction: 400n },
  );
  expect(equity.realised).toEqual({
    ...{ ownMinor: "10000", correctionMinor: "0", creditMinor: "1200", debitMinor: "-900" },
    ...{ accountMinor: "-300", savingMinor: "-50", totalMinor: "9950" },
  });
  expect(equity.expected).toMatchObject({ ownMinor: "5000", correctionMinor: "400", totalMinor: "5400" });
  const row = (key: string) => equity.rows.find((one) => one.key === key);
  expect(row("CLV")?.realised).toEqual({ ownMinor: "10000", contributionMinor: "9100" });
  expect(row("own-account")?.realised).toEqual({ ownMinor: "0", contributionMinor: "-300" });
  expect(row("correction")?.expected).toEqual({ ownMinor: "400", contributionMinor: "400" });
  expect(row("total")?.realised).toEqual({ ownMinor: "10000", contributionMinor: "9950" });
});

test("whatever the books hold, the lines of each column add up to its total, and the steps too", () => {
  const amounts = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
  const books = fc.array(
    fc
      .record({
        basis: fc.constantFrom("realised" as const, "expected" as const),
        flow: fc.constantFrom("own" as const, "credit" as const, "debit" as const, "saving" as const),
        amount: amounts,
      })
      .map(sum),
  );
  fc.assert(
    fc.property(books, amounts, amounts, amounts, (sums, realised, expected, correction) => {
      const equity = equityOf(sums, { account: { realised, expected }, correction });
      const total = equity.rows.at(-1);
      for (const basis of ["realised", "expected"] as const) {
        for (const view of ["ownMinor", "contributionMinor"] as const) {
          const lines = equity.rows.slice(0, -1).reduce((all, row) => all + BigInt(row[basis][view]), 0n);
          expect(lines.toString()).toBe(total?.[basis][view]);
        }
        const { totalMinor, ...steps } = equity[basis];
        expect(
          Object.values(steps)
            .reduce((all, step) => all + BigInt(step), 0n)
            .toString(),
        ).toBe(totalMinor);
        expect(totalMinor).toBe(total?.[basis].contributionMinor);
      }
    }),
  );
});
