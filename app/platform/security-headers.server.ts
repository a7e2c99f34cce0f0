import { randomBytes } from "node:crypto";

/** A fresh nonce for the scripts of one answer: 128 random bits in base64. */
export function newNonce(): string {
  return randomBytes(16).toString("base64");
}

const always: readonly (readonly [string, string])[] = [
  ["X-Content-Type-Options", "nosniff"],
  ["Referrer-Policy", "strict-origin-when-cross-origin"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"],
];

/** The headers that every answer carries, errors too. HSTS only where the site is served over https. */
export function securityHeaders(options: { nonce: string; https: boolean }): [string, string][] {
  const headers: [string, string][] = always.map(([name, value]) => [name, value]);
  headers.push(["Content-Security-Policy", contentPolicy(options.nonce)]);
  if (options.https) headers.push(["Strict-Transport-Security", "max-age=63072000; includeSubDomains"]);
  return headers;
}

function contentPolicy(nonce: string): string {
  return (
    `default-src 'self'; script-src 'nonce-${nonce}' 'strict-dynamic'; object-src 'none'; ` +
    "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
  );
}
