import { pipeline } from "node:stream/promises";
import type { Client } from "pg";
import { from, to } from "pg-copy-streams";

/**
 * Rows as PostgreSQL copies them in binary ("File Formats" under COPY in its manual), of columns that have one width each
 * and are never null: every row takes the same bytes, and every value stands at the same place in it.
 */
export type RowShape = { columns: readonly number[]; bytes: number; places: readonly number[] };

const [countBytes, lengthBytes] = [2, 4];

/** @param columns bytes of each column: 4 for integer, 8 for bigint, double precision and timestamptz, 16 for uuid */
export function rowShape(columns: readonly number[]): RowShape {
  let next = countBytes;
  const places = columns.map((bytes) => {
    const place = next + lengthBytes;
    next = place + bytes;
    return place;
  });
  return { columns, bytes: next, places };
}

const signature = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
const end = Buffer.from([0xff, 0xff]);

/**
 * Reads what a statement selects as it comes, without holding all of it.
 * @param session a connection of its own: those of the pool send statements without waiting, and cannot copy
 * @param onRows gets whole rows: the first begins at `from`, others follow every `shape.bytes`; the bytes are its own only
 *   until it returns
 * @throws where a row has another shape, such as a null
 */
export async function copyOut(
  session: Client,
  select: string,
  shape: RowShape,
  onRows: (rows: DataView, from: number, count: number) => void,
): Promise<void> {
  const stream = session.query(to(`copy (${select}) to stdout (format binary)`));
  let rest: Buffer = Buffer.alloc(0);
  let skip = signature.length;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const begin = Math.min(skip, bytes.length);
    const count = Math.floor((bytes.length - begin) / shape.bytes);
    const rows = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let row = 0; row < count; row++) check(rows, begin + row * shape.bytes, shape);
    onRows(rows, begin, count);
    skip -= begin;
    rest = bytes.subarray(begin + count * shape.bytes);
  }
  if (!rest.equals(end)) throw new Error(`A copied row is not of ${shape.bytes} bytes.`);
}

function check(rows: DataView, at: number, { columns, places, bytes }: RowShape): void {
  const lastPlace = (places.at(-1) ?? 0) - lengthBytes;
  if (rows.getInt16(at) !== columns.length || rows.getInt32(at + lastPlace) !== columns.at(-1))
    throw new Error(`A copied row is not of ${bytes} bytes.`);
}

/** Rows that are handed over at a time, so that whoever else works in this process goes on in between. */
const rowsAtOnce = 2_000;

/**
 * Copies rows into a table in one statement.
 * @param into the table with its columns, such as `thing (id, size)`
 * @param rows how many there are, and what writes the values of row `index`, which begins at `at`
 */
export async function copyIn(
  session: Client,
  into: string,
  shape: RowShape,
  rows: { count: number; write: (bytes: DataView, at: number, index: number) => void },
): Promise<void> {
  const empty = emptyRow(shape);
  async function* written() {
    yield signature;
    for (let first = 0; first < rows.count; first += rowsAtOnce) {
      const bytes = Buffer.alloc(Math.min(rowsAtOnce, rows.count - first) * shape.bytes, empty);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      for (let at = 0, index = first; at < bytes.length; at += shape.bytes, index++)
        rows.write(view, at, index);
      yield bytes;
    }
    yield end;
  }
  await pipeline(written, session.query(from(`copy ${into} from stdin (format binary)`)));
}

function emptyRow({ columns, bytes, places }: RowShape): Buffer {
  const row = Buffer.alloc(bytes);
  row.writeInt16BE(columns.length);
  for (const [column, place] of places.entries()) row.writeInt32BE(columns[column] ?? 0, place - lengthBytes);
  return row;
}

/** A whole number of eight bytes as a double: exact up to 2^53. */
export function readBigint(rows: DataView, at: number): number {
  return rows.getInt32(at) * 2 ** 32 + rows.getUint32(at + 4);
}

/** @throws RangeError where the number is not whole, or more than eight bytes hold */
export function writeBigint(rows: DataView, at: number, value: number): void {
  if (!Number.isInteger(value) || Math.abs(value) >= 2 ** 63) throw new RangeError(`No bigint: ${value}`);
  const high = Math.floor(value / 2 ** 32);
  rows.setInt32(at, high);
  rows.setUint32(at + 4, value - high * 2 ** 32);
}

/** PostgreSQL counts microseconds from here. */
const year2000 = Date.UTC(2000, 0, 1);

/** A moment of eight bytes, as PostgreSQL counts it, in milliseconds since 1970. */
export function millisecondsOf(moment: number): number {
  return moment / 1_000 + year2000;
}

/** A moment as PostgreSQL counts it, to be written in eight bytes. */
export function momentOf(at: Date): number {
  return (at.getTime() - year2000) * 1_000;
}
