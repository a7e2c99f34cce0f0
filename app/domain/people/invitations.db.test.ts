import { expect, test } from "vitest";
import { readSession, startSession } from "#app/platform/session.server.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { mailsTo } from "#tests/support/outbox.ts";
import { changeStaffRole, disableStaff } from "./change-staff.server.ts";
import { inviteCustomer } from "./invite-customer.server.ts";
import { inviteStaff } from "./invite-staff.server.ts";
import { redeemLink } from "./redeem-link.server.ts";
import { whoIsSignedIn } from "./signed-in-queries.server.ts";

const maria = await createStaff("maria");
const owner = { staffId: maria.id, name: maria.name };

async function open(email: string, at = now) {
  const mail = (await mailsTo(email)).at(-1);
  const token = String(mail?.props["link"]).split("/").at(-1) ?? "";
  return redeemLink({ token, code: null, browserSecret: null, userAgent: "Kith tests" }, at, async () => {});
}

test("an invited customer joins with one press, in any browser, within seven days", async () => {
  expect(
    await inviteCustomer({ email: "ivy@example.com", name: "Ivy", note: "Welcome" }, owner, now),
  ).toEqual({ kind: "invited" });
  expect((await mailsTo("ivy@example.com"))[0]).toMatchObject({
    template: "customer-invitation",
    props: { inviter: maria.name, note: "Welcome" },
  });
  expect(await open("ivy@example.com", daysFromNow(8))).toMatchObject({ because: "expired" });
  expect(await open("ivy@example.com", daysFromNow(6))).toMatchObject({
    kind: "signed-in",
    joined: true,
    staff: false,
  });
  expect(await query("select name, origin from customer where email = 'ivy@example.com'")).toEqual([
    { name: "Ivy", origin: "invited" },
  ]);
  expect(
    await inviteCustomer({ email: "ivy@example.com", name: null, note: null }, owner, now),
  ).toMatchObject({ because: "has-joined" });
});

test("an invited customer becomes staff: older sessions end, the new one has the rights", async () => {
  const bo = await createCustomer("bo");
  const before = await startSession(bo.accountId, { userAgent: "", staff: false }, now);
  expect(await inviteStaff({ email: bo.email, name: "Bo Lind", role: "moderator" }, owner, now)).toEqual({
    kind: "invited",
  });
  const answer = await open(bo.email);
  expect(answer).toMatchObject({ kind: "signed-in", accountId: bo.accountId, staff: true });
  expect(await readSession(before.token, now)).toBeNull();
  const who = answer.kind === "signed-in" ? await whoIsSignedIn(answer.session.token, now) : null;
  expect(who).toMatchObject({ customer: { customerId: bo.id }, staff: { role: "moderator" } });
  expect(await inviteStaff({ email: bo.email, name: "Bo", role: "owner" }, owner, now)).toMatchObject({
    because: "is-staff",
  });
});

test("a change of role and a dismissal end the sessions", async () => {
  const sam = await createStaff("sam");
  const first = await startSession(sam.accountId, { userAgent: "", staff: true }, now);
  expect(await changeStaffRole({ staffId: sam.id, role: "executive" }, owner, now)).toEqual({
    kind: "changed",
  });
  expect(await whoIsSignedIn(first.token, now)).toBeNull();
  const second = await startSession(sam.accountId, { userAgent: "", staff: true }, now);
  expect(await whoIsSignedIn(second.token, now)).toMatchObject({ staff: { role: "executive" } });
  expect(await disableStaff(sam.id, owner, now)).toEqual({ kind: "disabled" });
  expect(await whoIsSignedIn(second.token, now)).toBeNull();
  const third = await startSession(sam.accountId, { userAgent: "", staff: true }, now);
  expect(await whoIsSignedIn(third.token, now), "disabled staff are no staff").toMatchObject({ staff: null });
  expect(await disableStaff(sam.id, owner, now)).toMatchObject({ because: "no-such-staff" });
});

test("the last owner stays an owner", async () => {
  expect(await disableStaff(maria.id, owner, now)).toMatchObject({ because: "last-owner" });
  expect(await changeStaffRole({ staffId: maria.id, role: "manager" }, owner, now)).toMatchObject({
    because: "last-owner",
  });
});

test("two owners who dismiss each other at once leave one", async () => {
  const nadia = await createStaff("nadia");
  await changeStaffRole({ staffId: nadia.id, role: "owner" }, owner, now);
  const answers = await Promise.all([
    disableStaff(nadia.id, owner, now),
    disableStaff(maria.id, { staffId: nadia.id }, now),
  ]);
  expect(answers.map((answer) => answer.kind).sort()).toEqual(["disabled", "refused"]);
  expect(await query("select 1 from staff where role = 'owner' and disabled_at is null")).toHaveLength(1);
});

test("nobody but an owner changes the staff", async () => {
  const tom = await createStaff("tom");
  expect(await changeStaffRole({ staffId: tom.id, role: "owner" }, { staffId: tom.id }, now)).toMatchObject({
    because: "not-owner",
  });
});
