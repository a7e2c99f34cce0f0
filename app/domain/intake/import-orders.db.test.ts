import { createReadStream, existsSync } from "node:fs";
import { expect, test } from "vitest";
import { query } from "#tests/support/database.ts";
import { system } from "../activity/record-event.server.ts";
import { setValueParameters } from "../value/parameters/set-parameters.server.ts";
import { importFile, receiveImport, runImport } from "./import-orders.server.ts";
import { revalueAll } from "./revalue.server.ts";

const now = new Date("2026-11-22T12:00:00Z");
const history = "../shared/data/cdnow-orders.csv";
const header = "order_id,customer_id,email,placed_at,amount,currency,cost,refunded_amount,referral_code\n";

async function* bytesOf(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === "string" ? new TextEncoder().encode(part) : part;
}

function file(...parts: (string | Uint8Array)[]) {
  return { fileName: "orders.csv", source: "csv", body: bytesOf(...parts) };
}

async function linesOf(importId: string) {
  return query<{ line: number; verdict: string; reason: string }>(
    "select line, verdict, reason from import_line where import_id = $1 order by line",
    [importId],
  );
}

test.skipIf(!existsSync(history))(
  "a real purchase history of 6,919 orders, twice",
  { timeout: 60_000 },
  async () => {
    await setValueParameters({ marginBasisPoints: 4_000 }, system, now);
    const read = () =>
      importFile({ fileName: "cdnow.csv", source: "import", body: createReadStream(history) }, system, now);
    expect(await read()).toMatchObject({
      state: "done",
      read: 6_919,
      imported: 6_919,
      duplicates: 0,
      rejected: 0,
      noted: 8,
    });
    expect(await read()).toMatchObject({
      state: "done",
      read: 6_919,
      imported: 0,
      duplicates: 6_919,
      rejected: 0,
      noted: 0,
    });
    const [books] = await query(
      `select (select count(*)::int from customer where external_id like 'cdnow-%') as customers, count(*)::int as orders,
       sum(amount_minor)::text as spent from purchase_order where currency = 'USD' and source = 'import'`,
    );
    expect(books).toEqual({ customers: 2_357, orders: 6_919, spent: "24409194" });
    const [first] = await query(
      `select c.external_id, s.orders, s.spent_minor::text as spent from customer_spend s join customer c on c.id = s.customer_id
     order by s.spent_minor desc limit 1`,
    );
    expect(first).toEqual({ external_id: "cdnow-1901", orders: 56, spent: "655270" });
    const [value] = await query(
      `select count(distinct order_id)::int as valued, (sum(amount_minor) - (select sum(realised_minor) from value_total))::text as gap
     from value_entry where order_id is not null`,
    );
    expect(value).toEqual({ valued: 6_919, gap: "0" });
    expect(await revalueAll()).toEqual({ orders: 0 });
  },
);

