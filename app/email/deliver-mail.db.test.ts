import { afterAll, beforeEach, expect, test } from "vitest";
import { startFakeResend } from "#tests/support/fake-resend.ts";

const resend = await startFakeResend();
process.env["RESEND_API_KEY"] = "re_for_tests";
process.env["RESEND_BASE_URL"] = resend.url;
process.env["MAIL_PER_SECOND"] = "50";
const { deliverMail } = await import("./deliver-mail.server.ts");
const { pool } = await import("#app/platform/database.server.ts");
const { postMail } = await import("#app/platform/outbox.server.ts");

const now = new Date("2026-11-22T12:00:00.000Z");
const hourMs = 3_600_000;

afterAll(() => resend.stop());
beforeEach(async () => {
  resend.taken.length = 0;
  await pool.query("delete from outbox_mail");
  await pool.query("delete from graphile_worker._private_jobs");
});

async function post(): Promise<string> {
  const props = { link: "https://kith.example.com/link/abc", code: "123456", company: "Pine & Pepper" };
  await postMail(
    pool,
    { key: "sign-in-link/1", to: "ada@example.com", template: "sign-in-link", props },
    now,
  );
  return (await row()).id;
}

type Row = {
  id: string;
  attempts: number;
  sent_at: Date | null;
  given_up_at: Date | null;
  next_attempt_at: Date | null;
  last_error: string | null;
};

async function row(): Promise<Row> {
  const { rows } = await pool.query<Row>("select * from outbox_mail");
  const [first] = rows;
  if (rows.length !== 1 || first === undefined) throw new Error(`${rows.length} mails`);
  return first;
}

test("a mail is sent once, under the id it has in the outbox", async () => {
  const id = await post();
  expect(await deliverMail(id, now)).toBe("sent");
  expect(await deliverMail(id, now)).toBe("nothing-to-do");
  expect(resend.taken).toMatchObject([
    { key: id, to: "ada@example.com", subject: "Your link to sign in to Pine & Pepper" },
  ]);
  expect(await row()).toMatchObject({ sent_at: now, attempts: 1, next_attempt_at: null });
});

test("two workers at the same mail send it once", async () => {
  const id = await post();
  const outcomes = await Promise.all([deliverMail(id, now), deliverMail(id, now)]);
  expect(outcomes.sort()).toEqual(["nothing-to-do", "sent"]);
  expect(resend.taken).toHaveLength(1);
});

test("a lost answer does not make a second mail", async () => {
  const id = await post();
  resend.misbehave("hang-up-after-taking");
  expect(await deliverMail(id, now)).toBe("later");
  expect(await deliverMail(id, now)).toBe("sent");
  expect(resend.taken).toHaveLength(1);
});

test("429 is honoured: the mail waits as long as it is told", async () => {
  const id = await post();
  resend.misbehave({ status: 429, headers: { "retry-after": "30" } });
  expect(await deliverMail(id, now)).toBe("later");
  const runAt = new Date(now.getTime() + 30_000);
  expect(await row()).toMatchObject({ sent_at: null, next_attempt_at: runAt, attempts: 1 });
  const { rows } = await pool.query("select run_at from graphile_worker.jobs where key = $1", [
    `deliver-mail/${id}`,
  ]);
  expect(rows).toEqual([{ run_at: runAt }]);
});

test.each([500, 503, 401])("after %i it is tried again, later each time", async (status) => {
  const id = await post();
  resend.misbehave({ status }, { status });
  await deliverMail(id, now);
  const first = (await row()).next_attempt_at?.getTime() ?? 0;
  await deliverMail(id, now);
  const second = (await row()).next_attempt_at?.getTime() ?? 0;
  expect(first).toBeGreaterThan(now.getTime());
  expect(second).toBeGreaterThan(first);
});

test("a mail that is refused for good is given up with the reason", async () => {
  const id = await post();
  resend.misbehave({ status: 422 });
  expect(await deliverMail(id, now)).toBe("given-up");
  expect((await row()).last_error).toContain("422");
});

test("after 23 hours nothing is sent any more: the key would be forgotten", async () => {
  const id = await post();
  const asked = resend.asked();
  expect(await deliverMail(id, new Date(now.getTime() + 23 * hourMs))).toBe("given-up");
  expect(resend.asked()).toBe(asked);
  expect(await row()).toMatchObject({ sent_at: null, given_up_at: new Date(now.getTime() + 23 * hourMs) });
});

test("no more mails a second than MAIL_PER_SECOND, however many workers ask", async () => {
  const { waitForTurn } = await import("./mail-pace.server.ts");
  const began = performance.now();
  await Promise.all(Array.from({ length: 11 }, () => waitForTurn()));
  expect(performance.now() - began).toBeGreaterThan(190);
});
