import { describe, expect, test } from "vitest";
import { mailboxOf, parseEmail } from "./email-address.ts";

describe("parseEmail", () => {
  test.each([
    ["ada@example.com", "ada@example.com"],
    ["  Ada.Lovelace@Example.COM ", "ada.lovelace@example.com"],
    ["ada+shop@example.co.uk", "ada+shop@example.co.uk"],
    ["jörg@bücher.example", "jörg@xn--bcher-kva.example"],
    ["ａｄａ@example.com", "ada@example.com"],
    ["o'brien@example.ie", "o'brien@example.ie"],
  ])("%s is %s", (text, email) => {
    expect(parseEmail(text)).toBe(email);
  });

  test.each([
    "",
    "ada",
    "@example.com",
    "ada@",
    "ada@example",
    "ada@localhost",
    "ada@127.0.0.1",
    "ada@exa mple.com",
    "ada lovelace@example.com",
    "ada@@example.com",
    "ada..b@example.com",
    ".ada@example.com",
    "ada@-example.com",
    "ada@example.com\r\nBcc: eve@example.com",
    "Ada <ada@example.com>",
    "ada\u0000@example.com",
    `${"a".repeat(65)}@example.com`,
    `ada@${"a".repeat(250)}.com`,
  ])("%j is none", (text) => {
    expect(parseEmail(text)).toBeNull();
  });
});

describe("mailboxOf", () => {
  test.each([
    ["ada@example.com", "ada@example.com"],
    ["ada+shop@example.com", "ada@example.com"],
    ["a.d.a@example.com", "a.d.a@example.com"],
    ["a.d.a+x@gmail.com", "ada@gmail.com"],
    ["ada@googlemail.com", "ada@gmail.com"],
    ["+tag@example.com", "+tag@example.com"],
  ])("%s is %s", (email, mailbox) => {
    expect(mailboxOf(email)).toBe(mailbox);
  });
});
