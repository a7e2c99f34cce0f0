import pg from "pg";

/**
 * Fills a migrated database with customers who buy over two years as BG/NBD says (r = 1, a = 1: both draws in closed form),
 * about five orders each, one in a hundred partly paid back. The same seed makes the same base.
 */
export async function fillValueBase(
  connectionString: string,
  customers: number,
): Promise<{ orders: number }> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(`set session_replication_role = replica; set work_mem = '256MB'; set maintenance_work_mem = '256MB';
    update company set currency = 'EUR';
    insert into value_parameters (version, margin_basis_points, created_at) values (2, 4000, now());
    insert into customer (id, external_id, origin, created_at)
      select ${idOf("customer", "n")}, 'customer-' || n, 'import', now() - interval '2 years' from generate_series(1, ${customers}) n;
    ${ordersOf(customers)}
    create temporary table made as select row_number() over (order by day) as n, * from bench_orders();
    drop index purchase_order_customer_id_placed_at_idx, purchase_order_placed_at_idx, purchase_order_source_external_id_key;
    insert into purchase_order (id, source, external_id, customer_id, placed_at, amount_minor, currency, recorded_at)
      select ${idOf("order", "n")}, 'bench', n, ${idOf("customer", "customer")}, placed, amount, 'EUR', placed + interval '1 minute'
      from (select *, date_trunc('day', now()) - interval '731 days' + day * interval '1 day' as placed from made order by n) one;
    create index purchase_order_customer_id_placed_at_idx on purchase_order (customer_id, placed_at) include (amount_minor, recorded_at);
    create index purchase_order_placed_at_idx on purchase_order (placed_at);
    create unique index purchase_order_source_external_id_key on purchase_order (source, external_id);
    insert into refund (id, order_id, source, external_id, amount_minor, refunded_at, recorded_at)
      select ${idOf("refund", "external_id::bigint")}, id, 'bench', external_id, amount_minor / 2, placed_at, recorded_at
      from purchase_order where external_id::bigint % 100 = 0;
    insert into customer_spend (customer_id, currency, orders, spent_minor, refunded_minor, first_order_at, last_order_at)
      select customer_id, currency, count(*), sum(amount_minor), 0, min(placed_at), max(placed_at) from purchase_order group by 1, 2;`);
  await client.query("vacuum analyze");
  const { rows } = await client.query<{ orders: number }>(
    "select count(*)::int as orders from purchase_order",
  );
  await client.end();
  return { orders: rows[0]?.orders ?? 0 };
}

/** An id of a kind that begins with its number, as ids by time do. */
function idOf(kind: "customer" | "order" | "refund", n: string): string {
  const first = { customer: "01900000", order: "01910000", refund: "01920000" }[kind];
  return `('${first}-' || lpad(to_hex((${n}) >> 16), 4, '0') || '-7' || lpad(to_hex((${n}) & 4095), 3, '0') || '-8' ||
    lpad(to_hex(((${n}) >> 12) & 15), 3, '0') || '-' || substr(md5((${n})::text), 1, 12))::uuid`;
}

function ordersOf(customers: number): string {
  return `create function bench_orders() returns table (customer integer, day double precision, amount bigint) language plpgsql as $$
    declare rate double precision; loss double precision; worth double precision;
    begin
      perform setseed(0.42);
      for one in 1..${customers} loop
        day := random() * 730;
        rate := -ln(1 - random()) / 38;
        loss := 1 - power(1 - random(), 0.16);
        worth := -ln((1 - random()) * (1 - random()) * (1 - random()) * (1 - random())) / 6000;
        loop
          exit when day > 730;
          customer := one;
          amount := greatest(1, (-ln((1 - random()) * (1 - random()) * (1 - random())) / worth)::bigint);
          return next;
          exit when random() < loss;
          day := day - ln(1 - random()) / rate;
        end loop;
      end loop;
    end $$;`;
}
