import { expect, test } from "vitest";
import { hashPassword, isOutdated, PasswordsBusy, verifyPassword } from "./password.server.ts";

test("a hash is Argon2id of 19 MiB, two passes, one lane, and salted", async () => {
  const [one, two] = await Promise.all([hashPassword("correct horse"), hashPassword("correct horse")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(isOutdated(one)).toBe(false);
  expect(isOutdated("$argon2id$v=19$m=4096,t=2,p=1$abc")).toBe(true);
});

test("every byte counts, beyond the 72nd too, and blanks at the ends", async () => {
  const long = `${"x".repeat(80)}a`;
  const hash = await hashPassword(long);
  expect(await verifyPassword(hash, long)).toBe(true);
  expect(await verifyPassword(hash, `${"x".repeat(80)}b`)).toBe(false);
  expect(await verifyPassword(await hashPassword(" blank "), "blank")).toBe(false);
});

test("nobody's password is never right", async () => {
  expect(await verifyPassword(null, "the password of nobody")).toBe(false);
});

test("a long queue is refused, and those who wait are served", async () => {
  const asked = Array.from({ length: 60 }, () => hashPassword("correct horse"));
  const outcomes = await Promise.allSettled(asked);
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused.every((outcome) => outcome.reason instanceof PasswordsBusy)).toBe(true);
  expect(refused).toHaveLength(8);
  expect(await hashPassword("correct horse")).toMatch(/^\$argon2id/);
});
