import { Readable } from "node:stream";
import { importFile } from "#app/domain/intake/import-orders.server.ts";
import { externalIdOf } from "./customers.server.ts";
import { company } from "./data/company.ts";
import { stallLines } from "./data/stall.ts";
import type { House } from "./house.ts";
import { dayOf } from "./moment.ts";

/** Priya imports what the till of the market stall wrote down; one line of it cannot be read. */
export async function importStall(house: House): Promise<void> {
  const header = "order_id,customer_id,placed_at,amount,currency,refunded_amount";
  const lines = stallLines.map((line, index) => {
    const customer = "by" in line ? externalIdOf(line.by) : line.stranger;
    const day = dayOf(house.clock.at([line.daysAgo, "10:00"]));
    return [`T-${501 + index}`, customer, day, line.amount, company.currency, line.refunded ?? ""].join(",");
  });
  const body = Readable.from([Buffer.from(`${[header, ...lines].join("\n")}\n`)]);
  const actor = { kind: "staff" as const, id: house.staff.get("priya").staffId };
  const counts = await importFile(
    { fileName: "market-stall.csv", source: "stall", body },
    actor,
    house.clock.now,
  );
  if (counts.state !== "done") throw new Error(`The file of the stall was not imported: ${counts.failure}`);
}
