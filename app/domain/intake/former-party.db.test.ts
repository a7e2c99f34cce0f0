import { expect, test } from "vitest";
import { query } from "#tests/support/database.ts";
import { system } from "../activity/record-event.server.ts";
import { type PutCustomer, putCustomer } from "./put-customer.server.ts";

const day = (of: string) => new Date(`${of}T12:00:00Z`);
const begin = day("2026-01-01");
const later = day("2026-03-01");
const ids = new Map<string, string>();

async function put(externalId: string, facts: Partial<PutCustomer>, at = begin): Promise<void> {
  const result = await putCustomer({ externalId, ...facts }, system, at);
  if (result.kind === "refused") throw new Error(result.detail);
  ids.set(externalId, result.customerId);
}

test("a change is kept whoever makes it, and only where it tells who is of which company", async () => {
  const history = (who: string) =>
    query<{ until: Date; domain: string | null; name: string | null }>(
      `select f.until, f.domain, o.name from former_party f left join organization o on o.id = f.organization_id
       where f.customer_id = $1 order by f.until`,
      [ids.get(who)],
    );
  await put("second", { email: "owner@second.example", organization: "Second Ltd" });
  await put("second", { email: "owner@acme.example", organization: "Acme" }, later);
  expect(await history("second")).toEqual([{ until: later, domain: "second.example", name: "Second Ltd" }]);
  await put("walker", { email: "walker@acme.example", organization: "Acme" });
  expect(await history("walker"), "what was told at once is no change").toEqual([]);
  await put("walker", { email: "Another.Buyer@ACME.example", name: "Another" }, day("2026-05-01"));
  expect(await history("walker")).toEqual([]);
  const since = async () =>
    query<{ at: Date | null }>("select party_since as at from customer where id = $1", [ids.get("walker")]);
  expect(await since()).toEqual([{ at: begin }]);
  const began = Date.now();
  await query("update customer set email = null where id = $1", [ids.get("walker")]);
  const [past] = await history("walker");
  expect(past).toMatchObject({ domain: "acme.example", name: "Acme" });
  expect(Math.abs((past?.until.getTime() ?? 0) - began)).toBeLessThan(60_000);
  await query("update customer set email = 'a@b.example', party_since = $2 where id = $1", [
    ids.get("walker"),
    begin,
  ]);
  expect(await since(), "the past is not written anew by a moment before it").toEqual([{ at: past?.until }]);
});
