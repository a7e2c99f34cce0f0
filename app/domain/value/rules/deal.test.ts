import fc from "fast-check";
import { expect, test } from "vitest";
import { parameters as example, rates } from "#tests/support/worked-example.ts";
import type { Figure } from "../figure.ts";
import { randomFrom } from "../models/random.ts";
import { meansOf, ratesFrom } from "../shrinkage/rates.ts";
import { valueDeal } from "./deal.ts";
import type { DealFacts, DealInfluence } from "./deal-facts.ts";

const at = new Date("2026-11-22T12:00:00Z");
const party = (customerId: string) => ({ customerId, domain: `${customerId}.example`, legalEntity: null });
const by = (who: string, kind = "reference-call", changes: Partial<DealInfluence> = {}): DealInfluence => ({
  contributionId: `${kind} of ${who}`,
  kind,
  by: party(who),
  at,
  mattered: null,
  ...changes,
});
const deal = (...influences: DealInfluence[]): DealFacts => ({
  outcomeId: "deal",
  state: "won",
  openedAt: at,
  occurredAt: at,
  buyer: party("cyan"),
  currency: "EUR",
  marginMinor: 1_000_000n,
  expectedMarginMinor: 800_000n,
  influences,
  links: [],
});
const link = (influencerId: string, influencedId: string, of = party(influencerId)) => ({
  influencerId,
  influencedId,
  contributionId: `referral of ${influencerId}`,
  by: of,
});
const value = (facts: DealFacts) => valueDeal(facts, example);
const sum = (figures: readonly Figure[]) =>
  figures.reduce((total, { amountMinor }) => total + amountMinor, 0n);
const credits = (figures: readonly Figure[]) => figures.filter(({ flow }) => flow === "credit");
const shares = (figures: readonly Figure[]) =>
  credits(figures).map(({ customerId, basis, amountMinor }) => `${customerId} ${basis} ${amountMinor}`);

test("without own deals there is no win rate: €0, and what would tell it", () => {
  expect(valueDeal(deal(by("ada")), { ...example, rates: ratesFrom({}) })).toMatchObject([
    {
      amountMinor: 0n,
      grade: "D",
      formula: "deal/win-rate-unknown@1",
      contributionId: "reference-call of ada",
    },
  ]);
});

test("an open deal has an expected pot only, a lost one and one of no margin €0 for each", () => {
  expect(shares(value({ ...deal(by("ada")), state: "open" }))).toEqual(["ada expected 31469"]);
  const lost = value({ ...deal(by("ada"), by("dov", "case-study")), state: "lost" });
  expect(lost.map(({ amountMinor, formula }) => [amountMinor, formula])).toEqual([
    [0n, "deal/lost@2"],
    [0n, "deal/lost@2"],
  ]);
  expect(value({ ...deal(by("ada")), marginMinor: -5n, expectedMarginMinor: 0n })).toMatchObject([
    { amountMinor: 0n, formula: "deal/no-margin@1" },
  ]);
  const beyond = { ...deal(by("ada")), marginMinor: BigInt(Number.MAX_SAFE_INTEGER) };
  expect(value(beyond)).toMatchObject([{ amountMinor: 0n, formula: "deal/no-margin@1" }]);
});

test("a case study fades by half a year, a kind without a known effect and one's own side count for nothing", () => {
  const old = by("dov", "case-study", { at: new Date("2025-11-22T06:00:00Z") });
  const faded = value({ ...deal(old), expectedMarginMinor: 0n });
  const half = 1 - 0.25 / (1 / (1 + 3 * Math.exp(-0.04)));
  expect(credits(faded)[0]?.amountMinor).toBe(BigInt(Math.round(half * 1e6)));
  const buyer = { customerId: "cyan", domain: "cyan.example", legalEntity: "HRB 1" };
  const none = value({
    ...deal(
      by("cyan"),
      by("eve", "reference-call", { by: { ...party("eve"), domain: "Cyan.example" } }),
      by("fay", "reference-call", { by: { ...party("fay"), legalEntity: "HRB 1" } }),
      by("gus"),
      by("hal", "poem"),
    ),
    buyer,
    links: [link("cyan", "ida"), link("ida", "gus")],
  });
  expect(
    none.map(({ customerId, amountMinor, inputs }) => [customerId, amountMinor, inputs[0]?.value]),
  ).toEqual([
    ["hal", 0n, "no effect of this kind is known"],
    ["cyan", 0n, "oneself"],
    ["eve", 0n, "same domain"],
    ["fay", 0n, "same legal entity"],
    ["gus", 0n, "brought by the buyer"],
  ]);
  const mail = { domain: "gmail.com", legalEntity: null };
  const strangers = value({
    ...deal(by("ada", "reference-call", { by: { ...mail, customerId: "ada" } })),
    buyer: { ...mail, customerId: "cyan" },
  });
  expect(sum(credits(strangers))).toBeGreaterThan(0n);
});

test("whoever brought an influencer and is of the buyer's company has no part, says so, and whoever stands above them has", () => {
  const colleague = { ...party("cora"), domain: "cyan.example" };
  const links = [link("cora", "ada", colleague), link("bo", "cora")];
  const found = value({ ...deal(by("ada")), links });
  expect([...new Set(credits(found).map(({ customerId, formula }) => `${customerId} ${formula}`))]).toEqual([
    "cora deal/left-out@2",
    "ada deal/won-realised@2",
    "bo deal/won-realised@2",
    "ada deal/won-expected@2",
    "bo deal/won-expected@2",
  ]);
  expect(found.find(({ customerId }) => customerId === "cora")).toMatchObject({
    amountMinor: 0n,
    grade: "A",
    inputs: [{ value: "same domain" }],
  });
});

