import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "#tests/support/database.ts";
import { type OpenHouse, openHouse } from "#tests/support/open-house.ts";

let house: OpenHouse;
let maria: Awaited<ReturnType<OpenHouse["enter"]>>;

beforeAll(async () => {
  house = await openHouse();
  maria = await house.enter(house.staff.maria);
});
afterAll(() => house?.server.stop());

const page = "/admin/settings/value";

async function version(): Promise<string> {
  const [row] = await query<{ version: number }>("select max(version) as version from value_parameters");
  return String(row?.version);
}

async function settings(changes: Record<string, string>): Promise<Record<string, string>> {
  const typed = {
    ...{ margin: "40", marginBasis: "standard", marginSource: "", discount: "10", discountSource: "" },
    ...{ horizonMonths: "36", horizonSource: "", acquisitionCost: "0.00", acquisitionCostSource: "" },
    ...{ shippedMedian: "", shippedMedianSource: "" },
  };
  return { ...typed, version: await version(), ...changes };
}

const rate = async (changes: Record<string, string>) => ({
  ...{ first: "5", second: "5", priorSource: "Our guess", did: "", all: "", grade: "C", evidenceSource: "" },
  version: await version(),
  ...changes,
});

/** The text of a page, without marks. */
const textOf = (body: string) => body.replaceAll(/<!--.*?-->/g, "");

test("a change is shown before it is saved, and nothing is written until then", async () => {
  const before = await version();
  const form = await settings({ margin: "50", marginSource: "Accounts of 2026", intent: "preview" });
  const shown = await maria.post(page, { form });
  expect(shown.status).toBe(200);
  expect(textOf(shown.body)).toContain("What changes");
  expect(shown.body).toMatch(
    /name="marginSource"[^>]*value="Accounts of 2026"|value="Accounts of 2026"[^>]*name="marginSource"/,
  );
  expect(await version()).toBe(before);
  const saved = await maria.post(page, { form: { ...form, intent: "save" } });
  expect(saved.status).toBe(302);
  expect(await version()).toBe(String(Number(before) + 1));
  const { body } = await maria.get(page);
  expect(textOf(body)).toContain("Margin: 40 % → 50 %");
  expect(textOf(body)).toContain("Accounts of 2026");
});

test("the way back keeps what was typed", async () => {
  const form = await settings({ margin: "61.5", marginSource: "Typed before", intent: "again" });
  const { status, body } = await maria.post(page, { form });
  expect(status).toBe(200);
  expect(body).toContain('value="61.5"');
  expect(body).toContain('value="Typed before"');
});

test.each([
  [{ margin: "44", marginSource: "" }, "Say where the margin comes from."],
  [{ margin: "50", discount: "8" }, "Say where the discount comes from."],
  [{ margin: "50", shippedMedian: "900" }, "Say where what a shipped idea brings comes from."],
  [{ margin: "140" }, "Enter the margin between 0 and 100 %."],
  [{ margin: "50", horizonMonths: "0" }, "Enter the number of months as a whole number from 1 to 120."],
  [{ margin: "50" }, "Nothing is changed yet. Change a number first."],
])("%o is told in words, with what was typed", async (changes, words) => {
  const { status, body } = await maria.post(page, {
    form: await settings({ ...changes, intent: "preview" }),
  });
  expect(status).toBe(400);
  expect(textOf(body).replaceAll("&#x27;", "'")).toContain(words);
  expect(body).toContain(`value="${changes.margin}"`);
});

test("the preview says what was changed, and that a source stayed", async () => {
  const marginSource = "Our accounts";
  const saved = await maria.post(page, {
    form: await settings({ margin: "46", marginSource, intent: "save" }),
  });
  expect(saved.status).toBe(302);
  const { body } = await maria.post(page, {
    form: await settings({ margin: "47", marginSource, horizonMonths: "36", intent: "preview" }),
  });
  const words = textOf(body)
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ");
  const from = words.indexOf("What you change");
  const changes = words.slice(from, words.indexOf("Realised", from));
  expect(changes).toContain("Contribution margin in per cent: 46 → 47");
  expect(changes).toContain("Where the margin comes from: Our accounts, as before");
  expect(changes).not.toMatch(/Horizon|Acquisition/);
});

