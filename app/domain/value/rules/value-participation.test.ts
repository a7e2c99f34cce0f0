import fc from "fast-check";
import { expect, test } from "vitest";
import { plainParameters } from "#tests/support/value-parameters.ts";
import { giftKinds } from "../../activity/gift-kinds.ts";
import { isParticipation, participationKinds } from "../../activity/participation-kinds.ts";
import { companyAccount } from "../entry.ts";
import type { Figure } from "../figure.ts";
import { defaultRates, ratesFrom } from "../shrinkage/rates.ts";
import type { GiftFacts, GiftOutcome } from "./gift.ts";
import { valueContribution } from "./value-contribution.ts";
import { valueGift } from "./value-gift.ts";
import { valueParticipation } from "./value-participation.ts";

const at = new Date("2026-11-22T12:00:00Z");
const parameters = { ...plainParameters, rates: defaultRates };

const author = (who: string) => ({ customerId: who, contributionId: `of ${who}` });
const outcome = (told: Partial<GiftOutcome>): GiftOutcome => ({
  outcomeId: "came of it",
  state: "measured",
  occurredAt: at,
  marginMinor: null,
  costMinor: null,
  currency: "EUR",
  measured: {},
  customerId: null,
  authors: [author("ada")],
  ...told,
});
const gift = <Kind extends string>(kind: Kind, ...outcomes: GiftOutcome[]): GiftFacts<Kind> => ({
  contributionId: "of ada",
  customerId: "ada",
  kind,
  occurredAt: at,
  outcomes,
});
const of = (kind: (typeof participationKinds)[number], told: Partial<GiftOutcome>, by = parameters) =>
  valueParticipation(gift(kind, outcome(told)), by);
const figures = (all: readonly Figure[]) =>
  all.map(({ basis, flow, amountMinor, grade, formula }) => [basis, flow, amountMinor, grade, formula]);
const withoutTheCompany = (all: readonly Figure[]) =>
  all.filter(({ customerId }) => customerId !== companyAccount);
const sum = (all: readonly Figure[]) => all.reduce((total, { amountMinor }) => total + amountMinor, 0n);

test.each(participationKinds)(
  "%s is €0 until something is measured, and says what would measure it",
  (kind) => {
    const [figure, ...others] = valueParticipation(gift(kind), parameters);
    expect(others).toEqual([]);
    expect(figure).toMatchObject({
      amountMinor: 0n,
      lowMinor: 0n,
      highMinor: 0n,
      grade: "D",
      currency: "EUR",
    });
    expect(figure?.formula).toMatch(/\/not-measured@1$/);
    expect(figure?.inputs[0]).toMatchObject({ name: "how to measure it", sourceRef: "contribution:of ada" });
    expect(valueParticipation(gift(kind), { ...parameters, reportingCurrency: null })).toEqual([]);
    expect(isParticipation(kind)).toBe(true);
    expect((giftKinds as readonly string[]).includes(kind)).toBe(false);
  },
);

test("a reference call and a case study count in deals, and not by themselves", () => {
  for (const kind of ["reference-call", "case-study", "speaking"] as const) {
    expect(valueContribution(gift(kind), parameters)).toMatchObject([{ amountMinor: 0n, grade: "D" }]);
    expect(valueContribution({ ...gift(kind), isInDeal: true }, parameters)).toEqual([]);
  }
  expect(valueContribution({ ...gift("idea"), isInDeal: true }, parameters)).toHaveLength(1);
});

test("what was told beyond all measure is €0 and says so, so that the books can keep it", () => {
  const most = BigInt(Number.MAX_SAFE_INTEGER);
  const hours = { minutesSaved: most, hourCostMinor: most };
  expect(valueContribution(gift("buddy", outcome({ measured: hours })), parameters)).toMatchObject([
    { amountMinor: 0n, lowMinor: 0n, highMinor: 0n, formula: "buddy/not-measured@1" },
  ]);
  const shipped = { state: "shipped", marginMinor: most, costMinor: 0n };
  expect(sum(valueContribution(gift("idea", outcome(shipped)), parameters))).toBe(0n);
});

test("a testimonial that harms is worth less than nothing", () => {
  const rates = ratesFrom({
    testimonialUplift: { family: "normal", grade: "A", estimate: -0.05, standardError: 0.01 },
  });
  const measured = { visits: 1_000n, conversionsPerMillion: 10_000n, conversionMarginMinor: 5_000n };
  const [figure] = of("testimonial", { measured }, { ...parameters, rates });
  expect(figure).toMatchObject({ amountMinor: -1_900n, grade: "A", component: "CIV" });
  expect(of("testimonial", { measured: { visits: 1_000n } })[0]?.formula).toBe("testimonial/not-measured@1");
});

