import { beforeEach, expect, test } from "vitest";
import { pool, withTransaction } from "#app/platform/database.server.ts";
import { createCustomer, createStaff, type Person } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { mailsTo } from "#tests/support/outbox.ts";
import { markAllRead, openNotice } from "./mark-read.server.ts";
import { noticesOf, unreadCount, waitingFor } from "./notification-queries.server.ts";
import { type Notice, notify } from "./notify.server.ts";
import { setPreferences, stopMails } from "./set-preferences.server.ts";

const ada = await createCustomer("ada");
const bo = await createCustomer("bo");
const maria = await createStaff("maria");

beforeEach(async () => {
  for (const table of ["notification", "notification_preference", "outbox_mail"])
    await query(`delete from ${table}`);
  await query("delete from graphile_worker._private_jobs");
});

function answered(person: Person, key = "idea-answered/1", kind: Notice["kind"] = "idea-answered"): Notice {
  return {
    accountId: person.accountId,
    kind,
    key: `${key}/${person.accountId}`,
    data: { title: "Export", by: "Maria", path: "/ideas/1" },
    mail: {
      template: "news",
      props: { heading: "Maria answered", action: "Read it", link: "https://x/ideas/1", why: "You voted." },
    },
  };
}

test("news is told once for its key: in the product and by mail, with a job for the mail", async () => {
  await notify(pool, [answered(ada), answered(bo)], now);
  await notify(pool, [answered(ada)], daysFromNow(400));
  expect((await noticesOf(ada.accountId, "customers", null)).notices).toMatchObject([
    { kind: "idea-answered", data: { title: "Export" }, readAt: null, createdAt: now },
  ]);
  expect(await mailsTo(ada.email)).toMatchObject([
    { template: "news", props: { company: "Our company", heading: "Maria answered" } },
  ]);
  expect(await query("select key from graphile_worker.jobs")).toHaveLength(2);
});

test("sixteen who tell the same at once tell it once", async () => {
  await Promise.all(Array.from({ length: 16 }, () => notify(pool, [answered(ada), answered(bo)], now)));
  expect(await query("select 1 from notification")).toHaveLength(2);
  expect(await query("select 1 from outbox_mail")).toHaveLength(2);
});

test("what is rolled back was never told", async () => {
  const failing = withTransaction(async (tx) => {
    await notify(tx, [answered(ada)], now);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await query("select 1 from notification union all select 1 from outbox_mail")).toEqual([]);
});

test("who does not want mails of a kind has the news in the product alone", async () => {
  await stopMails(ada.accountId, "idea-answered", now);
  await notify(pool, [answered(ada), answered(ada, "decided/1", "application-decided")], now);
  expect(await unreadCount(ada.accountId, "customers")).toBe(2);
  expect(await query("select news_kind from outbox_mail")).toEqual([{ news_kind: "application-decided" }]);
});

test("news without a mail is news all the same", async () => {
  await notify(pool, [{ ...answered(ada), mail: null }], now);
  expect(await unreadCount(ada.accountId, "customers")).toBe(1);
  expect(await mailsTo(ada.email)).toEqual([]);
});

test("news for customers reaches customers, news for staff only staff who are there", async () => {
  await notify(pool, [answered(maria), answered(ada, "door/1", "door-message")], now);
  expect(await query("select 1 from notification")).toEqual([]);
  await notify(pool, [answered(maria, "door/1", "door-message")], now);
  expect(await unreadCount(maria.accountId, "staff")).toBe(1);
  await query("update staff set disabled_at = now()");
  await notify(pool, [answered(maria, "door/2", "door-message")], now);
  await query("update staff set disabled_at = null");
  expect(await unreadCount(maria.accountId, "staff")).toBe(1);
});

test("reading is the person's own: what waits goes when it is opened, the rest when all is marked", async () => {
  await notify(pool, [answered(ada), answered(ada, "seat/1", "seat-free"), answered(bo)], now);
  const [waiting] = await waitingFor(ada.accountId, "customers");
  expect(waiting?.kind).toBe("seat-free");
  expect(await openNotice(bo.accountId, waiting?.id ?? "", now)).toBeNull();
  expect(await openNotice(ada.accountId, "not-an-id", now)).toBeNull();
  expect(await openNotice(ada.accountId, waiting?.id ?? "", now)).toMatchObject({ kind: "seat-free" });
  expect(await waitingFor(ada.accountId, "customers")).toEqual([]);
  expect(await unreadCount(ada.accountId, "customers")).toBe(1);
  await markAllRead(ada.accountId, "customers", daysFromNow(1));
  expect(await unreadCount(ada.accountId, "customers")).toBe(0);
  expect(await unreadCount(bo.accountId, "customers")).toBe(1);
});

test("a page of news follows the other without a gap", async () => {
  const many = Array.from({ length: 31 }, (_, index) => answered(ada, `many/${index}`));
  await notify(pool, many, now);
  const first = await noticesOf(ada.accountId, "customers", null);
  const second = await noticesOf(ada.accountId, "customers", first.next);
  expect(new Set([...first.notices, ...second.notices].map(({ id }) => id)).size).toBe(31);
  expect(second.next).toBeNull();
  expect((await noticesOf(bo.accountId, "customers", first.next)).notices).toEqual([]);
});

test("a change of preferences is one event, and no change is none", async () => {
  const wanted = ["idea-answered", "friend-joined", "nonsense", "door-message"];
  await setPreferences(ada.accountId, { to: "customers", wanted }, now);
  await setPreferences(ada.accountId, { to: "customers", wanted }, now);
  await setPreferences(ada.accountId, { to: "customers", wanted: ["idea-answered"] }, now);
  const events = await query<{ data: unknown; customer_id: string }>(
    "select data, customer_id from activity_event where verb = 'mail-preferences.changed' and customer_id = $1 and data -> 'notByMail' ? 'friend-joined'",
    [ada.id],
  );
  expect(events).toEqual([{ data: { byMail: [], notByMail: ["friend-joined"] }, customer_id: ada.id }]);
  expect(
    await query("select kind from notification_preference where kind in ('nonsense', 'door-message')"),
  ).toEqual([]);
});
