import { expect, test } from "vitest";
import { newNonce, securityHeaders } from "./security-headers.server.ts";

test("the content policy allows scripts by nonce alone", () => {
  const headers = Object.fromEntries(securityHeaders({ nonce: "abc", https: true }));
  expect(headers["Content-Security-Policy"]).toBe(
    "default-src 'self'; script-src 'nonce-abc' 'strict-dynamic'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
  );
});

test("HSTS lasts two years, and only where the site is served over https", () => {
  expect(
    Object.fromEntries(securityHeaders({ nonce: "abc", https: true }))["Strict-Transport-Security"],
  ).toBe("max-age=63072000; includeSubDomains");
  expect(Object.fromEntries(securityHeaders({ nonce: "abc", https: false }))).not.toHaveProperty(
    "Strict-Transport-Security",
  );
});

test("every nonce is new and long", () => {
  const nonces = new Set(Array.from({ length: 1_000 }, newNonce));
  expect(nonces.size).toBe(1_000);
  for (const nonce of nonces) expect(Buffer.from(nonce, "base64")).toHaveLength(16);
});