test("a share: realised and to come; along the way equal parts; €0 for impressions", () => {
  const way = [author("bo"), author("ada"), author("cleo")];
  const told = {
    marginMinor: 10_000n,
    measured: { expectedMarginMinor: 3_000n },
    customerId: "dov",
    authors: way,
  };
  expect(figures(of("social-share", told))).toEqual([
    ["realised", "credit", 1_000n, "D", "social-share/conversion-realised@1"],
    ["realised", "debit", -1_000n, "D", "social-share/conversion-realised@1"],
    ["expected", "credit", 300n, "D", "social-share/conversion-expected@1"],
    ["expected", "debit", -300n, "D", "social-share/conversion-expected@1"],
  ]);
  expect(sum(of("social-share", { measured: { impressions: 1_000_000n } }))).toBe(0n);
});

test("an event: leads that were won realised, open ones expected, uncounted ones one an event", () => {
  const told = { marginMinor: 100_000n, measured: { openLeads: 33n, winMarginMinor: 100_000n } };
  expect(figures(of("press", told))).toEqual([
    ["realised", "credit", 50_000n, "D", "event/won@1"],
    ["realised", "debit", -50_000n, "D", "event/won@1"],
    ["expected", "credit", 50_000n, "D", "event/leads@1"],
    ["expected", "debit", -50_000n, "D", "event/leads@1"],
  ]);
  const [uncounted] = of("speaking", { measured: { winMarginMinor: 660_000n } });
  expect(uncounted).toMatchObject({ amountMinor: 10_000n, basis: "expected" });
});

test("a partner: open, signed, with its cost, and never", () => {
  const measured = { expectedMarginMinor: 100_000n };
  expect(figures(of("partner-introduction", { state: "talking", measured }))).toEqual([
    ["expected", "credit", 5_000n, "D", "partner-introduction/open@1"],
    ["expected", "debit", -5_000n, "D", "partner-introduction/open@1"],
  ]);
  const signed = of("partner-introduction", { state: "signed", measured, costMinor: 2_000n });
  expect(sum(withoutTheCompany(signed))).toBe(48_000n);
  expect(sum(signed)).toBe(-2_000n);
  expect(of("partner-introduction", { state: "lost", measured })[0]?.amountMinor).toBe(0n);
});

test("a buddy: hours saved, and retention only where mentors were given by lot", () => {
  const measured = { minutesSaved: 90n, hourCostMinor: 5_000n, residualMarginMinor: 200_000n };
  const told = { measured, customerId: "mentee" };
  expect(figures(of("buddy", told))).toEqual([["realised", "saving", 7_500n, "C", "buddy/hours@1"]]);
  const rates = ratesFrom({
    buddyKeeps: { family: "normal", grade: "A", estimate: 0.06, standardError: 0.03 },
  });
  expect(figures(of("buddy", told, { ...parameters, rates })).slice(1)).toEqual([
    ["expected", "credit", 6_000n, "C", "buddy/retention@1"],
    ["expected", "debit", -6_000n, "C", "buddy/retention@1"],
  ]);
});

test("serving cheaper: below zero where the discount is higher, a memo where margins know it", () => {
  const measured = { units: 3n, standardCostMinor: 1_800n, actualCostMinor: 1_170n, discountMinor: 2_000n };
  expect(sum(of("subscription", { measured }))).toBe(-110n);
  expect(sum(of("bulk-order", { measured }, { ...parameters, marginBasis: "actual" }))).toBe(0n);
});

test("an early adopter's purchase is in own purchases; that it came earlier is a memo", () => {
  const [figure] = of("early-adoption", { marginMinor: 100_000n, measured: { monthsEarlier: 12n } });
  expect(figure?.amountMinor).toBe(0n);
  expect(figure?.inputs.at(-1)).toMatchObject({ value: "9091", sourceRef: "outcome:came of it" });
});

test("gifts to come: an uplift less what it still has to earn back, defects of running tests, contacts and churn", () => {
  const shipped = { state: "shipped", marginMinor: 1_000n, costMinor: 3_000n };
  const idea = gift("idea", outcome({ ...shipped, measured: { expectedMarginMinor: 12_000n } }));
  expect(figures(valueGift(idea, parameters)).map((one) => one.slice(0, 3))).toEqual([
    ["realised", "credit", 0n],
    ["expected", "credit", 1_500n],
    ["expected", "debit", -1_500n],
  ]);
  const tests = { openCycles: 4n, escapedCostMinor: 900n, caughtCostMinor: 100n, replacedStudyMinor: 7_000n };
  expect(sum(valueGift(gift("beta-membership", outcome({ measured: tests })), parameters))).toBe(8_600n);
  const fix = {
    costMinor: 40_000n,
    measured: {
      contactsAvoided: 20n,
      contactsToCome: 30n,
      contactCostMinor: 1_200n,
      affected: 40n,
      residualMarginMinor: 300_000n,
      churnPreventedPerMillion: 5_000n,
      churnErrorPerMillion: 2_000n,
    },
  };
  const complaint = valueGift(gift("complaint", outcome(fix)), parameters);
  expect(figures(complaint).map((one) => one.slice(0, 3))).toEqual([
    ["realised", "saving", 0n],
    ["expected", "saving", 20_000n],
    ["expected", "credit", 60_000n],
    ["expected", "debit", -60_000n],
  ]);
  expect(complaint[2]?.lowMinor).toBe(29_243n);
  const model = { modelUpliftMinor: 90_000n, records: 1n, allRecords: 3n };
  const consent = valueGift(gift("data-sharing-consent", outcome({ measured: model })), parameters);
  expect(sum(withoutTheCompany(consent))).toBe(30_000n);
});

