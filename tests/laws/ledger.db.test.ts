import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { query } from "#tests/support/database.ts";

const appendOnly = [
  "activity_event",
  "contribution",
  "outcome_state",
  "outcome_influence",
  "purchase_order",
  "refund",
  "click",
  "attribution",
  "reward_rule",
  "reward",
  "ledger_transfer",
  "ledger_entry",
  "value_parameters",
  "value_entry",
  "former_party",
  "former_currency",
  "door_message",
  "door_promise",
  "door_answer",
  "door_overdue",
  "door_delegation",
  "door_settlement",
  "idea_answer",
  "purpose_notice",
  "consent_event",
  "data_use",
  "group_agreement",
  "group_acceptance",
];

test.each(appendOnly)(
  "L-02: %s refuses update, delete and truncate, even to the owner of the database",
  async (table) => {
    const triggers = await query<{ name: string; enabled: string }>(
      "select tgname as name, tgenabled as enabled from pg_trigger where tgrelid = $1::regclass and not tgisinternal order by 1",
      [table],
    );
    const standing = triggers.filter(({ enabled }) => enabled !== "D").map(({ name }) => name);
    expect(standing).toEqual(expect.arrayContaining(["rows_never_change", "table_is_never_emptied"]));
    await expect(query(`truncate ${table} cascade`)).rejects.toMatchObject({ code: "42501" });
  },
);

test("L-02: rows of the books are neither changed nor deleted", async () => {
  await post("test", [
    ["expense", -500],
    ["available", 500],
  ]);
  for (const change of [
    "update ledger_entry set amount = 1",
    "delete from ledger_entry",
    "update ledger_transfer set kind = 'grant'",
    "delete from ledger_transfer",
    "delete from ledger_account",
  ]) {
    await expect(query(change), change).rejects.toMatchObject({ code: "42501" });
  }
});

test("L-01: a transfer that does not balance is refused", async () => {
  await expect(post("unbalanced", [["expense", -500]])).rejects.toThrow(/does not balance/);
});

test("L-04: a transfer with a key that was posted before does nothing", async () => {
  expect(
    await post("once", [
      ["expense", -700],
      ["available", 700],
    ]),
  ).toBe(true);
  const before = await query("select * from ledger_account order by id");
  expect(
    await post("once", [
      ["expense", -700],
      ["available", 700],
    ]),
  ).toBe(false);
  expect(await query("select * from ledger_account order by id")).toEqual(before);
});

async function post(key: string, postings: [kind: string, amount: number][]): Promise<boolean> {
  const accounts = [];
  for (const [kind, amount] of postings) {
    const [row] = await query<{ id: string }>("select ledger_account_of($1, null, 'EUR') as id", [kind]);
    accounts.push({ account: row?.id, amount });
  }
  const [done] = await query<{ posted: boolean }>(
    "select post_transfer($1, 'test', $2, 'grant', null, null, now(), $3::jsonb) as posted",
    [randomUUID(), key, JSON.stringify(accounts)],
  );
  return done?.posted ?? false;
}
