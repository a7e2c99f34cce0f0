import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { system } from "#app/domain/activity/record-event.server.ts";
import { type ImportCounts, importFile } from "#app/domain/intake/import-orders.server.ts";
import { formatMoney } from "#app/kernel/money.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { Command } from "../command.ts";
import { progressOn } from "../progress.ts";
import { whyNoFile } from "../why-no-file.ts";

/** `import orders FILE`: the import of the admin side, with its progress in the terminal. */
export const command: Command = async (words) => {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { source: { type: "string", default: "import" } },
  });
  const [what, file, more] = positionals;
  if (what !== "orders" || file === undefined || more !== undefined) {
    console.error("Name one file: npm run kith -- import orders FILE [--source NAME]");
    return 2;
  }
  const problem = whyNoFile(file);
  if (problem !== null) {
    console.error(problem);
    return 1;
  }
  const began = performance.now();
  const progress = progressOn(process.stdout);
  const counts = await importFile(
    { fileName: basename(file), source: values.source, body: createReadStream(file) },
    system,
    new Date(),
    ({ bytes, bytesRead, read }) => progress.show(bytes === 0 ? 1 : bytesRead / bytes, `${count(read)} read`),
  );
  progress.end();
  await report(counts, (performance.now() - began) / 1000);
  return counts.state === "done" ? 0 : 1;
};

async function report(counts: ImportCounts, seconds: number): Promise<void> {
  if (counts.failure !== null) console.error(counts.failure);
  const names = ["read", "imported", "duplicates", "rejected", "noted"] as const;
  for (const name of names) console.log(`${name.padEnd(11)}${count(counts[name]).padStart(12)}`);
  for (const { currency, orders, spentMinor } of await totals()) {
    console.log(
      `${"orders".padEnd(11)}${count(orders).padStart(12)}  ${formatMoney(BigInt(spentMinor), currency)} ${currency}`,
    );
  }
  console.log(`${"seconds".padEnd(11)}${seconds.toFixed(1).padStart(12)}`);
}

/** All orders there are now, by currency. */
function totals(): Promise<{ currency: string; orders: number; spentMinor: string }[]> {
  return sql(
    pool,
    `select currency, sum(orders)::int as orders, sum(spent_minor)::text as "spentMinor" from customer_spend group by currency order by currency`,
  );
}

function count(number: number): string {
  return number.toLocaleString("en-GB");
}
