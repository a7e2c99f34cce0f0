import { expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer } from "#tests/support/cast.ts";
import { query } from "#tests/support/database.ts";
import { catchUp } from "./catch-up.server.ts";
import { valueCustomers } from "./value-customers.server.ts";

const at = new Date("2026-11-22T12:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);

async function buys(customerId: string, moment: Date): Promise<void> {
  await query(
    `insert into purchase_order (id, source, external_id, customer_id, placed_at, amount_minor, currency, recorded_at)
     values ($1::uuid, 'test', $1::text, $2, $3, 9900, 'EUR', $3)`,
    [newId(moment), customerId, moment],
  );
}

test("a base that was too small for a model is valued anew when more is bought, though not each minute", async () => {
  await query("update company set currency = 'EUR'");
  const ada = await createCustomer("ada", at);
  await buys(ada.id, at);
  expect(await catchUp(at)).toEqual({ kind: "asked-for-all" });
  await valueCustomers(at);
  await buys(ada.id, later(1));
  expect(await catchUp(later(1))).toEqual({ kind: "idle" });
  expect(await catchUp(later(20))).toEqual({ kind: "asked-for-all" });
  const asked = await query<{ key: string }>(
    "select key from graphile_worker.jobs where key = 'value-customers'",
  );
  expect(asked).toHaveLength(1);
});
