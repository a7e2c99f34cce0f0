import { beforeEach, expect, test } from "vitest";
import { pool } from "#app/platform/database.server.ts";
import { createCustomer, createStaff } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { doneAbout } from "./done-about.server.ts";
import { markAllRead, openNotice } from "./mark-read.server.ts";
import { unreadCount, waitingFor } from "./notification-queries.server.ts";
import { type Notice, notify } from "./notify.server.ts";
import { seenAbout } from "./seen-about.server.ts";

const ada = await createCustomer("ada");
const bo = await createCustomer("bo");
const maria = await createStaff("maria");
const later = daysFromNow(1);

beforeEach(() => query("delete from notification"));

function asked(accountId: string, more: Partial<Notice> = {}): Notice {
  const kind = more.kind ?? "agreement-to-accept";
  const path = "/groups/1";
  return { accountId, kind, key: `${kind}/${accountId}`, data: { path }, mail: null, ...more };
}

async function waits(accountId: string, to: "customers" | "staff" = "customers"): Promise<string[]> {
  return (await waitingFor(accountId, to)).map(({ kind }) => kind).sort();
}

test("what waits for a deed waits on when it is read, and goes when the deed is done", async () => {
  await notify(
    pool,
    [asked(ada.accountId, { untilDone: true }), asked(bo.accountId, { untilDone: true })],
    now,
  );
  const [notice] = await waitingFor(ada.accountId, "customers");
  await openNotice(ada.accountId, notice?.id ?? "", now);
  await markAllRead(ada.accountId, "customers", now);
  await seenAbout(ada.accountId, "/groups/1", now);
  expect(await unreadCount(ada.accountId, "customers")).toBe(0);
  expect(await waits(ada.accountId)).toEqual(["agreement-to-accept"]);

  const about = { whose: { customerId: ada.id }, kinds: ["agreement-to-accept"] as const };
  await doneAbout(pool, "/groups/2", about, later);
  await doneAbout(pool, "/groups/1", { ...about, kinds: ["seat-free"] }, later);
  expect(await waits(ada.accountId)).toEqual(["agreement-to-accept"]);
  await doneAbout(pool, "/groups/1", about, later);
  expect(await waits(ada.accountId)).toEqual([]);
  expect(await waits(bo.accountId)).toEqual(["agreement-to-accept"]);
  expect(await unreadCount(bo.accountId, "customers")).toBe(1);
  await doneAbout(pool, "/groups/1", { ...about, whose: "customers" }, later);
  expect(await waits(bo.accountId)).toEqual([]);
  expect(await unreadCount(bo.accountId, "customers")).toBe(0);
});

test("what waits to be read goes when its page is looked at", async () => {
  await notify(
    pool,
    [
      asked(ada.accountId, { kind: "door-answered", subject: "door-thread/1" }),
      asked(ada.accountId, { kind: "seat-free" }),
    ],
    now,
  );
  await seenAbout(bo.accountId, "door-thread/1", later);
  expect(await waits(ada.accountId)).toEqual(["door-answered", "seat-free"]);
  await seenAbout(ada.accountId, "door-thread/1", later);
  expect(await waits(ada.accountId)).toEqual(["seat-free"]);
  expect(await query("select read_at from notification where kind = 'door-answered'")).toEqual([
    { read_at: later },
  ]);
});

test("news of staff and of customers about the same are settled apart", async () => {
  const subject = "door-thread/1";
  await notify(
    pool,
    [
      asked(ada.accountId, { kind: "door-answered", subject }),
      asked(maria.accountId, { kind: "door-message", subject, untilDone: true }),
    ],
    now,
  );
  const kinds = ["door-answered", "door-message"] as const;
  await doneAbout(pool, subject, { whose: "staff", kinds }, later);
  expect(await waits(maria.accountId, "staff")).toEqual([]);
  expect(await waits(ada.accountId)).toEqual(["door-answered"]);
  await doneAbout(pool, subject, { whose: "customers", kinds }, later);
  expect(await waits(ada.accountId)).toEqual([]);
});
