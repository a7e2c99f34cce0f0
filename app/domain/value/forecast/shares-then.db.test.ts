import { expect, test, vi } from "vitest";
import { addDays, addMonths, dayMs } from "#app/kernel/dates.ts";
import { query } from "#tests/support/database.ts";
import { insertBase, ordersOf } from "#tests/support/forecast-base.ts";
import { simulatePurchaseDays } from "#tests/support/simulated-customers.ts";
import { tellContribution, tellOutcome } from "#tests/support/tell.ts";
import { gamma, randomFrom } from "../models/random.ts";
import { readStandingValuation, sharesOf } from "./forecast-queries.server.ts";
import { recomputeValuation } from "./recompute-valuation.server.ts";
import { valueCustomers } from "./value-customers.server.ts";

vi.setConfig({ testTimeout: 90_000 });

const at = new Date("2026-11-22T09:00:00Z");
const today = Math.floor(at.getTime() / dayMs);

test("an old valuation comes to the same after those who brought a friend changed company, and were named in a deal", async () => {
  await query(
    "insert into value_parameters (version, margin_basis_points, created_at) select max(version) + 1, 4000, $1 from value_parameters",
    [at],
  );
  const random = randomFrom(21);
  const model = { variant: "bg-nbd", r: 0.8, alpha: 8, a: 0.6, b: 3 } as const;
  const days = simulatePurchaseDays(random, model, 80, 80).map(
    (one) => new Map([...one].map(([day]) => [day + today - 561, 1] as const)),
  );
  const ids = await insertBase(
    80,
    ordersOf(days, () => Math.round(gamma(random, 3) * 700)),
    addMonths(at, -24),
  );
  const people = ["friend", "bringer", "elder", "deal-maker"] as const;
  for (const [place, name] of people.entries())
    await query("update customer set external_id = $2, email = $3, party_since = created_at where id = $1", [
      ids[place],
      name,
      `${name}@${name}.example`,
    ]);
  await brings("bringer", "friend", addMonths(at, -5));
  await brings("elder", "bringer", addMonths(at, -7));
  await brings("deal-maker", "friend", addMonths(at, -4));
  await valueCustomers(at);
  const before = await readStandingValuation();
  if (before === null) throw new Error("it stands");
  const [friend = ""] = ids;
  expect(await sharesOf(friend, "friend")).toHaveLength(3);

  const later = addDays(at, 1);
  await query("update customer set email = 'bringer@friend.example', party_since = $2 where id = $1", [
    ids[1],
    later,
  ]);
  await query("insert into organization (id, name, created_at) values (gen_random_uuid(), 'One', $1)", [
    later,
  ]);
  await query(
    `update customer set organization_id = (select id from organization), party_since = $2 where id = any($1::uuid[])`,
    [[ids[0], ids[2]], later],
  );
  const deal = { kind: "deal", state: "open", influencedBy: ["deal-maker brings friend"] };
  await tellOutcome("a deal", deal, later);
  expect(await recomputeValuation(before.id)).toMatchObject({ same: true, kept: before.digest });
  await valueCustomers(later);
  expect(await sharesOf(friend, "friend")).toEqual([]);
  expect(await recomputeValuation(before.id)).toMatchObject({ same: true });

  await query("alter table former_party disable trigger rows_never_change");
  await query("delete from former_party");
  expect(await recomputeValuation(before.id)).toMatchObject({ same: false });
});

async function brings(who: string, whom: string, when: Date): Promise<void> {
  const gave = `${who} brings ${whom}`;
  await tellContribution(gave, "introduction", who, when);
  const joined = { kind: "customer-joined", state: "joined", customer: whom, influencedBy: [gave] };
  await tellOutcome(`${gave}: joined`, joined, when);
}
