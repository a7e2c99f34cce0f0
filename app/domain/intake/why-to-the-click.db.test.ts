import { expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer } from "#tests/support/cast.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { system } from "../activity/record-event.server.ts";
import { recordClicks } from "../referrals/record-clicks.server.ts";
import { ensureReferralLink } from "../referrals/referral-link.server.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { valueEntry } from "../value/queries/entry-source-queries.server.ts";
import { takeOrders } from "./take-orders.server.ts";

test("a share of a friend's order opens down to the link, and to when the friend opened it", async () => {
  const ada = await createCustomer("ada");
  await setValueParameters({ marginBasisPoints: 4_000, sources: { margin: "accounts" } }, system, now);
  const link = await ensureReferralLink(ada.id, now);
  const clickId = newId(now);
  const opened = new Date(now.getTime() - 3_600_000);
  await recordClicks([{ id: clickId, linkId: link.id, at: opened, counted: true }]);
  const order = {
    source: "shop",
    externalId: "1",
    customer: "friend-1",
    placedAt: now,
    amountMinor: 10_000n,
  };
  await takeOrders([{ ...order, currency: "EUR", referral: { clickId } }], system, now);
  const [entry] = await query<{ id: string }>(
    "select id from value_entry where customer_id = $1 and kind = 'referral' and flow = 'credit'",
    [ada.id],
  );
  const why = await valueEntry(ada.id, entry?.id ?? "");
  expect(why?.sources.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["order", "outcome", "contribution", "parameters"]),
  );
  expect(why?.sources).toContainEqual(
    expect.objectContaining({ kind: "contribution", code: link.code, clickedAt: opened.toISOString() }),
  );
});
