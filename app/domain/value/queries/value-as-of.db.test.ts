import { expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { createCustomer } from "#tests/support/cast.ts";
import { query } from "#tests/support/database.ts";
import { saveEntries } from "../books/save-entries.server.ts";
import { type EntryDraft, plain } from "../entry.ts";
import { valueAsOf } from "./value-as-of.server.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour));

function draft(customerId: string, amountMinor: bigint): EntryDraft {
  return {
    ...plain,
    customerId,
    kind: "granted-reward",
    component: "COST",
    flow: "saving",
    orderId: null,
    rewardId: newId(),
    amountMinor,
    lowMinor: amountMinor,
    highMinor: amountMinor,
    currency: "EUR",
    grade: "A",
    formula: "granted-reward@1",
    inputs: [{ name: "reward", value: "1", sourceRef: "reward:1", grade: "A" }],
    parametersVersion: 1,
    occurredAt: at(0),
  };
}

test("what was known at a moment is what had been computed by then, of one customer and of all", async () => {
  const [ada, bo] = [await createCustomer("ada", at(0)), await createCustomer("bo", at(0))];
  await query("update company set currency = 'EUR' where id = 1");
  await saveEntries(pool, [draft(ada.id, -100n), draft(bo.id, -20n)], at(1));
  await saveEntries(pool, [{ ...draft(ada.id, -3n), basis: "expected" }, draft(ada.id, -4n)], at(3));
  const sums = async (who: string | null, hour: number) => {
    const known = await valueAsOf(who, at(hour));
    return [known?.realised.amountMinor, known?.realised.entries, known?.expected.amountMinor];
  };
  expect(await sums(null, 1)).toEqual([0n, 0, 0n]);
  expect(await sums(null, 2)).toEqual([-120n, 2, 0n]);
  expect(await sums("ada-1", 2)).toEqual([-100n, 1, 0n]);
  expect(await sums("ada-1", 4)).toEqual([-104n, 2, -3n]);
  expect(await valueAsOf("nobody", at(4))).toBeNull();
});
