import { expect, test } from "vitest";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { bootstrapOwner } from "./bootstrap-owner.server.ts";

test("the owner of the settings is made once, however many processes start", async () => {
  await Promise.all([1, 2, 3].map(() => bootstrapOwner("Owner@Example.com", now)));
  await bootstrapOwner("owner@example.com", now);
  const staff = await query(
    "select staff.name, staff.role, account.email from staff join account on account.id = staff.account_id",
  );
  expect(staff).toEqual([{ name: "owner", role: "owner", email: "owner@example.com" }]);
});

test("an address that is none is refused", async () => {
  await expect(bootstrapOwner("owner", now)).rejects.toThrow("BOOTSTRAP_OWNER_EMAIL");
});
