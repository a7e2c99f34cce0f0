import { expect, test } from "vitest";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { agree, benchmarkNotice, evidence } from "#tests/support/share-data.ts";
import { giveConsent, withdrawConsent } from "./change-consent.server.ts";
import { closePurpose, recordDataUse, writeNotice } from "./change-purpose.server.ts";
import { consentHistory, purposesFor, sharingOf } from "./consent-queries.server.ts";
import { noticeHash } from "./notice.ts";
import { openPurpose } from "./open-purpose.server.ts";
import { purposeInDetail } from "./purpose-queries.server.ts";
import { saveProfile } from "./save-profile.server.ts";

const maria = await createStaff("maria");
const ada = await createCustomer("ada");
const bo = await createCustomer("bo");
const by = { kind: "staff", id: maria.id } as const;

async function newPurpose(name: string): Promise<{ purposeId: string; key: string }> {
  const opened = await openPurpose({ name, notice: benchmarkNotice }, by, now);
  if (opened.kind === "refused") throw new Error(opened.detail);
  return opened;
}

async function cardOf(customerId: string, key: string) {
  return (await purposesFor(customerId)).find((purpose) => purpose.key === key);
}

test("nobody has agreed until they say so; a yes and its withdrawal are one word each, and both are events", async () => {
  const { key, purposeId } = await newPurpose("Industry comparison");
  expect(key).toBe("industry-comparison");
  expect(await cardOf(ada.id, key)).toMatchObject({ state: "not-given", since: null, hasReceipt: false });
  await agree(ada, key, now);
  expect(await cardOf(ada.id, key)).toMatchObject({ state: "given", since: now, hasReceipt: true });
  expect(await cardOf(bo.id, key)).toMatchObject({ state: "not-given" });
  const later = daysFromNow(1);
  expect(await withdrawConsent({ customerId: ada.id, purposeKey: key }, evidence, later)).toMatchObject({
    kind: "changed",
  });
  expect(await cardOf(ada.id, key)).toMatchObject({ state: "withdrawn", since: later });
  expect((await sharingOf(ada.id)).consents).toEqual([]);
  const verbs = await query<{ verb: string }>(
    "select verb from activity_event where verb like 'consent.%' order by at",
  );
  expect(verbs.map(({ verb }) => verb)).toEqual(["consent.given", "consent.withdrawn"]);
  expect(await purposeInDetail(purposeId)).toMatchObject({ given: 0, earlier: 0, withdrawn: 1 });
});

test("the same word twice is one; the gift is the first yes", async () => {
  const { key } = await newPurpose("Twice");
  await Promise.all([agree(ada, key, now), agree(ada, key, now), agree(ada, key, now)]);
  const word = { customerId: ada.id, purposeKey: key };
  await withdrawConsent(word, evidence, now);
  expect(await withdrawConsent(word, evidence, now)).toMatchObject({ kind: "unchanged" });
  await agree(ada, key, now);
  const said = (await consentHistory(ada.id)).filter(({ purpose }) => purpose === "Twice");
  expect(said.map(({ state }) => state)).toEqual(["given", "withdrawn", "given"]);
  const gifts = await query(
    "select 1 from contribution where kind = 'data-sharing-consent' and customer_id = $1 and evidence ->> 'purpose' = 'Twice'",
    [ada.id],
  );
  expect(gifts).toHaveLength(1);
});

test("new words ask again: the earlier yes stays valid for the words it was given to", async () => {
  const { key, purposeId } = await newPurpose("New words");
  await agree(ada, key, now);
  const before = await cardOf(ada.id, key);
  const words = { ...benchmarkNotice, why: "To train a forecast." };
  expect(await writeNotice(purposeId, words, by, now)).toEqual({ kind: "written", version: 2 });
  expect(await writeNotice(purposeId, words, by, now)).toMatchObject({ because: "same-words" });
  const card = await cardOf(ada.id, key);
  expect(card).toMatchObject({ state: "given-for-an-earlier-version", why: words.why, noticeVersion: 2 });
  expect(await purposeInDetail(purposeId)).toMatchObject({ given: 1, earlier: 1 });
  const old = { customerId: bo.id, purposeKey: key, noticeId: before?.noticeId ?? "" };
  expect(await giveConsent(old, evidence, now)).toMatchObject({ because: "notice-changed" });
  await agree(ada, key, now);
  expect(await cardOf(ada.id, key)).toMatchObject({ state: "given" });
  const stored = await query<{ text_sha256: string }>(
    "select text_sha256 from purpose_notice where purpose_id = $1 order by version",
    [purposeId],
  );
  expect(stored.map((row) => row.text_sha256)).toEqual([noticeHash(benchmarkNotice), noticeHash(words)]);
});

