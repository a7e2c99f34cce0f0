import { expect, test } from "vitest";
import { pool } from "#app/platform/database.server.ts";
import { createStaff } from "#tests/support/cast.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { defaultPriors } from "../shrinkage/default-priors.ts";
import { currentParameters, parametersOfVersion } from "./current-parameters.server.ts";
import { setValueParameters } from "./set-parameters.server.ts";

const maria = await createStaff("maria");
const actor = { kind: "staff", id: maria.id } as const;

const asked = async () => {
  const rows = await query<{ task_identifier: string }>(
    "select task_identifier from graphile_worker.jobs order by 1",
  );
  await query("delete from graphile_worker._private_jobs");
  return rows.map(({ task_identifier }) => task_identifier);
};

const evidence = (successes: number, trials: number) =>
  ({ family: "beta", successes, trials, grade: "B", source: "Asked by phone" }) as const;

test("the version that a house begins with has every rate at its default", async () => {
  const first = await currentParameters(pool);
  expect(first).toMatchObject({ version: 1, annualDiscount: 0.1, marginBasis: "standard", sources: {} });
  expect(first.priors).toEqual(defaultPriors);
  expect(Object.values(first.rates).every(({ grade }) => grade === "D")).toBe(true);
  expect(first.shippedMedianMinor).toBeUndefined();
});

test("a version is kept whole, with all that it assumes, and each asks only for what it makes stale", async () => {
  await asked();
  await setValueParameters({ marginBasisPoints: 4000, sources: { margin: "Accounts of 2025" } }, actor, now);
  expect(await asked()).toEqual(["revalue", "value-customers"]);
  await setValueParameters({ discountBasisPoints: 800 }, actor, now);
  expect(await asked()).toEqual(["value-customers"]);
  await setValueParameters({ entered: { shareCauses: evidence(3, 10) } }, actor, now);
  expect(await asked()).toEqual(["value-contributions"]);
  await setValueParameters({ entered: { referralLift: evidence(14, 20) } }, actor, now);
  expect(await asked()).toEqual(["revalue", "value-contributions", "value-customers"]);
  await setValueParameters({ sources: { discount: "Our bank" } }, actor, now);
  expect(await asked()).toEqual([]);
  const stands = await currentParameters(pool);
  expect(stands).toMatchObject({
    marginBasisPoints: 4000,
    annualDiscount: 0.08,
    sources: { discount: "Our bank" },
  });
  expect(stands.rates.referralLift).toMatchObject({
    grade: "B",
    posterior: { family: "beta", alpha: 19, beta: 11 },
    ownShare: 20 / 30,
  });
  const [row] = await query<{ priors: object }>(
    "select priors from value_parameters order by version desc limit 1",
  );
  expect(row?.priors).toEqual(defaultPriors);
  const third = await parametersOfVersion(pool, 3);
  expect(third?.rates.shareCauses.grade).toBe("D");
  expect(await parametersOfVersion(pool, 99)).toBeNull();
});

test("two whole numbers move the prior, and an exact one stands beside them", async () => {
  await setValueParameters({ referralAlpha: 7 }, actor, now);
  const moved = await currentParameters(pool);
  expect(moved.priors.referralLift.distribution).toEqual({ family: "beta", alpha: 7, beta: 5 });
  const exact = { distribution: { family: "beta", alpha: 2.5, beta: 0.4 }, source: "A survey" } as const;
  await setValueParameters({ priors: { referralLift: exact, ideaIsNew: exact } }, actor, now);
  const stands = await currentParameters(pool);
  expect(stands.priors.referralLift).toEqual(exact);
  expect(stands).toMatchObject({ referralAlpha: 3, referralBeta: 1, ideaSource: "A survey" });
  expect((await parametersOfVersion(pool, moved.version))?.priors.referralLift.distribution).toEqual({
    family: "beta",
    alpha: 7,
    beta: 5,
  });
});

test.each([
  [{ marginBasisPoints: 10_001 }, /between 0 and 100/],
  [{ horizonMonths: 0 }, /1 and 120/],
  [{ discountBasisPoints: -1 }, /between 0 and 100/],
  [{ entered: { winRate: evidence(5, 3) } }, /more that did/],
  [{ entered: { winRate: { ...evidence(1, 3), source: " " } } }, /where it comes from/],
  [{ entered: { eventLeads: evidence(1, 3) } }, /family gamma/],
  [{ priors: { winRate: { distribution: { family: "beta", alpha: 0, beta: 1 }, source: "x" } } }, /above 0/],
] as const)("refuses %o in words, and writes nothing", async (changes, words) => {
  const before = await currentParameters(pool);
  const result = await setValueParameters(changes, actor, now);
  expect(result).toMatchObject({
    kind: "refused",
    because: "out-of-range",
    detail: expect.stringMatching(words),
  });
  expect((await currentParameters(pool)).version).toBe(before.version);
});

test("of changes made at once to the same version one is written", async () => {
  const { version } = await currentParameters(pool);
  const results = await Promise.all(
    [10, 20, 30].map((horizonMonths) =>
      setValueParameters({ horizonMonths }, actor, now, { expected: version }),
    ),
  );
  expect(results.filter(({ kind }) => kind === "set")).toHaveLength(1);
  expect((await currentParameters(pool)).version).toBe(version + 1);
  expect(await setValueParameters({ horizonMonths: 12 }, actor, now, { expected: version })).toMatchObject({
    because: "changed-meanwhile",
  });
});

test("an old row whose JSON makes no sense is read as if it said nothing", async () => {
  const { version } = await currentParameters(pool);
  const bad = {
    priors: {
      winRate: { distribution: { family: "beta", alpha: "x" } },
      unknown: 1,
      eventLeads: defaultPriors.winRate,
    },
    own_data: {
      winRate: { entered: { family: "beta", successes: 9, trials: 1 } },
      leadCloses: [1],
      ideaShips: null,
    },
  };
  await query(
    "insert into value_parameters (version, created_at, priors, own_data, sources) values ($1, $2, $3, $4, '[]')",
    [version + 1, now, JSON.stringify(bad.priors), JSON.stringify(bad.own_data)],
  );
  const stands = await currentParameters(pool);
  expect(stands.priors).toEqual(defaultPriors);
  expect(stands.evidence).toEqual({});
  expect(stands.sources).toEqual({});
});
