import { createServer, type IncomingMessage } from "node:http";
import pg from "pg";

/** The yardstick: node:http and pg with nothing else, doing the least SQL that each work needs. */
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"], max: 16 });

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const piece of request) body += piece;
  return body;
}

async function openLink(code: string): Promise<{ status: number; location: string }> {
  const found = await pool.query({
    name: "link",
    text: "select id from referral_link where code = $1",
    values: [code],
  });
  const linkId: unknown = found.rows[0]?.id;
  if (linkId === undefined) return { status: 404, location: "/" };
  await pool.query({
    name: "click",
    text: "insert into bare_click (id, link_id, at, counted) values (gen_random_uuid(), $1, now(), true)",
    values: [linkId],
  });
  return { status: 302, location: `/invited/${code}` };
}

async function takeOrder(body: string): Promise<string> {
  const order = JSON.parse(body) as Record<string, string | number>;
  const saved = await pool.query({
    name: "order",
    text: `insert into bare_order (id, source, external_id, customer, placed_at, amount_minor, currency)
           values (gen_random_uuid(), $1, $2, $3, $4, $5, $6) on conflict (source, external_id) do nothing returning id`,
    values: [
      order["source"],
      order["externalId"],
      order["customer"],
      order["placedAt"],
      order["amountMinor"],
      order["currency"],
    ],
  });
  return JSON.stringify(saved.rows[0] ?? {});
}

const server = createServer(async (request, response) => {
  const path = request.url ?? "/";
  if (request.method === "GET" && path.startsWith("/r/")) {
    const { status, location } = await openLink(path.slice(3));
    response.writeHead(status, { location }).end();
  } else {
    const answer = await takeOrder(await bodyOf(request));
    response.writeHead(201, { "content-type": "application/json" }).end(answer);
  }
});
server.listen(Number(process.env["PORT"]), "127.0.0.1", () => process.send?.("listening"));
process.on("disconnect", () => process.exit(0));
