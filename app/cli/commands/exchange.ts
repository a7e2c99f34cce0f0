import { createReadStream, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { system } from "#app/domain/activity/record-event.server.ts";
import { readEcbHistory } from "#app/domain/value/exchange/ecb-history.ts";
import type { DayRate } from "#app/domain/value/exchange/exchange.ts";
import { recordRates } from "#app/domain/value/exchange/record-rates.server.ts";
import { type CsvRecord, readCsv } from "#app/kernel/csv.ts";
import type { Command } from "../command.ts";
import { progressOn } from "../progress.ts";
import { whyNoFile } from "../why-no-file.ts";

const batchSize = 5_000;
const mostShown = 50;

/** `exchange FILE`: records the European Central Bank's reference rates, as its file `eurofxref-hist.csv` has them. */
export const command: Command = async (words) => {
  const { positionals } = parseArgs({ args: words, allowPositionals: true, options: {} });
  const [file, more] = positionals;
  if (file === undefined || more !== undefined) {
    console.error("Name one file: npm run kith -- exchange eurofxref-hist.csv");
    return 2;
  }
  const problem = whyNoFile(file);
  if (problem !== null) {
    console.error(problem);
    return 1;
  }
  const counts = await recordFile(file, statSync(file).size);
  for (const problem of counts.problems.slice(0, mostShown)) console.error(problem);
  if (counts.problems.length > mostShown) console.error(`and ${counts.problems.length - mostShown} more`);
  console.log(`recorded ${counts.recorded}, known ${counts.known}, refused ${counts.problems.length}`);
  return counts.recorded + counts.known === 0 ? 1 : 0;
};

type Counts = { recorded: number; known: number; problems: string[] };

async function recordFile(file: string, bytes: number): Promise<Counts> {
  const now = new Date();
  const counts: Counts = { recorded: 0, known: 0, problems: [] };
  const progress = progressOn(process.stderr);
  const [reader, read] = [readCsv(), readEcbHistory(now)];
  let waiting: DayRate[] = [];
  const take = async (records: readonly CsvRecord[], atEnd: boolean) => {
    for (const record of records) {
      const line = read(record);
      if (line !== null && "reason" in line) counts.problems.push(`line ${line.line}: ${line.reason}`);
      else if (line !== null) waiting.push(...line.rates);
    }
    if (waiting.length < batchSize && !atEnd) return;
    const { recorded, known, contradicting } = await recordRates(waiting, system, now);
    waiting = [];
    counts.recorded += recorded;
    counts.known += known;
    for (const { currency, day, perEuro, inBooks } of contradicting)
      counts.problems.push(
        `${day}: ${currency} ${perEuro}, but the books hold ${Number(inBooks)}, which stands`,
      );
  };
  let done = 0;
  for await (const chunk of createReadStream(file)) {
    done += chunk.length;
    await take(reader.push(chunk), false);
    progress.show(done / bytes, `${counts.recorded} recorded`);
  }
  await take(reader.end(), true);
  progress.end();
  return counts;
}
