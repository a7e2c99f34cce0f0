import { beforeAll, expect, test } from "vitest";
import { saveEntries } from "#app/domain/value/books/save-entries.server.ts";
import { companyAccount, type EntryDraft, plain } from "#app/domain/value/entry.ts";
import { pool } from "#app/platform/database.server.ts";
import { createCustomer } from "#tests/support/cast.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";

let ada = "";

beforeAll(async () => {
  ada = (await createCustomer("ada")).id;
  await saveEntries(
    pool,
    [draft({ flow: "credit" }), draft({ flow: "debit", amountMinor: -700n, customerId: companyAccount })],
    now,
  );
});

function draft(told: Partial<EntryDraft>): EntryDraft {
  const amounts = { amountMinor: 700n, lowMinor: -900n, highMinor: 900n };
  const words = {
    kind: "idea",
    component: "CKV",
    flow: "saving",
    grade: "C",
    formula: "test@1",
  } as const;
  const rest = { inputs: [], orderId: null, currency: "EUR", parametersVersion: 1, occurredAt: now };
  return { ...plain, ...amounts, ...words, ...rest, customerId: ada, basis: "expected", ...told };
}

const columns =
  "id, kind, component, basis, flow, amount_minor, currency, low_minor, high_minor, grade, formula, inputs, parameters_version, occurred_at, computed_at";
const entry = (customer: string, basis: string, flow: string, amount: number) =>
  `insert into value_entry (customer_id, ${columns}) values (${customer === "" ? "null" : `'${customer}'`}, gen_random_uuid(),
    'idea', 'CKV', '${basis}', '${flow}', ${amount}, 'EUR', 0, 0, 'C', 'test@1', '[]', 1, now(), now())`;

/** What the audit finds after some statements, of which nothing is kept. */
async function problemsAfter(...statements: string[]): Promise<string[]> {
  await query("begin");
  try {
    for (const statement of statements) await query(statement);
    return (await query<{ problem: string }>("select problem from audit_ledger() order by 1")).map(
      ({ problem }) => problem,
    );
  } finally {
    await query("rollback");
  }
}

test("the books of value that the commands wrote are right, the company's own account without a total", async () => {
  expect(await problemsAfter()).toEqual([]);
  expect(
    await query("select customer_id, expected_minor::int, realised_minor::int from value_total"),
  ).toEqual([{ customer_id: ada, expected_minor: 700, realised_minor: 0 }]);
});

test("the audit finds a total that is not the sum of its entries, realised or expected, own or all", async () => {
  const wrong = "total differs from entries";
  for (const column of [
    "realised_minor = 1, clv_minor = 1",
    "expected_minor = 701, expected_ckv_minor = 701",
    "own_minor = 1",
    "expected_own_minor = 1",
  ])
    expect(await problemsAfter(`update value_total set ${column}`), column).toEqual([wrong]);
  expect(await problemsAfter(entry("00000000-0000-7000-8000-000000000001", "realised", "saving", 5))).toEqual(
    [wrong],
  );
});

test("the audit finds components that are not the whole, and credits that nobody bears", async () => {
  expect(await problemsAfter("update value_total set expected_civ_minor = 1")).toEqual([
    "components do not add up to the total",
  ]);
  expect(await problemsAfter(entry("", "expected", "debit", -1))).toEqual([
    "credits and debits do not cancel",
  ]);
  // What is credited as expected cannot be borne by something realised.
  expect(await problemsAfter(entry("", "realised", "debit", -1), entry("", "expected", "debit", 1))).toEqual([
    "credits and debits do not cancel",
    "credits and debits do not cancel",
  ]);
});

test("the company's own account bears debits only", async () => {
  await expect(query(entry("", "realised", "saving", 1))).rejects.toMatchObject({ code: "23514" });
});
