import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "#app/kernel/dates.ts";
import { newId } from "#app/kernel/ids.ts";
import { portion } from "#app/kernel/money.ts";
import { query } from "#tests/support/database.ts";
import { fuzzing } from "#tests/support/fuzz.ts";
import { system } from "../activity/record-event.server.ts";
import { ensureReferralLink } from "../referrals/referral-link.server.ts";
import { releaseRewards } from "../rewards/release-rewards.server.ts";
import { setRewardRule } from "../rewards/set-rule.server.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { grantReward } from "./grant-reward.server.ts";
import { putCustomer } from "./put-customer.server.ts";
import { revalueAll } from "./revalue.server.ts";
import { takeOrders } from "./take-orders.server.ts";
import { takeRefund } from "./take-refund.server.ts";

type Reward = { owner: string; amount: bigint; reversed: bigint; availableAt: Date; released: boolean };
type Order = { id: string; customer: string; amount: bigint; refunded: bigint; rewards: Reward[]; at: Date };
type Friend = { referred: boolean; credited: boolean; hasOrdered: boolean };
type Account = { pending: bigint; available: bigint; debt: bigint };

/** What the books should hold, in as few rules as it takes. */
type Model = {
  name: string;
  clock: Date;
  margin: number;
  orders: Order[];
  refunds: { order: Order; id: string; amount: bigint }[];
  grants: { id: string; customer: string; amount: bigint }[];
  friends: Map<string, Friend>;
  accounts: Map<string, Account>;
};
type Books = { code: string; ids: Map<string, string> };
type Command = fc.AsyncCommand<Model, Books>;

const { commands: wanted, seed } = fuzzing(300);
const people = ["advocate", "a", "b", "c", "d"];
const reward = 2_000n;
const holdDays = 14;
let ran = 0;

test(
  `L-03: the books follow the model, whatever happens in whatever order (seed ${seed})`,
  async () => {
    const terms = { advocateAmountMinor: reward, friendAmountMinor: reward, currency: "EUR", holdDays };
    const at = new Date("2026-01-01T00:00:00Z");
    await setRewardRule({ ...terms, minimumOrderMinor: 0n, active: true }, system, at);
    for (let round = 0; ran < wanted; round++) {
      const property = fc.asyncProperty(
        fc.commands(commands, { maxCommands: 80, size: "max" }),
        async (some) => fc.asyncModelRun(() => begin(`${round}-${newId()}`), some),
      );
      await fc.assert(property, { numRuns: 1, seed: seed + round, endOnFailure: true });
    }
  },
  60_000 + wanted * 400,
);

async function begin(name: string): Promise<{ model: Model; real: Books }> {
  const clock = new Date("2026-02-01T00:00:00Z");
  const margin = 4_000;
  await setValueParameters({ marginBasisPoints: margin }, system, clock);
  const ids = new Map<string, string>();
  for (const person of people) {
    const put = await putCustomer({ externalId: `${name} ${person}`, joinedAt: clock }, system, clock);
    if (put.kind !== "refused") ids.set(person, put.customerId);
  }
  const { code } = await ensureReferralLink(ids.get("advocate") ?? "", clock);
  const accounts = new Map(people.map((person) => [person, { pending: 0n, available: 0n, debt: 0n }]));
  const friends = new Map(
    people.map((person) => [person, { referred: false, credited: false, hasOrdered: false }]),
  );
  return {
    model: { name, clock, margin, orders: [], refunds: [], grants: [], friends, accounts },
    real: { code, ids },
  };
}

const amounts = fc.oneof(fc.constantFrom(0n, 1n, 3n, 9_999n), fc.bigInt({ min: 1n, max: 10_000_000n }));
const nth = fc.nat(1_000);
const commands: fc.Arbitrary<Command>[] = [
  fc
    .tuple(fc.constantFrom(...people), amounts, fc.boolean())
    .map((what) => command(`order ${what}`, () => true, order(...what))),
  nth.map((n) => command(`the same order again ${n}`, ({ orders }) => orders.length > 0, sameOrder(n))),
  fc
    .tuple(nth, fc.integer({ min: 1, max: 120 }))
    .map((what) =>
      command(`refund ${what} %`, ({ orders }) => orders.some(({ amount }) => amount > 0n), refund(...what)),
    ),
  nth.map((n) => command(`the same refund again ${n}`, ({ refunds }) => refunds.length > 0, sameRefund(n))),
  fc.nat(20).map((days) => command(`release ${days} days on`, () => true, release(days))),
  fc
    .tuple(fc.constantFrom(...people), fc.bigInt({ min: 1n, max: 5_000n }), fc.boolean())
    .map((what) => command(`grant ${what}`, () => true, grant(...what))),
  fc
    .integer({ min: 0, max: 10_000 })
    .map((margin) => command(`margin ${margin}`, () => true, changeMargin(margin))),
];

