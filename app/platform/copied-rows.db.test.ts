import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { query } from "#tests/support/database.ts";
import {
  copyIn,
  copyOut,
  millisecondsOf,
  momentOf,
  readBigint,
  rowShape,
  writeBigint,
} from "./copied-rows.server.ts";
import { env } from "./env.server.ts";

const session = new pg.Client({ connectionString: env.DATABASE_URL });
beforeAll(() => session.connect());
afterAll(() => session.end());

const shape = rowShape([4, 8, 8]);
const [number = 0, whole = 0, fraction = 0] = shape.places;
const largest = 2 ** 53 - 1;

/** Numbers of eight bytes that change sign, and those beside a power of two where their halves meet. */
const wholes = [0, 1, -1, 2 ** 32, -(2 ** 32), 2 ** 32 - 1, -(2 ** 31) - 1, largest, -largest];

test("many rows go in and come out as they were, whatever the pieces in which they travel", async () => {
  const count = 30_000;
  await query("create table copied (number integer, whole bigint, fraction double precision)");
  await copyIn(session, "copied (number, whole, fraction)", shape, {
    count,
    write: (bytes, at, index) => {
      bytes.setInt32(at + number, index);
      writeBigint(bytes, at + whole, wholes[index % wholes.length] ?? 0);
      bytes.setFloat64(at + fraction, index / 3);
    },
  });
  const [kept] = await query<{ rows: number; sum: string }>(
    "select count(*)::int as rows, sum(whole)::text as sum from copied where fraction = number / 3.0::float8",
  );
  const sum = Array.from({ length: count }, (_, index) => BigInt(wholes[index % wholes.length] ?? 0));
  expect(kept).toEqual({ rows: count, sum: sum.reduce((total, one) => total + one, 0n).toString() });
  const read: unknown[] = [];
  const select = "select number, whole, fraction from copied order by number";
  await copyOut(session, select, shape, (rows, from, size) => {
    for (let at = from; at < from + size * shape.bytes; at += shape.bytes)
      read.push([rows.getInt32(at + number), readBigint(rows, at + whole), rows.getFloat64(at + fraction)]);
  });
  expect(read).toEqual(
    Array.from({ length: count }, (_, index) => [index, wholes[index % wholes.length], index / 3]),
  );
});

test("what fails leaves nothing behind, and the session to be used again", async () => {
  await query("create table copied_once (number integer primary key)");
  const numbers = rowShape([4]);
  const into = (numberOf: (index: number) => number) =>
    copyIn(session, "copied_once (number)", numbers, {
      count: 5_000,
      write: (bytes, at, index) => bytes.setInt32(at + (numbers.places[0] ?? 0), numberOf(index)),
    });
  await expect(into((index) => index % 4_999)).rejects.toThrow("duplicate key");
  await expect(
    into((index) => {
      if (index === 4_000) throw new Error("stopped half-way");
      return index;
    }),
  ).rejects.toThrow("stopped half-way");
  await expect(copyIn(session, "nowhere (number)", numbers, { count: 1, write: () => {} })).rejects.toThrow(
    "does not exist",
  );
  await expect(copyOut(session, "select 1 from nowhere", numbers, () => {})).rejects.toThrow(
    "does not exist",
  );
  const odd = "select null::int from generate_series(1, 3)";
  await expect(copyOut(session, odd, numbers, () => {})).rejects.toThrow("not of 10 bytes");
  expect((await session.query("select count(*)::int as count from copied_once")).rows).toEqual([
    { count: 0 },
  ]);
});

test("a number that eight bytes do not hold is refused", () => {
  const bytes = new DataView(new ArrayBuffer(8));
  for (const value of [Number.NaN, 0.5, Number.POSITIVE_INFINITY, 2 ** 63])
    expect(() => writeBigint(bytes, 0, value)).toThrow(RangeError);
});

test("moments are those of PostgreSQL, to the millisecond, before and after it begins to count", async () => {
  const moments = ["0202-11-22T23:59:59.999Z", "1999-12-31T23:59:59.999Z", "2026-11-22T09:30:00.001Z"];
  const shape = rowShape([8]);
  const [place = 0] = shape.places;
  await query("create table copied_moment (at timestamptz)");
  await copyIn(session, "copied_moment (at)", shape, {
    count: moments.length,
    write: (bytes, at, index) => writeBigint(bytes, at + place, momentOf(new Date(moments[index] ?? ""))),
  });
  const kept = await query<{ at: Date }>("select at from copied_moment order by at");
  expect(kept.map(({ at }) => at.toISOString())).toEqual(moments);
  const read: string[] = [];
  await copyOut(session, "select at from copied_moment order by at", shape, (rows, from, count) => {
    for (let row = 0; row < count; row++) {
      const moment = readBigint(rows, from + row * shape.bytes + place);
      read.push(new Date(millisecondsOf(moment)).toISOString());
    }
  });
  expect(read).toEqual(moments);
});
