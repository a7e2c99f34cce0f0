import { expect, test } from "vitest";
import { pool } from "./database.server.ts";
import { consume } from "./rate-limit.server.ts";

async function tries(count: number, key: (index: number) => string): Promise<string[]> {
  const kinds: string[] = [];
  for (let index = 0; index < count; index++) kinds.push((await consume("sign-in", key(index))).kind);
  return kinds;
}

test("a mailbox has ten tries; the eleventh is told when to come back", async () => {
  expect(await tries(10, () => "mailbox ada@example.com")).toEqual(Array(10).fill("allowed"));
  const refused = await consume("sign-in", "mailbox ada@example.com");
  expect(refused.kind).toBe("limited");
  expect(refused.kind === "limited" && refused.retryAfterSeconds).toBeGreaterThan(800);
  expect((await consume("sign-in", "mailbox bo@example.com")).kind).toBe("allowed");
});

test("addresses of one network count together, and other limits are counted apart", async () => {
  const kinds = await tries(301, (index) => `from 203.0.113.${index % 250}`);
  expect(kinds.filter((kind) => kind === "allowed")).toHaveLength(300);
  expect((await consume("sign-in", "from 203.0.114.1")).kind).toBe("allowed");
  expect((await consume("join", "from 203.0.113.1")).kind).toBe("allowed");
});

test("neither addresses nor mailboxes are stored", async () => {
  await consume("sign-in", "mailbox cleo@example.com");
  const { rows } = await pool.query<{ key: string }>("select key from rate_limit");
  expect(rows.length).toBeGreaterThan(0);
  for (const { key } of rows) expect(key).not.toMatch(/example|203\.0/);
});
