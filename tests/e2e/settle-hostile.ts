import { grantReward } from "#app/domain/intake/grant-reward.server.ts";
import { putCustomer } from "#app/domain/intake/put-customer.server.ts";
import { takeOrders } from "#app/domain/intake/take-orders.server.ts";
import { inviteCustomer } from "#app/domain/people/invite-customer.server.ts";
import { requestJoining } from "#app/domain/people/request-joining.server.ts";
import { ensureReferralLink } from "#app/domain/referrals/referral-link.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { closeDatabase, pool } from "#app/platform/database.server.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { agreeTerms } from "#tests/support/house.ts";
import { signIn } from "#tests/support/sign-in.ts";
import { formulas, scripts, shapes } from "./hostile-text.ts";
import { settleIdeas } from "./settle-hostile-ideas.ts";
import { type Paths, settleProfile, settleSlices } from "./settle-hostile-slices.ts";

// Run apart by attack-by-text.spec.ts, on the database in DATABASE_URL: every text that is stored is hostile. What forms and
// the API would refuse is written past them, so that showing it is safe whatever let it in.
const now = new Date();
const ada = await createCustomer("ada", now);
const maria = await createStaff("maria", now);
const sam = await createStaff("sam", now);
const actor = { kind: "staff" as const, id: maria.id };
await agreeTerms(maria, now);
const { code } = await ensureReferralLink(ada.id, now);
const customerIds: string[] = [];
const importId = newId(now);
await pool.query(
  `insert into order_import (id, source, file_name, state, actor_kind, created_at, failure) values ($1, $2, $3, 'failed', 'system', now(), $4)`,
  [importId, scripts[0], `${scripts[2]}.csv`, scripts[3]],
);
const byFours = Array.from({ length: Math.ceil(scripts.length / 4) }, (_, at) =>
  scripts.slice(at * 4, at * 4 + 4).join(" "),
);
for (const [index, text] of [...byFours, ...shapes].entries()) {
  const externalId = text.slice(0, 1_900) + index;
  const put = await putCustomer(
    { externalId, name: text, organization: text.slice(0, 1_900) + index },
    actor,
    now,
  );
  if (put.kind === "refused") throw new Error(put.detail);
  customerIds.push(put.customerId);
  await pool.query("update customer set email = $2 where id = $1", [
    put.customerId,
    `${text.slice(0, 1_900)}${index}@example.com`,
  ]);
  const order = {
    source: text,
    externalId: text.slice(0, 1_900),
    customer: externalId,
    placedAt: now,
    amountMinor: 5_000n,
    currency: "EUR",
  };
  const [taken] = await takeOrders([{ ...order, referral: { code } }], actor, now);
  if (taken?.kind !== "created") throw new Error(`order ${index} was not taken`);
  const grant = {
    customerId: ada.id,
    amountMinor: 100n,
    currency: "EUR",
    reason: text.trim() || "·",
    grantId: newId(now),
  };
  await grantReward(grant, actor, now);
  await inviteCustomer(
    { email: `invited-${index}@example.com`, name: text, note: text },
    { staffId: maria.id, name: text },
    now,
  );
  const joining = {
    email: `joining-${index}@example.com`,
    name: text,
    browserSecret: "x",
    clickId: null,
    code: null,
    to: null,
  };
  await requestJoining(joining, now);
}
for (const [index, text] of [...scripts, ...shapes, ...formulas].entries()) {
  await pool.query("insert into import_line values ($1, $2, 'rejected', $3, $3)", [
    importId,
    index + 1,
    text,
  ]);
}
const cast = { ada, maria, sam };
const paths: Paths = { ada: [], maria: [] };
await pool.query("update customer set name = $2 where id = $1", [ada.id, scripts[2]]);
await pool.query("update staff set name = $1, title = $2", [scripts[4], shapes[0]?.slice(0, 400)]);
for (const [index, text] of [scripts.join(" "), ...shapes].entries()) {
  for (const more of [
    await settleSlices(cast, text, index, now),
    await settleIdeas(cast, text, index, now),
  ]) {
    paths.ada.push(...more.ada);
    paths.maria.push(...more.maria);
  }
}
await settleProfile(cast, [scripts.join(" "), ...shapes], now);
await pool.query("update company set name = $1", [`${scripts[23]}${shapes[0]?.slice(0, 60)}`]);
await pool.query("update referral_programme set welcome = $1, shop_url = 'https://shop.example/'", [
  scripts.join(" ") + shapes[0],
]);
const cookies = {
  ada: await signIn(ada, { staff: false, at: now }),
  maria: await signIn(maria, { staff: true, at: now }),
};
const { rows } = await pool.query<{ id: string }>(
  `select id from (select id, template, row_number() over (partition by template order by created_at, id) as nth from outbox_mail) m
   where nth % 4 = 1 order by template, nth`,
);
await closeDatabase();
process.stdout.write(
  JSON.stringify({
    cookies,
    code,
    customerIds,
    adaId: ada.id,
    paths,
    importId,
    mailIds: rows.map(({ id }) => id),
  }),
  () => process.exit(0),
);