function command(name: string, check: (model: Model) => boolean, run: Command["run"]): Command {
  return {
    check,
    toString: () => name,
    run: async (model, real) => {
      ran += 1;
      model.clock = new Date(model.clock.getTime() + 60_000);
      await run(model, real);
      expect(await query("select * from audit_ledger()")).toEqual([]);
      expect(await booksOf(real)).toEqual(expected(model));
    },
  };
}

function order(customer: string, amount: bigint, withCode: boolean): Command["run"] {
  return async (model, { code }) => {
    const made: Order = { id: newId(), customer, amount, refunded: 0n, rewards: [], at: model.clock };
    const friend = model.friends.get(customer);
    if (friend === undefined) throw new Error("nobody orders");
    if (withCode && customer !== "advocate" && !friend.hasOrdered) friend.referred = true;
    friend.hasOrdered = true;
    if (friend.referred && !friend.credited && amount > 0n && !hasBought(model, customer)) {
      friend.credited = true;
      for (const owner of ["advocate", customer]) {
        made.rewards.push({
          owner,
          amount: reward,
          reversed: 0n,
          availableAt: addDays(model.clock, holdDays),
          released: false,
        });
        account(model, owner).pending += reward;
      }
    }
    model.orders.push(made);
    const input = { ...inputOf(model, made), ...(withCode ? { referral: { code } } : {}) };
    expect(await takeOrders([input], system, model.clock)).toMatchObject([{ kind: "created" }]);
  };
}

function sameOrder(n: number): Command["run"] {
  return async (model) => {
    const input = inputOf(model, pick(model.orders, n));
    expect(await takeOrders([input, input], system, model.clock)).toMatchObject([
      { kind: "duplicate" },
      { kind: "duplicate" },
    ]);
    const other = { ...input, amountMinor: input.amountMinor + 1n };
    expect(await takeOrders([other], system, model.clock)).toMatchObject([{ because: "other-amount" }]);
  };
}

function refund(n: number, percent: number): Command["run"] {
  return async (model) => {
    const of = pick(
      model.orders.filter(({ amount }) => amount > 0n),
      n,
    );
    const asked = (of.amount * BigInt(percent)) / 100n;
    const amount = asked === 0n ? 1n : asked;
    const made = { order: of, id: newId(), amount };
    const fits = of.refunded + amount <= of.amount;
    expect(await takeRefund(refundInput(model, made), system, model.clock)).toMatchObject(
      fits ? { kind: "created" } : { because: "more-than-the-order" },
    );
    if (!fits) return;
    of.refunded += amount;
    model.refunds.push(made);
    for (const one of of.rewards) takeBack(model, one, portion(one.amount, of.refunded, of.amount));
  };
}

function takeBack(model: Model, one: Reward, reversed: bigint): void {
  const due = reversed - one.reversed;
  one.reversed = reversed;
  const books = account(model, one.owner);
  if (!one.released) books.pending -= due;
  else {
    const missing = due > books.available ? due - books.available : 0n;
    books.available -= due - missing;
    books.debt -= missing;
  }
}

function sameRefund(n: number): Command["run"] {
  return async (model) => {
    const again = refundInput(model, pick(model.refunds, n));
    expect(await takeRefund(again, system, model.clock)).toMatchObject({ kind: "duplicate" });
  };
}

