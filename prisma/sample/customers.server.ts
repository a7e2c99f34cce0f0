import { putCustomer } from "#app/domain/intake/put-customer.server.ts";
import { inviteCustomer } from "#app/domain/people/invite-customer.server.ts";
import { requestJoining } from "#app/domain/people/request-joining.server.ts";
import { recordClicks } from "#app/domain/referrals/record-clicks.server.ts";
import { ensureReferralLink } from "#app/domain/referrals/referral-link.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { broughtBy, type CustomerKey, customerKeys, customers } from "./data/customers.ts";
import { openings } from "./data/visits.ts";
import { customerOfAccount, enterByMail } from "./enter.server.ts";
import type { House } from "./house.ts";
import { done, minutesAfter, type Step } from "./story.ts";

/** The shop's own id of a customer. */
export function externalIdOf(key: CustomerKey): string {
  return `LK-${1001 + customerKeys.indexOf(key)}`;
}

/** People come on file with the shop, join by an invitation or through somebody's link, and have their links opened. */
export function customerSteps(house: House): Step[] {
  return customerKeys.flatMap((key) => {
    const { joins } = customers[key];
    const friend = broughtBy(key);
    if (joins === undefined) return [onFileStep(house, key)];
    const cameAlone =
      friend !== null || (joins > customers[key].from && customers[key].organization === undefined);
    const joining = cameAlone ? joinSteps(house, key, friend, joins) : invitedSteps(house, key, joins);
    return [
      onFileStep(house, key),
      ...joining,
      linkStep(house, key, joins),
      ...openingSteps(house, key, joins),
    ];
  });
}

function onFileStep(house: House, key: CustomerKey): Step {
  const { name, email, organization, from } = customers[key];
  return {
    at: house.clock.at([from, "06:20"]),
    run: async (now) => {
      const known = { externalId: externalIdOf(key), email, name, organization };
      const { customerId } = await done(putCustomer(known, house.shop.get("key"), now));
      house.customers.put(key, customerId);
    },
  };
}

function invitedSteps(house: House, key: CustomerKey, joins: number): Step[] {
  const { name, email, buys } = customers[key];
  const random = house.random(`invitation of ${key}`);
  const at = minutesAfter(house.clock.at([joins, "17:10"]), random.between(0, 280));
  const note = `${name.split(" ")[0]}, this is where you can tell us what would make us better, and where we answer. I would be glad to see you there.`;
  return [
    {
      at: minutesAfter(at, -60 * random.between(6, 30)),
      run: (now) => {
        const inviter = house.staff.get(buys === "cafe" || buys === "office" ? "orla" : "daniel");
        return done(inviteCustomer({ email, name, note }, inviter, now));
      },
    },
    { at, run: (now) => enter(house, key, null, now) },
  ];
}

/** Somebody asks to join: from a friend's link, or of themselves. */
function joinSteps(house: House, key: CustomerKey, friend: CustomerKey | null, joins: number): Step[] {
  const { name, email } = customers[key];
  const random = house.random(`joining of ${key}`);
  const asks = minutesAfter(house.clock.at([joins, "08:00"]), random.between(0, 780));
  const opened = minutesAfter(asks, -random.between(35, 4_000));
  let clickId: string | null = null;
  const browserSecret = `the browser of ${key}`;
  return [
    {
      at: opened,
      run: async (now) => {
        if (friend !== null) clickId = await open(house, friend, true, now);
      },
    },
    {
      at: asks,
      run: (now) => requestJoining({ email, name, browserSecret, clickId, code: null, to: null }, now),
    },
    { at: minutesAfter(asks, random.between(1, 7)), run: (now) => enter(house, key, browserSecret, now) },
  ];
}

async function enter(house: House, key: CustomerKey, browserSecret: string | null, now: Date): Promise<void> {
  const { accountId } = await enterByMail(customers[key].email, browserSecret, now);
  house.accounts.put(key, accountId);
  house.customers.put(key, await customerOfAccount(accountId));
}

/** Whoever joined looks at their own link before long. */
function linkStep(house: House, key: CustomerKey, joins: number): Step {
  return {
    at: minutesAfter(house.clock.at([joins, "23:10"]), house.random(`link of ${key}`).between(0, 40)),
    run: async (now) => house.links.put(key, await ensureReferralLink(house.customers.get(key), now)),
  };
}

/** Openings that led nowhere: most by people, some by machines. */
function openingSteps(house: House, key: CustomerKey, joins: number): Step[] {
  const random = house.random(`openings of ${key}`);
  return Array.from({ length: openings[key] ?? 0 }, () => {
    const at = minutesAfter(house.clock.at([random.between(1, joins - 1), "07:00"]), random.between(0, 960));
    const counted = random.next() > 0.12;
    return { at, run: (now: Date) => open(house, key, counted, now) };
  });
}

async function open(house: House, key: CustomerKey, counted: boolean, now: Date): Promise<string> {
  const id = newId(now);
  await recordClicks([{ id, linkId: house.links.get(key).id, at: now, counted }]);
  return id;
}
