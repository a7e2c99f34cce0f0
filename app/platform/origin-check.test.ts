import { expect, test } from "vitest";
import { comesFromUs } from "./origin-check.server.ts";

const origin = "https://kith.example.com";
const host = "kith.example.com";
const production = { origin, trustHost: false };
const development = { origin: "http://localhost:3000", trustHost: true };

test.each(["GET", "HEAD"])("%s changes nothing and is let through from anywhere", (method) => {
  expect(
    comesFromUs(
      { method, headers: { "sec-fetch-site": "cross-site", origin: "https://evil.example" } },
      production,
    ),
  ).toBe(true);
});

test.each([
  ["same-origin", true],
  ["none", true],
  ["same-site", false],
  ["cross-site", false],
  ["something-new", false],
])("Sec-Fetch-Site: %s → %s, whatever Origin says", (site, expected) => {
  expect(
    comesFromUs(
      { method: "POST", headers: { "sec-fetch-site": site, origin: "https://evil.example" } },
      production,
    ),
  ).toBe(expected);
  expect(comesFromUs({ method: "DELETE", headers: { "sec-fetch-site": site, origin } }, production)).toBe(
    expected,
  );
});

test.each([
  [origin, true],
  ["https://evil.example", false],
  ["https://kith.example.com.evil.example", false],
  ["https://kith.example.com:8443", false],
  ["http://kith.example.com", false],
  ["null", false],
  ["", false],
  [undefined, false],
])("without Sec-Fetch-Site, Origin %s → %s in production", (from, expected) => {
  const headers = { host, ...(from === undefined ? {} : { origin: from }) };
  expect(comesFromUs({ method: "POST", headers }, production)).toBe(expected);
});

test("the request's own Host counts outside production only", () => {
  const asked = { method: "POST", headers: { host: "192.168.1.5:3000", origin: "http://192.168.1.5:3000" } };
  expect(comesFromUs(asked, development)).toBe(true);
  expect(comesFromUs(asked, production)).toBe(false);
  const overTls = { ...asked.headers, origin: "https://192.168.1.5:3000" };
  expect(comesFromUs({ method: "POST", headers: overTls }, development)).toBe(false);
});
