import { afterAll, beforeEach, expect, test } from "vitest";
import { now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { startFakeResend } from "#tests/support/fake-resend.ts";

const resend = await startFakeResend();
process.env["RESEND_API_KEY"] = "re_for_tests";
process.env["RESEND_BASE_URL"] = resend.url;
process.env["MAIL_PER_SECOND"] = "100";
const { createCustomer, createStaff } = await import("#tests/support/cast.ts");
const { deliverMail } = await import("./deliver-mail.server.ts");
const { pool } = await import("#app/platform/database.server.ts");
const { notify } = await import("#app/domain/notifications/notify.server.ts");
const { setPreferences, stopMails } = await import("#app/domain/notifications/set-preferences.server.ts");
const { noticeKinds, factsOfKind } = await import("#app/domain/notifications/notice-kinds.ts");
const { readUnsubscribeToken } = await import("#app/domain/notifications/unsubscribe-token.server.ts");

const ada = await createCustomer("ada");
const maria = await createStaff("maria");

afterAll(() => resend.stop());
beforeEach(async () => {
  resend.taken.length = 0;
  for (const table of ["outbox_mail", "notification", "notification_preference"])
    await query(`delete from ${table}`);
});

type Kind = (typeof noticeKinds)[number];

/** Tells Ada, or Maria, news of a kind by mail. @returns the id of the mail */
async function tell(kind: Kind, key = "1"): Promise<string> {
  const { accountId } = factsOfKind(kind).to === "staff" ? maria : ada;
  const props = {
    heading: "Maria\r\nBcc: everybody@example.com answered",
    lines: ["<script>alert(1)</script>"],
    quote: "<img src=x onerror=alert(1)>",
    action: "Read it",
    link: "https://kith.example.com/ideas/1",
    why: "You voted for it.",
  };
  await notify(
    pool,
    [{ accountId, kind, key: `${kind}/${key}`, data: {}, mail: { template: "news", props } }],
    now,
  );
  const [mail] = await query<{ id: string }>("select id from outbox_mail where dedupe_key = $1", [
    `${kind}/${key}`,
  ]);
  return mail?.id ?? "";
}

test.each(noticeKinds)(
  "a mail of %s carries the one-click way out exactly where nobody asked for it",
  async (kind) => {
    await deliverMail(await tell(kind), now);
    const [mail] = resend.taken;
    const address = /^<(.*)>$/.exec(mail?.headers?.["List-Unsubscribe"] ?? "")?.[1];
    if (factsOfKind(kind).transactional) {
      expect(mail?.headers?.["List-Unsubscribe"]).toBeUndefined();
      expect(mail?.html).not.toContain("/unsubscribe/");
      return;
    }
    expect(mail?.headers?.["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
    expect(mail?.html).toContain(`href="${address}"`);
    expect(mail?.text).toContain(address);
    const { accountId } = factsOfKind(kind).to === "staff" ? maria : ada;
    expect(readUnsubscribeToken(address?.split("/").at(-1) ?? "")).toEqual({ accountId, kind });
  },
);

test("what people wrote stays text, and a subject stays one line", async () => {
  await deliverMail(await tell("idea-answered"), now);
  const [mail] = resend.taken;
  expect(mail?.subject).toBe("Maria Bcc: everybody@example.com answered");
  expect(mail?.html).not.toMatch(/<script>alert|<img src=x/);
});

test("P-07: who says no while 200 mails wait gets none of them", { timeout: 60_000 }, async () => {
  const ids = [];
  for (let index = 0; index < 200; index++) ids.push(await tell("idea-answered", String(index)));
  const other = await tell("application-decided");
  await stopMails(ada.accountId, "idea-answered", now);
  const asked = resend.asked();
  const outcomes = await Promise.all(ids.map((id) => deliverMail(id, now)));
  expect(new Set(outcomes)).toEqual(new Set(["unwanted"]));
  expect(resend.asked()).toBe(asked);
  expect(
    await query(
      "select count(*)::int as marked from outbox_mail where unwanted_at = $1 and sent_at is null",
      [now],
    ),
  ).toEqual([{ marked: 200 }]);
  expect(await deliverMail(other, now)).toBe("sent");
  await setPreferences(ada.accountId, { to: "customers", wanted: [...noticeKinds] }, now);
  expect(await deliverMail(ids[0] ?? "", now), "what was left unsent stays so").toBe("nothing-to-do");
});

test("staff who were dismissed meanwhile get no mail about customers", async () => {
  const id = await tell("door-message");
  await query("update staff set disabled_at = now()");
  expect(await deliverMail(id, now)).toBe("unwanted");
  await query("update staff set disabled_at = null");
});
