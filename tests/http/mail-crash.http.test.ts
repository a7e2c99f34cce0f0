import { afterAll, expect, test } from "vitest";
import { pool } from "#app/platform/database.server.ts";
import { postMails } from "#app/platform/outbox.server.ts";
import { query } from "#tests/support/database.ts";
import { type Mischief, startFakeResend } from "#tests/support/fake-resend.ts";
import { startWorkerProcess } from "#tests/support/worker-process.ts";

const mails = 300;
const killAt = [40, 110, 180, 240];
const resend = await startFakeResend();
afterAll(() => resend.stop());

const settings = {
  RESEND_API_KEY: "re_for_tests",
  RESEND_BASE_URL: resend.url,
  MAIL_PER_SECOND: "100",
  ORIGIN: "https://kith.example.com",
};
const tooFast: Mischief = { status: 429, headers: { "retry-after": "1" } };
const rough: Mischief[] = ["hang-up-after-taking", tooFast, { status: 500 }, { status: 503 }, tooFast];

test("J-01: a worker killed outright four times among 300 mails sends each once, through 429, 500 and lost answers", {
  timeout: 240_000,
}, async () => {
  const now = new Date();
  await postMails(
    pool,
    Array.from({ length: mails }, (_, index) => ({
      key: `batch/${index}`,
      to: `reader-${index}@example.com`,
      template: "news",
      props: {
        company: "Pine & Pepper",
        heading: `News ${index}`,
        action: "Read it",
        link: "https://x",
        why: "Why",
      },
    })),
    now,
  );
  for (const [round, taken] of killAt.entries()) {
    const worker = await startWorkerProcess(process.env["DATABASE_URL"] ?? "", settings);
    resend.misbehave(...rough.slice(round));
    await until(() => resend.taken.length >= taken);
    await worker.kill();
  }
  const worker = await startWorkerProcess(process.env["DATABASE_URL"] ?? "", settings);
  await until(async () => (await unsent()) === 0);
  await worker.stop();

  const posted = await query<{ id: string }>("select id from outbox_mail order by id");
  expect(resend.taken.map(({ key }) => key).sort()).toEqual(posted.map(({ id }) => id));
  expect(new Set(resend.taken.map(({ to }) => String(to))).size).toBe(mails);
  expect(
    await query("select 1 from outbox_mail where given_up_at is not null or unwanted_at is not null"),
  ).toEqual([]);
  expect(resend.asked()).toBeGreaterThan(mails);
});

async function unsent(): Promise<number> {
  const [row] = await query<{ n: number }>(
    "select count(*)::int as n from outbox_mail where sent_at is null",
  );
  return row?.n ?? -1;
}

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!(await done())) {
    if (Date.now() > deadline) throw new Error(`after two minutes ${await unsent()} mails are still unsent`);
    await new Promise((next) => setTimeout(next, 20));
  }
}