test("of two people who change the same version, the second is told", async () => {
  const form = await settings({ margin: "45", marginSource: "First", intent: "save" });
  expect((await maria.post(page, { form })).status).toBe(302);
  const late = await maria.post(page, { form: { ...form, margin: "46", marginSource: "Second" } });
  expect(late.status).toBe(400);
  expect(textOf(late.body)).toContain("Someone else changed the parameters");
});

test("own evidence of a rate is entered, shown with how much it counts, and taken away again", async () => {
  const one = `${page}/referralLift`;
  const form = await rate({ did: "14", all: "20", grade: "B", evidenceSource: "We asked 20 friends" });
  const shown = await maria.post(one, { form: { ...form, intent: "preview" } });
  expect(shown.status).toBe(200);
  expect(textOf(shown.body)).toContain("Of it credited to others");
  expect(textOf(shown.body)).toMatch(
    /Would not have come otherwise:<\/dt><dd[^>]*>nothing → <strong[^>]*>14</,
  );
  expect(textOf(shown.body)).not.toMatch(/Assumed, Counts for it/);
  expect((await maria.post(one, { form: { ...form, intent: "save" } })).status).toBe(302);
  const after = textOf((await maria.get(one)).body);
  expect(after).toContain("14 of 20, grade B. We asked 20 friends");
  expect(after).toContain("67 % from own data");
  const empty = await rate({ intent: "save" });
  expect((await maria.post(one, { form: empty })).status).toBe(302);
  expect(textOf((await maria.get(one)).body)).toContain("nothing seen here yet");
});

test.each([
  [
    { did: "9", all: "4", evidenceSource: "x" },
    "“Would not have come otherwise” cannot be more than “Friends you asked”.",
  ],
  [{ did: "9" }, "Enter both numbers, or leave both empty."],
  [{ did: "1", all: "2" }, "Say where these numbers come from."],
  [{ priorSource: "" }, "Say where this assumption comes from."],
  [{ first: "0" }, "Enter α above 0."],
  [{ first: "five" }, "Enter the first number as a number with a dot"],
])("a rate of %o is refused in words", async (changes, words) => {
  const { status, body } = await maria.post(`${page}/referralLift`, {
    form: await rate({ ...changes, intent: "preview" }),
  });
  expect(status).toBe(400);
  expect(textOf(body)).toContain(words);
});

test("an effect and a count take their own numbers", async () => {
  const effect = await rate({
    first: "0.15",
    second: "0.2",
    did: "-0.05",
    all: "0.1",
    evidenceSource: "A test",
    intent: "save",
  });
  expect((await maria.post(`${page}/referenceEffect`, { form: effect })).status).toBe(302);
  expect(textOf((await maria.get(`${page}/referenceEffect`)).body)).toContain("-0.05 ± 0.1");
  const count = await rate({
    first: "1",
    second: "1",
    did: "12",
    all: "3",
    evidenceSource: "Counted",
    intent: "save",
  });
  expect((await maria.post(`${page}/eventLeads`, { form: count })).status).toBe(302);
  expect(textOf((await maria.get(`${page}/eventLeads`)).body)).toContain("12 on 3 occasions");
});

test("the books are read at once where somebody asks, and tell when there is nothing new", async () => {
  await query(
    `with told as (insert into outcome (id, kind, recorded_at) values (gen_random_uuid(), 'deal', now()) returning id)
     insert into outcome_state (id, outcome_id, state, occurred_at, recorded_at)
     select gen_random_uuid(), id, 'won', now() - interval '1 day', now() from told`,
  );
  const learn = () => maria.post(page, { form: { intent: "learn" } });
  const before = await version();
  expect((await learn()).status).toBe(302);
  expect(await version()).toBe(String(Number(before) + 1));
  const { body } = await maria.get(`${page}/winRate`);
  expect(textOf(body)).toContain("Deals that were decided: 1, won: 1");
  expect((await learn()).status).toBe(302);
  expect(await version()).toBe(String(Number(before) + 1));
});

test("there is no page for a rate that does not exist", async () => {
  for (const name of ["nonsense", "constructor", "__proto__"])
    expect((await maria.get(`${page}/${name}`)).status).toBe(404);
});
