import { expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer } from "#tests/support/cast.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { rewardsOf } from "./reward-queries.server.ts";

const ada = await createCustomer("ada");
const bo = await createCustomer("bo");

async function reward(kind: string, friendId: string | null): Promise<void> {
  const outcomeId = friendId === null ? null : newId(now);
  if (outcomeId !== null)
    await query(
      "insert into outcome (id, kind, customer_id, recorded_at) values ($1, 'customer-joined', $2, $3)",
      [outcomeId, friendId, now],
    );
  await query(
    `insert into reward (id, trigger_event_id, beneficiary_id, kind, outcome_id, amount_minor, currency, reason, granted_at, available_at)
     values ($1, $2, $3, $4, $5, 1500, 'USD', 'x', $6, $6)`,
    [newId(now), newId(now), ada.id, kind, outcomeId, now],
  );
}

test("a reward for a friend names the friend by first name, and no other reward names anybody", async () => {
  await reward("referral-advocate", bo.id);
  await reward("referral-friend", bo.id);
  await reward("grant", null);
  const { rewards } = await rewardsOf(ada.id);
  const named = new Map(rewards.map(({ kind, friend }) => [kind, friend]));
  expect(named).toEqual(
    new Map([
      ["referral-advocate", bo.name.split(" ")[0]],
      ["referral-friend", null],
      ["grant", null],
    ]),
  );
  await query("update customer set name = null where id = $1", [bo.id]);
  const nameless = (await rewardsOf(ada.id)).rewards.find(({ kind }) => kind === "referral-advocate");
  expect(nameless?.friend).toBeNull();
});
