import { beforeAll, expect, test } from "vitest";
import { query } from "#tests/support/database.ts";
import { system } from "../activity/record-event.server.ts";
import { ensureReferralLink } from "../referrals/referral-link.server.ts";
import { recordRates } from "../value/exchange/record-rates.server.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { putCustomer } from "./put-customer.server.ts";
import { revalueAll } from "./revalue.server.ts";
import { takeOrders } from "./take-orders.server.ts";
import { takeRefund } from "./take-refund.server.ts";

const now = new Date("2026-03-20T12:00:00Z");
const on = (day: string) => new Date(`${day}T10:00:00Z`);
const source = "European Central Bank";
const usd = (day: string, perEuro: string) => ({ currency: "USD", day, perEuro, source });
let code = "";
let serial = 0;

beforeAll(async () => {
  await setValueParameters({ marginBasisPoints: 5_000 }, system, now);
  await takes("EUR", "2026-01-01");
  const put = await putCustomer({ externalId: "first", joinedAt: on("2026-01-01") }, system, now);
  if (put.kind === "refused") throw new Error(put.detail);
  code = (await ensureReferralLink(put.customerId, now)).code;
});

/** An order of 100.01 by a friend, with a margin of 50.00. */
async function takes(currency: string, day: string): Promise<{ id: string; externalId: string }> {
  serial += 1;
  const externalId = `exchange-${serial}`;
  const order = { source: "shop", externalId, customer: externalId, currency, amountMinor: 10_001n };
  const referral = code === "" ? {} : { referral: { code } };
  const [result] = await takeOrders([{ ...order, placedAt: on(day), ...referral }], system, now);
  if (result?.kind !== "created") throw new Error("not created");
  return { id: result.orderId, externalId };
}

function figuresOf({ id }: { id: string }) {
  return query<{ flow: string; amount: bigint; currency: string; was: bigint | null; rate: string | null }>(
    `select flow, amount_minor as amount, currency, original_amount_minor as was, trim_scale(exchange_rate)::text as rate,
       exchange_day::text as day
     from value_entry e where order_id = $1 and reversal_of is null and kind <> 'referral-incentive'
       and not exists (select 1 from value_entry r where r.reversal_of = e.id and r.refund_id is null)
     order by flow desc, customer_id`,
    [id],
  );
}

test("an order is brought to the reporting currency by the latest rate of the week before it, and the rest waits in its own", async () => {
  expect(await recordRates([usd("2026-03-06", "1.25"), usd("2026-02-02", "9.9")], system, now)).toEqual({
    recorded: 2,
    known: 0,
    contradicting: [],
  });
  const day = "2026-03-06";
  expect(await figuresOf(await takes("USD", "2026-03-08"))).toEqual([
    { flow: "own", amount: 4_000n, currency: "EUR", was: 5_000n, rate: "0.8", day },
    { flow: "debit", amount: -2_000n, currency: "EUR", was: -2_500n, rate: "0.8", day },
    { flow: "credit", amount: 2_000n, currency: "EUR", was: 2_500n, rate: "0.8", day },
  ]);
  const tooOld = await figuresOf(await takes("USD", "2026-03-16"));
  expect(tooOld).toMatchObject([{ amount: 5_000n, currency: "USD", was: null }, {}, {}]);
});

test("rates that come late convert what waited, and change nothing that was converted, whatever parameters do", async () => {
  await revalueAll();
  const waiting = await takes("CHF", "2026-03-04");
  const done = await takes("USD", "2026-03-07");
  const before = await figuresOf(done);
  await recordRates(
    [usd("2026-03-07", "2"), { currency: "CHF", day: "2026-03-04", perEuro: "0.5", source }],
    system,
    now,
  );
  expect(await revalueAll()).toEqual({ orders: 1 });
  expect(await figuresOf(waiting)).toMatchObject([{ amount: 10_000n, currency: "EUR", rate: "2" }, {}, {}]);
  expect(await figuresOf(done)).toEqual(before);
  await setValueParameters({ marginBasisPoints: 2_500 }, system, now);
  await revalueAll();
  expect(await figuresOf(done)).toMatchObject([{ amount: 2_000n, was: 2_500n, rate: "0.8" }, {}, {}]);
  expect(await revalueAll()).toEqual({ orders: 0 });
  await setValueParameters({ marginBasisPoints: 5_000 }, system, now);
  await revalueAll();
});

test("refunds take back at the rate of then, in parts and in sum to the cent; the books cancel in every currency", async () => {
  const order = await takes("USD", "2026-03-08");
  await recordRates([usd("2026-03-20", "3")], system, now);
  for (const [part, amountMinor] of [3_333n, 3_334n, 3_334n].entries()) {
    const refund = {
      source: "shop",
      orderExternalId: order.externalId,
      externalId: `${order.externalId} ${part}`,
    };
    const taken = await takeRefund({ ...refund, amountMinor, refundedAt: on("2026-03-20") }, system, now);
    expect(taken.kind).toBe("created");
  }
  const left = await query(
    "select currency, sum(amount_minor)::bigint as left, sum(original_amount_minor)::bigint as was from value_entry where order_id = $1 group by 1",
    [order.id],
  );
  expect(left).toEqual([{ currency: "EUR", left: 0n, was: 0n }]);
  const uneven = await query(
    "select pot from value_entry where flow in ('credit', 'debit') group by pot, currency having sum(amount_minor) <> 0",
  );
  expect(uneven).toEqual([]);
  const wrong = await query(
    `select 1 from (select customer_id, currency, sum(amount_minor) as amount from value_entry group by 1, 2) e
     join value_total t using (customer_id, currency) where t.realised_minor <> e.amount`,
  );
  expect(wrong).toEqual([]);
});

test("a rate stands for good: the same again is known, another is refused and the books keep theirs", async () => {
  const again = await recordRates([usd("2026-03-06", "1.2500"), usd("2026-02-02", "1.3")], system, now);
  expect(again).toMatchObject({
    recorded: 0,
    known: 1,
    contradicting: [{ day: "2026-02-02", inBooks: "9.9000000000" }],
  });
});
