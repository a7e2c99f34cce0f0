import { expect, test } from "vitest";
import { parameters, workedExample } from "#tests/support/worked-example.ts";
import type { Figure } from "../figure.ts";
import { randomFrom } from "../models/random.ts";
import type { RuleParameters } from "../parameters/parameters.ts";
import type { GiftFacts, GiftOutcome } from "../rules/gift.ts";
import { invitationToCome } from "../rules/referral-to-come.ts";
import { valueGift } from "../rules/value-gift.ts";
import { valueParticipation } from "../rules/value-participation.ts";
import { drawRates, meansOf, ratesFrom } from "../shrinkage/rates.ts";
import { dependenceOf } from "./interval-registry.ts";

const at = new Date("2026-11-22T12:00:00Z");
const known: RuleParameters = {
  ...parameters,
  rates: ratesFrom({
    winRate: { family: "beta", grade: "C", successes: 50, trials: 201 },
    buddyKeeps: { family: "normal", grade: "A", estimate: 0.05, standardError: 0.01 },
  }),
};

function outcome(told: Partial<GiftOutcome>): GiftOutcome {
  return {
    outcomeId: "o",
    state: "measured",
    occurredAt: at,
    marginMinor: null,
    costMinor: null,
    currency: "EUR",
    measured: {},
    customerId: null,
    authors: [{ customerId: "ada", contributionId: "gift of ada" }],
    ...told,
  };
}

function gift<Kind extends string>(kind: Kind, told: Partial<GiftOutcome>): GiftFacts<Kind> {
  return {
    contributionId: "gift of ada",
    customerId: "ada",
    kind,
    occurredAt: at,
    outcomes: [outcome(told)],
  };
}

const invitation = {
  currency: "EUR",
  at,
  referrer: { customerId: "ada", contributionId: "invitation of ada" },
  joinMarginMinor: 300_000n,
  incentiveMinor: 0n,
};

/** Figures of every formula that goes with a rate, beside those of the worked example. */
const figures: Figure[] = [
  ...Object.values(workedExample()).flat(),
  ...invitationToCome(invitation, known),
  ...valueParticipation(gift("partner-introduction", { measured: { expectedMarginMinor: 900_000n } }), known),
  ...valueParticipation(
    gift("partner-introduction", { state: "signed", measured: { expectedMarginMinor: 900_000n } }),
    known,
  ),
  ...valueParticipation(gift("speaking", { marginMinor: 500_000n }), known),
  ...valueParticipation(gift("social-share", { measured: { expectedMarginMinor: 90_000n } }), known),
  ...valueParticipation(
    gift("buddy", { customerId: "bo", measured: { residualMarginMinor: 400_000n } }),
    known,
  ),
  ...valueGift(
    gift("beta-membership", {
      measured: { openCycles: 3n, escapedCostMinor: 90_000n, caughtCostMinor: 9_000n },
    }),
    known,
  ),
];

const draws = drawRates(known.rates ?? ratesFrom({}), { draws: 40, seed: 4 });
const means = meansOf(known.rates ?? ratesFrom({}));
const random = () => randomFrom(1);
const formulas = [...new Set(figures.map(({ formula }) => formula))];

test.each(formulas)("figures by %s go with the rates as the registry says", (formula) => {
  for (const figure of figures.filter((one) => one.formula === formula)) {
    const dependence = dependenceOf(formula, figure.component, figure.kind);
    const isDeal = formula.startsWith("deal/");
    if (dependence?.hasChance === true) continue;
    const middle = figure.sample({ rates: means, random: random() });
    const largest = Math.max(
      ...draws.map((rates) => Math.abs(figure.sample({ rates, random: random() }) - middle)),
    );
    if (dependence === null) {
      const isOwnChance = formula.startsWith("own-purchase/to-come") || formula.startsWith("complaint/");
      expect(isOwnChance ? 0 : largest, `${formula} moves with rates, but the registry does not know`).toBe(
        0,
      );
      continue;
    }
    const offs = draws.map((rates) => {
      const said = dependence.at(rates) / dependence.at(means);
      return Math.abs(figure.sample({ rates, random: random() }) / middle - said);
    });
    // Two share the pot of the example's deal, and the registry takes each as if alone.
    if (isDeal) expect(offs.reduce((sum, off) => sum + off, 0) / offs.length).toBeLessThan(0.12);
    else expect(Math.max(...offs)).toBeLessThan(1e-8);
  }
});

test("every formula that goes with a rate is among those figures", () => {
  const tried = new Set(formulas.map((formula) => formula.split("@")[0]));
  for (const name of [
    "referral/pot",
    "referral/acquisition-saved",
    "idea/shipped",
    "idea/to-come",
    "testimonial/shown",
  ])
    expect(tried).toContain(name);
  for (const name of [
    "partner-introduction/open",
    "event/won",
    "buddy/retention",
    "group-membership/defects-to-come",
  ])
    expect(tried).toContain(name);
  expect(tried).toContain("referral/invitation");
});