test("every bad line is reported with its reason, and the rest is imported", async () => {
  const latin = new Uint8Array([
    ...new TextEncoder().encode("o-latin,caf"),
    0xe9,
    ...new TextEncoder().encode(",,2026-01-02,1.00,EUR,,,\n"),
  ]);
  const result = await importFile(
    file(
      header,
      "o-1,c-1,one@example.com,2026-01-02,10.00,EUR,4.00,,\n",
      "o-2,c-1,,02/01/2026,10.00,EUR,,,\n",
      "o-3,c-1,,2026-01-02,-10.00,EUR,,,\n",
      "o-4,c-1,,2026-01-02,10.00,XXQ,,,\n",
      `o-5,${"x".repeat(1_048_576)},,2026-01-02,10.00,EUR,,,\n`,
      "=HYPERLINK(1),c-1,,2026-01-02,10.00,EUR,,,\n",
      latin,
      "o-1,c-1,,2026-01-02,11.00,EUR,,,\n",
      "o-8,c-2,,2026-02-30,10.00,EUR,,,\n",
      'o-9,c-2,"never,closed\n',
      'o-10,c-2,,2026-01-03T10:00:00+01:00,"20.00",EUR,,5.00,\n',
      "o-11,c-3,,2026-01-03,0,EUR,,,\n",
      'o-12,c-3,not-an-address,2026-01-03,"1,234.50",EUR,,,\n',
      "o-13,c-3,not-an-address,2026-01-03,1.50,JPY,,,\n",
      "o-14,c-3,nul\0@example.com,2026-01-03,1.50,EUR,,,",
    ),
    system,
    now,
  );
  expect(result).toMatchObject({
    state: "done",
    read: 15,
    imported: 3,
    duplicates: 0,
    rejected: 12,
    noted: 1,
  });
  const lines = await linesOf(result.importId);
  const reasonOf = (line: number) => lines.find((remark) => remark.line === line)?.reason ?? "none";
  expect(reasonOf(3)).toMatch(/placed_at "02\/01\/2026" is no date/);
  expect(reasonOf(4)).toMatch(/amount is negative/);
  expect(reasonOf(5)).toMatch(/no code of ISO 4217/);
  expect(reasonOf(6)).toMatch(/longer than 64 KiB/);
  expect(reasonOf(7)).toMatch(/spreadsheet formula/);
  expect(reasonOf(8)).toMatch(/not UTF-8/);
  expect(reasonOf(9)).toMatch(/already in the books with another amount/);
  expect(reasonOf(10)).toMatch(/2026-02-30/);
  expect(reasonOf(11)).toMatch(/never closed/);
  expect(reasonOf(14)).toMatch(/without thousands separators/);
  expect(reasonOf(15)).toMatch(/no amount in JPY/);
  expect(reasonOf(16)).toMatch(/NUL/);
  const refunds = await query("select amount_minor::int as amount from refund");
  expect(refunds).toEqual([{ amount: 500 }]);
});

test("a larger refund in a later file adds the rest, the same file adds nothing", async () => {
  const line = (refunded: string) => `o-20,c-20,,2026-01-03,20.00,EUR,,${refunded},\n`;
  for (const refunded of ["5.00", "5.00", "12.00"])
    await importFile(file(header, line(refunded)), system, now);
  const [sum] = await query(
    "select sum(f.amount_minor)::int as sum from refund f join purchase_order o on o.id = f.order_id where o.external_id = 'o-20'",
  );
  expect(sum).toEqual({ sum: 1_200 });
});

test.each([
  ["a wrong header", "id,name\n1,2\n", /missing: order_id, customer_id, placed_at, amount, currency/],
  ["UTF-16", "\uFEFFx", /UTF-16/],
  ["nothing", "", /holds no orders/],
  ["a header only", header, /holds no orders/],
])("a file with %s is refused with what to do", async (name, text, reason) => {
  const content = name === "UTF-16" ? new Uint8Array([0xff, 0xfe, 0x61, 0x00]) : text;
  const result = await importFile(file(content), system, now);
  expect(result.state).toBe("failed");
  expect(result.failure).toMatch(reason);
  expect(await linesOf(result.importId)).toMatchObject([{ line: 1, verdict: "rejected" }]);
});

test("an import that was stopped half-way goes on where it stopped", async () => {
  const rows = Array.from(
    { length: 1_200 },
    (_, index) => `half-${index},c-${index % 40},,2026-01-03,5.00,EUR,,,\n`,
  ).join("");
  const { importId } = await receiveImport(file(header, rows), system, now, false);
  const stopped = runImport(importId, {
    onProgress: (counts) => {
      if (counts.read >= 500) throw new Error("stopped");
    },
  });
  await expect(stopped).rejects.toThrow("stopped");
  expect(await runImport(importId)).toMatchObject({
    state: "done",
    read: 1_200,
    imported: 1_200,
    duplicates: 0,
  });
});
