import { readFileSync } from "node:fs";
import { request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bootstrapKey, callApi } from "#tests/support/api.ts";
import { query } from "#tests/support/database.ts";
import { type OpenHouse, openHouse } from "#tests/support/open-house.ts";

const header = "order_id,customer_id,email,placed_at,amount,currency\n";
const mebibyte = 1024 * 1024;
let house: OpenHouse;

beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.server.stop());

/** Twenty MiB of lines that are too long to be orders: cheap to read, so that what is measured is how they are held. */
async function* file(): AsyncGenerator<string> {
  yield header;
  for (let line = 0; line < 320; line++) yield `${"x".repeat(65_535)}\n`;
}

async function* form(boundary: string): AsyncGenerator<string> {
  yield `--${boundary}\r\nContent-Disposition: form-data; name="source"\r\n\r\nshop\r\n`;
  yield `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="big.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  yield* file();
  yield `\r\n--${boundary}--\r\n`;
}

function send(path: string, headers: Record<string, string>, body: AsyncIterable<string>): Promise<number> {
  return new Promise((done, failed) => {
    const asking = request(`${house.server.origin}${path}`, { method: "POST", headers }, (response) => {
      response.resume();
      response.once("end", () => done(response.statusCode ?? 0));
    });
    asking.once("error", failed);
    void (async () => {
      for await (const part of body) {
        if (!asking.write(part)) await new Promise((drained) => asking.once("drain", drained));
      }
      asking.end();
    })();
  });
}

/** The most memory the server has held so far, in bytes. */
function mostMemory(): number {
  const status = readFileSync(`/proc/${house.server.pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024;
}

async function untilRead(): Promise<void> {
  const waiting = "select 1 from order_import where state in ('receiving', 'queued', 'running')";
  while ((await query(waiting)).length > 0) await pause(100);
}

test("W-16: files of 20 MiB are stored while they arrive, by the form and by the API, four at once", async () => {
  await untilRead();
  const maria = await house.enter(house.staff.maria);
  const cookie = [...maria.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const byForm = {
    cookie,
    origin: house.server.origin,
    "content-type": "multipart/form-data; boundary=here",
  };
  const byApi = { authorization: `Bearer ${bootstrapKey}`, "content-type": "text/csv" };
  const before = mostMemory();
  const statuses = await Promise.all([
    send("/admin/imports", byForm, form("here")),
    send("/admin/imports", byForm, form("here")),
    send("/api/v1/imports?kind=orders", byApi, file()),
    send("/api/v1/imports?kind=orders", byApi, file()),
  ]);
  expect(statuses, house.server.said().slice(-1_500)).toEqual([302, 302, 202, 202]);
  await untilRead();
  const more = Math.round((mostMemory() - before) / mebibyte);
  expect.soft(more, "MiB more than before").toBeLessThan(200);
  const imports = await query<{ rejected: number; bytes: bigint }>(
    "select rejected, bytes from order_import where bytes > 1000000",
  );
  expect(imports.map(({ rejected }) => rejected)).toEqual([320, 320, 320, 320]);
  expect(imports.every(({ bytes }) => bytes > 20_000_000n)).toBe(true);
});

test("a NUL in any cell costs its line and nothing else", async () => {
  const sound = ["n-0", "ada-1", "ada@example.com", "2026-11-01", "5.00", "EUR"];
  const broken = sound.map((_, column) =>
    sound.map((cell, at) => (at === column ? `${cell}\0` : cell)).join(),
  );
  const text = header + [...broken, sound.join()].join("\n");
  const sent = await callApi(house.server.origin, "POST", "/api/v1/imports?kind=orders", {
    text,
    type: "text/csv",
  });
  expect(sent.status).toBe(202);
  await untilRead();
  const rows = await query(
    "select state, imported, rejected from order_import order by created_at desc limit 1",
  );
  expect(rows).toEqual([{ state: "done", imported: 1, rejected: 6 }]);
});

const order = `${header}u-1,u-1,u@example.com,2026-11-01,5.00,EUR\n`;
const disposition = 'Content-Disposition: form-data; name="file"';

async function upload(body: string, type = "multipart/form-data; boundary=here") {
  const maria = await house.enter(house.staff.maria);
  return maria.post("/admin/imports", { body, headers: { "content-type": type } });
}

function withFile(head: string, data = order): string {
  return `--here\r\n${head}\r\nContent-Type: text/csv\r\n\r\n${data}\r\n--here--\r\n`;
}

test.each([
  ["a head without a colon", withFile("Content-Disposition form-data")],
  ["a quote that never closes", withFile(`${disposition}; filename="orders.csv`)],
  ["no name", withFile("Content-Disposition: form-data")],
  ["another boundary", withFile(disposition).replaceAll("--here", "--there")],
  ["a file that is cut off", withFile(`${disposition}; filename="cut.csv"`).slice(0, -30)],
  ["nothing", ""],
])("a malformed form is answered in words: %s", async (_, body) => {
  const answer = await upload(body);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatch(/Choose (it again|a CSV file)/);
  const stuck = await query("select 1 from order_import where state = 'receiving'");
  expect(stuck).toEqual([]);
});

test("a form of another kind is answered in words, too", async () => {
  expect((await upload("file=x", "application/x-www-form-urlencoded")).status).toBe(400);
  expect((await upload("x", "multipart/form-data")).status).toBe(400);
});

test.each([
  ['filename="orders; may.csv"', "orders; may.csv"],
  ['filename="say %22hi%22.csv"', 'say "hi".csv'],
  ['filename="C:\\Users\\maria\\orders.csv"', "orders.csv"],
  ["filename=\"x.csv\"; filename*=UTF-8''%E9%95%B7%20%E2%82%AC.csv", "長 €.csv"],
  ['filename="a\0b.csv"', "ab.csv"],
  ['filename=""', "orders.csv"],
])("a file keeps its name: %s", async (parameter, fileName) => {
  const answer = await upload(withFile(`${disposition}; ${parameter}`));
  expect(answer.status).toBe(302);
  const id = answer.headers.location?.split("/").at(-1);
  expect(await query("select file_name from order_import where id = $1", [id])).toEqual([
    { file_name: fileName },
  ]);
});