test("who brought an influencer shares equally, four links up and no further; circles end; nothing is credited twice", () => {
  const chain = ["a", "b", "c", "d", "e", "f"];
  const links = chain.slice(1).map((who, index) => link(who, chain[index] ?? ""));
  const facts = { ...deal(by("a")), expectedMarginMinor: 0n, links: [...links, link("a", "c")] };
  const found = value(facts);
  const [one = 0n, ...others] = credits(found).map(({ amountMinor }) => amountMinor);
  expect(credits(found).map(({ customerId }) => customerId)).toEqual(["a", "b", "c", "d"]);
  expect(others.every((other) => other - one <= 1n && one - other <= 1n)).toBe(true);
  expect(sum(credits(found))).toBe(sum(credits(value({ ...facts, links: [] }))));
  expect(sum(found)).toBe(0n);
});

test("VALUE §2.3, rule 10: reference, case study, talk and share are players of one pot", () => {
  const kinds = ["reference-call", "case-study", "speaking", "social-share"];
  const found = value(deal(...kinds.map((kind) => by(`by ${kind}`, kind))));
  expect(new Set(found.map(({ pot }) => pot))).toEqual(new Set(["deal"]));
  expect(credits(found)).toHaveLength(8);
  expect(sum(credits(found))).toBeLessThan(1_800_000n);
  expect(value(deal(by("ada"), by("ada", "reference-call", { contributionId: "again" })))).toHaveLength(4);
  const alone = value({ ...deal(by("ada", "referral")), expectedMarginMinor: 0n });
  expect(Number(sum(credits(alone)))).toBeCloseTo((19 / 30) * 1_000_000, -1);
  const both = value({ ...deal(by("ada", "referral"), by("dov")), expectedMarginMinor: 0n });
  expect(sum(credits(both))).toBeGreaterThan(sum(credits(alone)));
  expect(sum(credits(both))).toBeLessThan(1_000_000n);
});

const people = fc.uniqueArray(fc.constantFrom("ada", "bo", "cleo", "dov", "eva", "finn"), { minLength: 1 });
const kinds = fc.constantFrom("reference-call", "case-study", "speaking", "press", "social-share");
const margins = fc.bigInt({ min: 0n, max: 10n ** 11n });
const parents = fc.array(
  fc.tuple(fc.constantFrom("ada", "gus", "hal"), fc.constantFrom("gus", "bo", "dov", "hal")),
  {
    maxLength: 4,
  },
);

test("for any deal: Σ shares = pot, 0 ≤ pot ≤ margin, debits mirror credits, every figure has a source, and the order of influences does not matter", () => {
  fc.assert(
    fc.property(
      people,
      kinds,
      margins,
      margins,
      parents,
      (who, kind, marginMinor, expectedMarginMinor, brought) => {
        const influences = who.map((one, index) => by(one, index % 2 === 0 ? kind : "reference-call"));
        const links = brought.filter(([a, b]) => a !== b).map(([a, b]) => link(a, b));
        const facts: DealFacts = { ...deal(...influences), marginMinor, expectedMarginMinor, links };
        const found = value(facts);
        const pot = sum(credits(found));
        expect(pot).toBeGreaterThanOrEqual(0n);
        expect(pot).toBeLessThanOrEqual(marginMinor + expectedMarginMinor);
        expect(sum(found)).toBe(0n);
        for (const figure of found) {
          expect(figure.inputs.length).toBeGreaterThan(0);
          expect(
            figure.inputs.every(({ sourceRef }) => /^(outcome|parameters|contribution):./.test(sourceRef)),
          ).toBe(true);
          expect(figure.lowMinor <= figure.amountMinor && figure.amountMinor <= figure.highMinor).toBe(true);
        }
        const turned = value({ ...facts, influences: influences.toReversed(), links: links.toReversed() });
        const cents = (figures: Figure[]) =>
          figures
            .map((one) => `${one.contributionId} ${one.basis} ${one.flow} ${one.amountMinor}`)
            .toSorted();
        expect(cents(turned)).toEqual(cents(found));
      },
    ),
    { numRuns: 25 },
  );
});

test("a martingale: over simulated deals, what is realised comes to what was expected, within three standard errors", () => {
  const random = randomFrom(11);
  const means = meansOf(rates);
  const odds = (effect: number) => 1 / (1 + 3 * Math.exp(-effect));
  const cases = [
    { facts: deal(by("ada")), chance: odds(means.referenceEffect) },
    {
      facts: deal(by("ada"), by("dov", "case-study"), by("eva")),
      chance: odds(2 * means.referenceEffect + means.caseStudyEffect),
    },
    {
      facts: { ...deal(by("bo", "case-study")), links: [link("ada", "bo")] },
      chance: odds(means.caseStudyEffect),
    },
  ];
  for (const { facts, chance } of cases) {
    const margin = { ...facts, marginMinor: 1_000_000n, expectedMarginMinor: 0n };
    const won = Number(sum(credits(value(margin))));
    const open = Number(
      sum(credits(value({ ...margin, state: "open", marginMinor: 0n, expectedMarginMinor: 1_000_000n }))),
    );
    const deals = 40_000;
    const wins = Array.from({ length: deals }, () => random.uniform() < chance).filter(Boolean).length;
    const realised = (wins * won) / deals;
    const error = (won * Math.sqrt(chance * (1 - chance))) / Math.sqrt(deals);
    expect(Math.abs(realised - open)).toBeLessThan(3 * error);
    expect(Math.abs(chance * won - open)).toBeLessThan(1);
  }
});
