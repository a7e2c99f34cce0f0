import { beforeAll, expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { createCustomer } from "#tests/support/cast.ts";
import { query } from "#tests/support/database.ts";
import { system } from "../activity/record-event.server.ts";
import { claimCustomer } from "../people/claim-customer.server.ts";
import { ensureAccount } from "../people/ensure-account.server.ts";
import { attributeSignUp } from "../referrals/attribute-sign-up.server.ts";
import { recordClicks } from "../referrals/record-clicks.server.ts";
import { ensureReferralLink } from "../referrals/referral-link.server.ts";
import { putCustomer } from "./put-customer.server.ts";
import { takeOrders } from "./take-orders.server.ts";

const now = new Date("2026-11-22T12:00:00Z");
let linkId = "";
let serial = 0;

beforeAll(async () => {
  const ada = await createCustomer("ada", new Date("2026-01-05T09:00:00Z"));
  linkId = (await ensureReferralLink(ada.id, now)).id;
});

/** Somebody opens Ada's link and joins here with an address that they have proved. */
async function join(email: string): Promise<{ customerId: string; clickId: string }> {
  const clickId = newId(now);
  await recordClicks([{ id: clickId, linkId, at: now, counted: true }]);
  const accountId = await ensureAccount(pool, email, now);
  const joined = await claimCustomer(pool, { accountId, email, name: null, createAs: "joined" }, now);
  const customerId = joined?.customerId ?? "";
  await attributeSignUp(pool, { customerId, email, clickId, code: null }, now);
  return { customerId, clickId };
}

async function order(customer: string, changes: { email?: string; referral: { clickId: string } }) {
  serial += 1;
  const fields = { source: "shop", externalId: `o-${serial}`, customer, placedAt: now };
  const [taken] = await takeOrders(
    [{ ...fields, amountMinor: 5_000n, currency: "EUR", ...changes }],
    system,
    now,
  );
  return taken?.kind === "created" ? taken.customerId : null;
}

test("an order of the one who joined finds their record by the click, also under an alias of the mailbox", async () => {
  const { customerId, clickId } = await join("friend@example.com");
  expect(await order("friend-1", { email: "Friend+shop@example.com", referral: { clickId } })).toBe(
    customerId,
  );
});

test("who hands their own click id to another buyer does not get that buyer's orders and credit", async () => {
  const thief = await join("thief@example.com");
  const victim = await order("victim-1", {
    email: "victim@example.com",
    referral: { clickId: thief.clickId },
  });
  expect(victim).not.toBe(thief.customerId);
  const late = await join("late-thief@example.com");
  const change = {
    externalId: "victim-2",
    email: "victim-2@example.com",
    referral: { clickId: late.clickId },
  };
  expect(await putCustomer(change, system, now)).toMatchObject({ kind: "created" });
  const held = await query<{ external_id: string | null }>(
    "select external_id from customer where id = any($1::uuid[])",
    [[thief.customerId, late.customerId]],
  );
  expect(held.map(({ external_id }) => external_id)).toEqual([null, null]);
});

test("a machine that sends somebody's address under another id gets a record of its own", async () => {
  await putCustomer({ externalId: "first-1", email: "shared@example.com" }, system, now);
  const accountId = await ensureAccount(pool, "shared@example.com", now);
  const claim = { accountId, email: "shared@example.com", name: null, createAs: null };
  const claimed = await claimCustomer(pool, claim, now);
  const put = await putCustomer({ externalId: "second-1", email: "shared@example.com" }, system, now);
  expect(put).toMatchObject({ kind: "created" });
  expect(put).not.toMatchObject({ customerId: claimed?.customerId });
  expect(await putCustomer({ externalId: "first-1", email: "thief@example.com" }, system, now)).toMatchObject(
    {
      because: "mailbox-in-use",
    },
  );
  const again = await claimCustomer(pool, claim, now);
  expect(again?.customerId).toBe(claimed?.customerId);
});
