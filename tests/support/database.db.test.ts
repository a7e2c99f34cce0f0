import { expect, test } from "vitest";
import { db } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { query } from "./database.ts";

test("each file has a migrated database of its own", async () => {
  const [row] = await query<{ name: string }>("select current_database() as name");
  expect(row?.name).toMatch(/^kith_test_/);
  expect(env.DATABASE_URL).toContain(row?.name);
  expect(await db.company.findMany()).toHaveLength(1);
});

test("a change is refused on every append-only table", async () => {
  await expect(query("update value_parameters set horizon_months = 1")).rejects.toThrow(/append-only/);
  await expect(query("truncate click, attribution")).rejects.toThrow(/append-only/);
});