test("a closed purpose asks nobody and is used no more; who agreed can still withdraw and read", async () => {
  const { key, purposeId } = await newPurpose("To be closed");
  await agree(ada, key, now);
  const use = { usedOn: "2026-11-20", usedFor: "A report", people: 1 };
  expect(await recordDataUse(purposeId, use, by, now)).toEqual({ kind: "recorded" });
  expect(await recordDataUse(purposeId, { ...use, usedOn: "2026-12-24" }, by, now)).toMatchObject({
    because: "in-the-future",
  });
  expect(await closePurpose(purposeId, by, now)).toEqual({ kind: "closed" });
  expect(await closePurpose(purposeId, by, now)).toMatchObject({ because: "closed" });
  expect(await cardOf(bo.id, key)).toBeUndefined();
  const card = await cardOf(ada.id, key);
  expect(card).toMatchObject({ closedAt: now, uses: [use] });
  const asked = { customerId: bo.id, purposeKey: key, noticeId: card?.noticeId ?? "" };
  expect(await giveConsent(asked, evidence, now)).toMatchObject({ because: "closed" });
  expect((await sharingOf(ada.id)).consents.map(({ purpose }) => purpose)).not.toContain("To be closed");
  expect(await withdrawConsent({ customerId: ada.id, purposeKey: key }, evidence, now)).toMatchObject({
    kind: "changed",
  });
});

test("P-10: words that were said are neither changed nor deleted", async () => {
  const { key } = await newPurpose("For good");
  await agree(ada, key, now);
  for (const change of [
    "update consent_event set state = 'given'",
    "delete from consent_event",
    "update purpose_notice set why = 'else'",
    "delete from purpose_notice",
    "update data_use set people = 0",
    "delete from data_use",
    "update profile_field set value = 'else'",
  ]) {
    await saveProfile(ada.id, [{ field: "country", value: change.slice(0, 9), shared: false }], now);
    await expect(query(change), change).rejects.toMatchObject({ code: "42501" });
  }
});

test("neither the address nor the whole user agent is kept; the mark of a network lasts a day", async () => {
  const { key } = await newPurpose("Marks");
  const from = (address: string) => ({ ...evidence, address });
  const word = { customerId: bo.id, purposeKey: key };
  const noticeId = (await cardOf(bo.id, key))?.noticeId ?? "";
  await giveConsent({ ...word, noticeId }, from("192.0.2.7"), now);
  await withdrawConsent(word, from("192.0.2.99"), now);
  await giveConsent({ ...word, noticeId }, from("198.51.100.7"), now);
  await withdrawConsent(word, from("192.0.2.7"), daysFromNow(1));
  const rows = await query<{ address_hmac: string; user_agent_family: string; all: string }>(
    "select address_hmac, user_agent_family, e::text as all from consent_event e where customer_id = $1 order by seq",
    [bo.id],
  );
  const [first, sameNetwork, otherNetwork, nextDay] = rows.slice(-4).map((row) => row.address_hmac);
  expect(first).toBe(sameNetwork);
  expect(new Set([first, otherNetwork, nextDay]).size).toBe(3);
  expect(rows.at(-1)?.user_agent_family).toBe("Firefox on Linux");
  expect(rows.map((row) => row.all).join()).not.toMatch(/192\.0\.2|Gecko/);
});

test("a field is shared while its box is ticked, and never empty", async () => {
  const say = (value: string, shared: boolean) =>
    saveProfile(bo.id, [{ field: "job-title", value, shared }], now);
  expect(await say(" Buyer ", true)).toEqual({ kind: "saved", changed: 1 });
  expect(await say("Buyer", true)).toEqual({ kind: "saved", changed: 0 });
  expect((await sharingOf(bo.id)).profile).toEqual([{ label: "Job title", value: "Buyer" }]);
  await say("Buyer", false);
  expect((await sharingOf(bo.id)).profile).toEqual([]);
  await say("", true);
  expect((await sharingOf(bo.id)).profile).toEqual([]);
  const month = { field: "birthday-month", value: "Brumaire", shared: true } as const;
  expect(await saveProfile(bo.id, [month], now)).toMatchObject({ because: "not-a-choice" });
});
