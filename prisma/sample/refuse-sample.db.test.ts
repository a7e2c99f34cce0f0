import { expect, test } from "vitest";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { createCustomer } from "#tests/support/cast.ts";
import { now } from "#tests/support/clock.ts";
import { fingerprint } from "#tests/support/fingerprint.ts";
import { startWorkerProcess } from "#tests/support/worker-process.ts";
import { loadSample } from "./load-sample.server.ts";

test("while a Kith works on the database, the sample company stays out", async () => {
  const worker = await startWorkerProcess(process.env["DATABASE_URL"] ?? "");
  const before = await fingerprint();
  expect(await loadSample({ now, seed: 1 })).toMatchObject({ kind: "refused", because: "somebody-works" });
  expect(await fingerprint()).toEqual(before);
  await worker.stop();
});

test("a database with a customer is left as it is, also by one who asks twice", async () => {
  await createCustomer("ada", now);
  const before = await fingerprint();
  expect(await loadSample({ now, seed: 1 })).toMatchObject({ kind: "refused", because: "in-use" });
  expect(await loadSample({ now, seed: 1 })).toMatchObject({ kind: "refused", because: "in-use" });
  expect(await fingerprint()).toEqual(before);
});

test("a loading that was broken off is not taken for the company", async () => {
  await sql(
    pool,
    "insert into activity_event (id, at, actor_kind, verb, subject_kind) values (gen_random_uuid(), $1, 'system', 'sample.begun', 'company')",
    [now],
  );
  expect(await loadSample({ now, seed: 1 })).toMatchObject({ kind: "refused", because: "half-loaded" });
});
