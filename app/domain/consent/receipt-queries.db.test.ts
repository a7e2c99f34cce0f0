import { createHash, createPublicKey, verify } from "node:crypto";
import { expect, test } from "vitest";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { agree, benchmarkNotice, evidence } from "#tests/support/share-data.ts";
import { changeContact } from "../people/change-contact.server.ts";
import { withdrawConsent } from "./change-consent.server.ts";
import { closePurpose, writeNotice } from "./change-purpose.server.ts";
import { openPurpose } from "./open-purpose.server.ts";
import { receiptFor } from "./receipt-queries.server.ts";

const maria = await createStaff("maria");
const ada = await createCustomer("ada");
const by = { kind: "staff", id: maria.id } as const;

/** RFC 8785, written apart from the product's, so that the two agree or the test fails. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join(",")}]`;
  const object = value as Record<string, unknown>;
  const names = Object.keys(object).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(object[name])}`).join(",")}}`;
}

/** What somebody can check who has the file and nothing else. */
function isSigned(text: string): boolean {
  const { proof, ...receipt } = JSON.parse(text);
  const key = createPublicKey({ key: proof.publicKey, format: "jwk" });
  return verify(null, Buffer.from(canonical(receipt)), key, Buffer.from(proof.signature, "base64url"));
}

const random = (most: number) => Math.floor(Math.random() * most);
const letters = ["a", "é", "ß", "中", "🙂", "‮", '"', "\\", "\n", "</script>", "\u0000".slice(1), "Ω", " "];
const words = () => Array.from({ length: 1 + random(12) }, () => letters[random(letters.length)]).join("");

test("P-09: 1,000 receipts of random consents verify with nothing but the file, and their notice hash reproduces", async () => {
  const needed =
    `version jurisdiction consentTimestamp collectionMethod consentReceiptID language piiPrincipalId piiControllers
    policyUrl services sensitive spiCat`.split(/\s+/);
  const ofPurpose =
    "purpose purposeCategory consentType piiCategory primaryPurpose termination thirdPartyDisclosure thirdPartyName";
  const keys = new Map<string, string>();
  for (let index = 0; index < 40; index++) {
    const notice = {
      what: words(),
      why: words(),
      whatYouGet: words(),
      categories: [words(), words()],
      locale: "en",
    };
    const opened = await openPurpose({ name: `Purpose ${index} ${words()}`, notice }, by, now);
    if (opened.kind === "refused") throw new Error(opened.detail);
    keys.set(opened.key, opened.purposeId);
  }
  const people = [];
  for (let index = 0; index < 25; index++) {
    const [row] = await query<{ id: string }>(
      "insert into customer (id, external_id, origin, created_at) values (gen_random_uuid(), $1, 'api', $2) returning id",
      [`random-${index}`, now],
    );
    people.push({ ...ada, id: row?.id ?? "" });
  }
  let verified = 0;
  for (const person of people) {
    for (const [key] of keys) {
      await agree(person, key, now);
      if (random(3) === 0) await withdrawConsent({ customerId: person.id, purposeKey: key }, evidence, now);
      const text = JSON.stringify(await receiptFor(person.id, key), null, 2);
      expect(isSigned(text), key).toBe(true);
      const receipt = JSON.parse(text);
      expect(Object.keys(receipt)).toEqual(expect.arrayContaining(needed));
      expect(Object.keys(receipt.services[0].purposes[0])).toEqual(
        expect.arrayContaining(ofPurpose.split(" ")),
      );
      const { notice, state } = receipt.iso27560;
      expect(["ConsentGiven", "ConsentWithdrawn"]).toContain(state);
      expect(createHash("sha256").update(notice.text).digest("hex")).toBe(notice.textSha256);
      expect(JSON.parse(notice.text).why).toBe(notice.why);
      verified++;
    }
  }
  expect(verified).toBe(1000);
}, 120_000);

test("a receipt that was changed anywhere does not verify", async () => {
  const opened = await openPurpose({ name: "Tampering", notice: benchmarkNotice }, by, now);
  if (opened.kind === "refused") throw new Error(opened.detail);
  await agree(ada, opened.key, now);
  const text = JSON.stringify(await receiptFor(ada.id, opened.key));
  expect(isSigned(text)).toBe(true);
  expect(isSigned(text.replace("yearly", "weekly"))).toBe(false);
  expect(isSigned(text.replace("ConsentGiven", "ConsentWithdrawn"))).toBe(false);
  expect(isSigned(text.replace(ada.id, maria.id))).toBe(false);
});

test("a receipt tells the state: given, withdrawn, closed; for the words that were agreed to", async () => {
  const opened = await openPurpose({ name: "States", notice: benchmarkNotice }, by, now);
  if (opened.kind === "refused") throw new Error(opened.detail);
  const { key, purposeId } = opened;
  expect(await receiptFor(ada.id, key)).toBeNull();
  await agree(ada, key, now);
  await writeNotice(purposeId, { ...benchmarkNotice, why: "Else." }, by, now);
  expect((await receiptFor(ada.id, key))?.iso27560).toMatchObject({
    state: "ConsentGiven",
    notice: { version: 1, isLatest: false, why: benchmarkNotice.why },
  });
  await withdrawConsent({ customerId: ada.id, purposeKey: key }, evidence, now);
  expect((await receiptFor(ada.id, key))?.iso27560).toMatchObject({ state: "ConsentWithdrawn" });
  await agree(ada, key, now);
  await closePurpose(purposeId, by, now);
  const closed = await receiptFor(ada.id, key);
  expect(closed?.iso27560.state).toBe("ConsentTerminated");
  expect(closed?.iso27560.events.map(({ state }) => state)).toEqual([
    "ConsentGiven",
    "ConsentWithdrawn",
    "ConsentGiven",
  ]);
});

test("a receipt names whom the company says is answerable, and states what it does not say as not stated", async () => {
  const opened = await openPurpose({ name: "Contact", notice: benchmarkNotice }, by, now);
  if (opened.kind === "refused") throw new Error(opened.detail);
  await agree(ada, opened.key, now);
  const before = await receiptFor(ada.id, opened.key);
  expect(before).toMatchObject({ jurisdiction: "not stated", piiControllers: [{ phone: "not stated" }] });
  const contact = { person: "Data desk", email: "data@example.com", phone: null, address: "Dock 3\nHamburg" };
  await changeContact({ ...contact, jurisdiction: "Germany" }, { staffId: maria.id }, now);
  const after = await receiptFor(ada.id, opened.key);
  expect(after?.jurisdiction).toBe("Germany");
  expect(after?.piiControllers[0]).toMatchObject({
    contact: "Data desk",
    email: "data@example.com",
    phone: "not stated",
    address: { streetAddress: "Dock 3\nHamburg" },
  });
  expect(isSigned(JSON.stringify(after))).toBe(true);
  expect(await query("select 1 from activity_event where verb = 'company.contact-changed'")).toHaveLength(1);
});