function release(days: number): Command["run"] {
  return async (model) => {
    model.clock = addDays(model.clock, days);
    for (const one of model.orders.flatMap(({ rewards }) => rewards)) {
      if (one.released || one.availableAt > model.clock || one.reversed === one.amount) continue;
      one.released = true;
      account(model, one.owner).pending -= one.amount - one.reversed;
      account(model, one.owner).available += one.amount - one.reversed;
    }
    await Promise.all([releaseRewards(model.clock), releaseRewards(model.clock)]);
    await releaseRewards(model.clock);
  };
}

function grant(customer: string, amount: bigint, twice: boolean): Command["run"] {
  return async (model, { ids }) => {
    const made = { id: newId(), customer, amount };
    const input = {
      customerId: ids.get(customer) ?? "",
      amountMinor: amount,
      currency: "EUR",
      reason: "thanks",
      grantId: made.id,
    };
    const results = await Promise.all(
      [input, ...(twice ? [input] : [])].map((one) => grantReward(one, system, model.clock)),
    );
    expect(results.map(({ kind }) => kind).sort()).toEqual(twice ? ["duplicate", "granted"] : ["granted"]);
    model.grants.push(made);
    account(model, customer).available += amount;
  };
}

function changeMargin(margin: number): Command["run"] {
  return async (model) => {
    model.margin = margin;
    await setValueParameters({ marginBasisPoints: margin }, system, model.clock);
    await revalueAll();
  };
}

/** What each person's accounts and own value should be, and what everybody's relationship is worth together. */
function expected(model: Model) {
  const own = new Map(people.map((person) => [person, 0n]));
  for (const { customer, amount, refunded } of model.orders) {
    const figure = portion(amount, BigInt(model.margin), 10_000n);
    const back = amount === 0n ? 0n : portion(figure, refunded, amount);
    own.set(customer, (own.get(customer) ?? 0n) + figure - back);
  }
  const rewards = model.orders.flatMap((order) => order.rewards);
  const cost =
    rewards.reduce((sum, one) => sum + one.amount - one.reversed, 0n) +
    model.grants.reduce((sum, { amount }) => sum + amount, 0n);
  const all = [...own.values()].reduce((sum, one) => sum + one, 0n);
  return { accounts: Object.fromEntries(model.accounts), own: Object.fromEntries(own), together: all - cost };
}

async function booksOf({ ids }: Books) {
  const rows = await query<Account & { id: string; own: bigint; realised: bigint }>(
    `select c.id, coalesce(t.own_minor, 0)::bigint as own, coalesce(t.realised_minor, 0)::bigint as realised,
       ${["pending", "available", "debt"].map((kind) => `coalesce((select a.balance from ledger_owner o join ledger_account a on a.owner_pseudonym = o.pseudonym where o.customer_id = c.id and a.kind = '${kind}'), 0)::bigint as ${kind}`).join()}
     from customer c left join value_total t on t.customer_id = c.id where c.id = any($1::uuid[])`,
    [[...ids.values()]],
  );
  const of = (person: string) => rows.find(({ id }) => id === ids.get(person));
  const each = <T>(read: (row: (typeof rows)[number] | undefined) => T) =>
    Object.fromEntries(people.map((person) => [person, read(of(person))]));
  return {
    accounts: each((row) => ({ pending: row?.pending, available: row?.available, debt: row?.debt })),
    own: each((row) => row?.own),
    together: rows.reduce((sum, { realised }) => sum + realised, 0n),
  };
}

function inputOf(model: Model, { id, customer, amount, at }: Order) {
  const fields = { source: "model", externalId: id, customer: `${model.name} ${customer}`, currency: "EUR" };
  return { ...fields, placedAt: at, amountMinor: amount };
}

function refundInput(model: Model, { order: of, id, amount }: Model["refunds"][number]) {
  const fields = { source: "model", orderExternalId: of.id, externalId: id };
  return { ...fields, amountMinor: amount, refundedAt: model.clock };
}

function hasBought(model: Model, customer: string): boolean {
  return model.orders.some((one) => one.customer === customer && one.amount > 0n);
}

function account(model: Model, person: string): Account {
  const found = model.accounts.get(person);
  if (found === undefined) throw new Error(`nobody is called ${person}`);
  return found;
}

function pick<T>(list: readonly T[], n: number): T {
  const one = list[n % list.length];
  if (one === undefined) throw new Error("there is nothing to pick");
  return one;
}
