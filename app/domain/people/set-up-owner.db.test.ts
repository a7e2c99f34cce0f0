import { expect, test } from "vitest";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { bootstrapOwner, ownerSetUpLink } from "./bootstrap-owner.server.ts";
import { companyView } from "./company-queries.server.ts";
import { consoleSignInLink } from "./console-link.server.ts";
import { redeemLink } from "./redeem-link.server.ts";
import { setUpIsOpen, setUpOwner } from "./set-up-owner.server.ts";
import { whoIsSignedIn } from "./signed-in-queries.server.ts";

const answers = {
  name: "Maria Costa",
  email: "maria@example.com",
  company: "Costa & Co",
  currency: "EUR",
  userAgent: "Kith tests",
};
const nextDay = new Date(now.getTime() + 86_400_000);

async function setUpToken(): Promise<string> {
  return (await ownerSetUpLink("http://localhost:3000", now))?.split("/").at(-1) ?? "";
}

test("a fresh installation has nobody to sign in as", async () => {
  expect(await query("select 1 from account")).toEqual([]);
  expect(await consoleSignInLink("maria@example.com", "http://localhost:3000", now)).toBeNull();
});

test("the set-up link makes the owner, once, and a newer one kills it", async () => {
  const older = await setUpToken();
  const token = await setUpToken();
  expect(await setUpIsOpen(older, now)).toBe(false);
  expect(await setUpIsOpen(token, now)).toBe(true);
  expect(await setUpIsOpen(token, nextDay), "after 24 hours").toBe(false);
  expect(await setUpOwner({ ...answers, token: older }, now)).toMatchObject({ because: "link-is-dead" });
  expect(
    await redeemLink({ token, code: null, browserSecret: null, userAgent: "" }, now, async () => {}),
  ).toMatchObject({ because: "no-such-link" });

  const both = await Promise.all([
    setUpOwner({ ...answers, token }, now),
    setUpOwner({ ...answers, email: "eve@example.com", token }, now),
  ]);
  expect(both.map((answer) => answer.kind).sort()).toEqual(["refused", "set-up"]);
  const done = both.find((answer) => answer.kind === "set-up");
  expect(await whoIsSignedIn(done?.kind === "set-up" ? done.session.token : "", now)).toMatchObject({
    staff: { role: "owner", name: "Maria Costa" },
  });
  expect(await companyView()).toMatchObject({ name: "Costa & Co", currency: "EUR" });
  expect(await query("select 1 from staff")).toHaveLength(1);
});

test("with an owner there is no more set-up and no bootstrap", async () => {
  expect(await ownerSetUpLink("http://localhost:3000", now)).toBeNull();
  await bootstrapOwner("another@example.com", now);
  expect(await query("select 1 from staff")).toHaveLength(1);
});

test("a link of the console opens in any browser", async () => {
  const [{ email } = { email: "" }] = await query<{ email: string }>("select email from account");
  const link = await consoleSignInLink(email, "http://localhost:3000", now);
  expect(link).toMatch(/^http:\/\/localhost:3000\/link\/[\w-]{43}$/);
  const token = link?.split("/").at(-1) ?? "";
  expect(
    await redeemLink({ token, code: null, browserSecret: null, userAgent: "" }, now, async () => {}),
  ).toMatchObject({ staff: true });
});
