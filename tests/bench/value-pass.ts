import { forecastCustomers } from "#app/domain/value/forecast/forecast-customers.server.ts";
import { valueCustomers } from "#app/domain/value/forecast/value-customers.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { closeDatabase, pool } from "#app/platform/database.server.ts";

// The worker of a valuation, in a process of its own: a full pass, or customers touched by one new order each.

const orders = 25;

if (process.argv.includes("--full")) {
  const began = performance.now();
  await valueCustomers(new Date(), {
    onTimed: (part, ms) => console.error(`value:   ${Math.round(ms)} ms ${part}`),
  });
  tell({ ms: performance.now() - began, rssMb: process.resourceUsage().maxRSS / 1024 });
} else {
  const { rows } = await pool.query<{ id: string }>(
    "select customer_id as id from value_forecast where half = (select half from standing_valuation) order by customer_id limit $1",
    [orders + 1],
  );
  const times: number[] = [];
  for (const { id } of rows) {
    const now = new Date();
    await pool.query(
      `insert into purchase_order (id, source, external_id, customer_id, placed_at, amount_minor, currency, recorded_at)
       values ($1::uuid, 'bench', $2, $3, $4, 4900, 'EUR', $4)`,
      [newId(now), `later-${id}`, id, now],
    );
    const began = performance.now();
    await forecastCustomers([id], new Date());
    times.push(performance.now() - began);
  }
  const sorted = times.slice(1).sort((one, other) => one - other);
  tell({ ms: sorted[Math.floor(sorted.length / 2)] ?? 0, rssMb: process.resourceUsage().maxRSS / 1024 });
}
await closeDatabase();
process.disconnect?.();

function tell(reading: { ms: number; rssMb: number }): void {
  process.send?.(reading);
}
