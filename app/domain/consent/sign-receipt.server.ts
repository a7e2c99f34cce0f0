import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from "node:crypto";
import { env } from "#app/platform/env.server.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Receipt } from "./receipt.ts";

/** A receipt that anybody can check without asking us. */
export type SignedReceipt = Receipt & {
  proof: {
    type: "Ed25519";
    /** What was signed: this document without `proof`, as RFC 8785 JSON. */
    canonicalisation: "RFC 8785";
    publicKey: { kty: "OKP"; crv: "Ed25519"; x: string };
    keyId: string;
    /** base64url */
    signature: string;
  };
};

/** RFC 8410: how PKCS 8 wraps the 32 bytes of an Ed25519 key. */
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");

const privateKey = keyFrom(env.SECRET);
const x = createPublicKey(privateKey).export({ format: "jwk" }).x ?? "";

/** The fingerprint of the key that receipts are signed with, for comparing. */
export const receiptKeyId: string = createHash("sha256").update(x).digest("hex").slice(0, 16);

/** Signs a receipt with the key of this installation. */
export function signReceipt(receipt: Receipt): SignedReceipt {
  const signature = sign(null, Buffer.from(canonicalJson(receipt)), privateKey).toString("base64url");
  const publicKey = { kty: "OKP", crv: "Ed25519", x } as const;
  return {
    ...receipt,
    proof: { type: "Ed25519", canonicalisation: "RFC 8785", publicKey, keyId: receiptKeyId, signature },
  };
}

function keyFrom(secret: string): KeyObject {
  const seed = Buffer.from(hkdfSync("sha256", secret, "", "consent receipts", 32));
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: "der", type: "pkcs8" });
}