test("without the company's rates only what has happened of a gift is valued", () => {
  const { rates: _, ...unknown } = parameters;
  const shipped = { state: "shipped", marginMinor: 9_000n, costMinor: 3_000n };
  const idea = gift("idea", outcome({ ...shipped, measured: { expectedMarginMinor: 12_000n } }));
  expect(valueGift(idea, unknown)).toMatchObject([
    { basis: "realised", amountMinor: 900n },
    { basis: "realised", amountMinor: -900n, customerId: companyAccount },
  ]);
  const waiting = { ...unknown, shippedMedianMinor: 1_000_000n };
  expect(valueGift(gift("idea"), waiting)).toMatchObject([{ formula: "idea/not-measured@1" }]);
});

test("an idea that waits is worth something once the company knows what its ideas bring", () => {
  const known = { ...parameters, shippedMedianMinor: 1_000_000n };
  const worth = 0.024 * 0.15 * 1_000_000;
  expect(withoutTheCompany(valueGift(gift("idea"), known))).toMatchObject([
    { amountMinor: BigInt(worth), basis: "expected", outcomeId: null, pot: null, grade: "D" },
  ]);
  expect(valueGift(gift("idea", outcome({ state: "declined" })), known)).toMatchObject([
    { amountMinor: 0n, basis: "realised", formula: "idea/not-measured@1" },
  ]);
  expect(valueGift(gift("idea-comment"), known)).toMatchObject([{ formula: "idea/not-measured@1" }]);
});

const numbers = fc.bigInt({ min: 0n, max: 10n ** 6n });
const told = fc.record({
  state: fc.constantFrom("measured", "shipped", "signed", "won", "accepted"),
  marginMinor: fc.option(fc.bigInt({ min: 0n, max: 10n ** 11n })),
  costMinor: fc.option(fc.bigInt({ min: 0n, max: 10n ** 10n })),
  customerId: fc.option(fc.constantFrom("ada", "dov", "eva")),
  authors: fc.uniqueArray(fc.constantFrom("ada", "bo", "cleo"), { minLength: 1 }),
  measured: fc.dictionary(
    fc.constantFrom(
      ..."expectedMarginMinor openLeads winMarginMinor visits conversionsPerMillion conversionMarginMinor units".split(
        " ",
      ),
      ..."standardCostMinor actualCostMinor minutesSaved hourCostMinor residualMarginMinor defects openCycles".split(
        " ",
      ),
      ..."escapedCostMinor caughtCostMinor contactsAvoided contactsToCome contactCostMinor affected".split(
        " ",
      ),
      ..."churnPreventedPerMillion records allRecords modelUpliftMinor replacedPurchaseMinor".split(" "),
    ),
    numbers,
    { maxKeys: 12 },
  ),
  raised: fc.option(
    fc.array(fc.record({ customerId: fc.constantFrom("ada", "dov", "eva"), marginMinor: numbers }), {
      maxLength: 3,
    }),
    { nil: undefined },
  ),
});

test("whatever is told: the contribution view is own margin and savings to the cent, and every figure has sources", () => {
  const kind = fc.constantFrom(...participationKinds, ...giftKinds);
  const by = fc.constantFrom(parameters, {
    ...parameters,
    shippedMedianMinor: 500_000n,
  });
  fc.assert(
    fc.property(kind, told, by, (which, { authors, raised, ...rest }, known) => {
      const names = authors.map(author);
      const facts = { ...rest, authors: names, ...(raised === undefined ? {} : { raised }) };
      const all = names.flatMap((one) =>
        isParticipation(which)
          ? valueParticipation({ ...gift(which, outcome(facts)), ...one }, known)
          : valueGift({ ...gift(which, outcome(facts)), ...one }, known),
      );
      expect(sum(all)).toBe(sum(all.filter(({ flow }) => flow === "own" || flow === "saving")));
      for (const figure of all) {
        expect(figure.inputs.length).toBeGreaterThan(0);
        expect(
          figure.inputs.every(({ sourceRef }) => /^(outcome|contribution|parameters):./.test(sourceRef)),
        ).toBe(true);
        expect(figure.lowMinor <= figure.amountMinor && figure.amountMinor <= figure.highMinor).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
