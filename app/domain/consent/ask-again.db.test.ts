import { beforeEach, expect, test } from "vitest";
import { createCustomer, createStaff, type Person } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { mailsTo } from "#tests/support/outbox.ts";
import { agree, benchmarkNotice, evidence } from "#tests/support/share-data.ts";
import { waitingFor } from "../notifications/notification-queries.server.ts";
import { askAgain } from "./ask-again.server.ts";
import { withdrawConsent } from "./change-consent.server.ts";
import { closePurpose, writeNotice } from "./change-purpose.server.ts";
import { openPurpose } from "./open-purpose.server.ts";

const maria = await createStaff("maria");
const ada = await createCustomer("ada");
const bo = await createCustomer("bo");
const cleo = await createCustomer("cleo");
const by = { kind: "staff", id: maria.id } as const;
let purpose: { purposeId: string; key: string };
let named = 0;

beforeEach(async () => {
  await query("delete from notification");
  await query("delete from outbox_mail");
  named += 1;
  const opened = await openPurpose({ name: `Comparison ${named}`, notice: benchmarkNotice }, by, now);
  if (opened.kind === "refused") throw new Error(opened.detail);
  purpose = opened;
  await agree(ada, purpose.key, now);
  await agree(bo, purpose.key, now);
  await withdrawConsent({ customerId: bo.id, purposeKey: purpose.key }, evidence, now);
});

function rewrite(why: string) {
  return writeNotice(purpose.purposeId, { ...benchmarkNotice, why }, by, daysFromNow(1));
}

async function waits(person: Person): Promise<string[]> {
  return (await waitingFor(person.accountId, "customers")).map(({ kind }) => kind);
}

test("whose yes is to older words is asked once to read the new ones, until they answer", async () => {
  await rewrite("To compare more.");
  expect(
    await query("select 1 from graphile_worker.jobs where task_identifier = 'ask-consent-again'"),
  ).toHaveLength(1);
  expect(await askAgain(purpose.purposeId, daysFromNow(1))).toBe(1);
  await askAgain(purpose.purposeId, daysFromNow(2));
  expect(await waits(ada)).toEqual(["consent-to-renew"]);
  expect(await waits(bo)).toEqual([]);
  expect(await waits(cleo)).toEqual([]);
  expect(await mailsTo(ada.email)).toHaveLength(1);
  await agree(ada, purpose.key, daysFromNow(2));
  expect(await waits(ada)).toEqual([]);
  expect(await askAgain(purpose.purposeId, daysFromNow(3))).toBe(0);
});

test("to say no is an answer, too", async () => {
  await rewrite("To compare more.");
  await askAgain(purpose.purposeId, daysFromNow(1));
  await withdrawConsent({ customerId: ada.id, purposeKey: purpose.key }, evidence, daysFromNow(2));
  expect(await waits(ada)).toEqual([]);
});

test("still newer words ask in place of the last, and a closed purpose asks nobody", async () => {
  await rewrite("To compare more.");
  await askAgain(purpose.purposeId, daysFromNow(1));
  await rewrite("To compare still more.");
  expect(await waits(ada)).toEqual([]);
  await askAgain(purpose.purposeId, daysFromNow(1));
  expect(await waits(ada)).toEqual(["consent-to-renew"]);
  await closePurpose(purpose.purposeId, by, daysFromNow(2));
  expect(await waits(ada)).toEqual([]);
  expect(await askAgain(purpose.purposeId, daysFromNow(3))).toBe(0);
});
