import pg from "pg";

const customers = 100_000;
const clicks = 200_000;

/** Fills a database for the bench by SQL: customers, each with a link, and clicks that orders can come by. */
export async function fillBase(
  connectionString: string,
  apiKeyHash: string,
): Promise<{ codes: string[]; clickIds: string[] }> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(`
    insert into customer (id, external_id, email, mailbox, origin, created_at)
      select gen_random_uuid(), 'customer-' || n, 'c' || n || '@example.com', 'c' || n || '@example.com', 'api', now() - interval '1 year'
      from generate_series(1, ${customers}) n;
    insert into referral_link (id, customer_id, code, created_at)
      select gen_random_uuid(), id, substr(md5(external_id), 1, 10) || substr(external_id, 10), now() from customer;
    insert into click (id, link_id, at, counted)
      select uuidv7(), l.id, now(), true from (select id from referral_link limit 2000) l, generate_series(1, ${clicks / 2_000});
    insert into value_parameters (version, margin_basis_points, created_at) values (2, 4000, now());
    create table bare_click (like click including all);
    create table bare_order (id uuid primary key, source text not null, external_id text not null, customer text not null,
      placed_at timestamptz not null, amount_minor bigint not null, currency text not null, unique (source, external_id));
    analyze;`);
  await client.query(
    `insert into api_key (id, name, prefix, secret_hash, scopes, created_at) values (gen_random_uuid(), 'bench', 'kith_bench', $1, '{*}', now())`,
    [apiKeyHash],
  );
  const codes = await client.query<{ code: string }>(
    "select code from referral_link order by random() limit 50000",
  );
  const found = await client.query<{ id: string }>("select id from click");
  await client.end();
  return { codes: codes.rows.map(({ code }) => code), clickIds: found.rows.map(({ id }) => id) };
}
