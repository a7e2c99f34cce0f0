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

async function listIdeas(): Promise<string> {
  const found = await pool.query({
    name: "ideas",
    text: "select id, title, vote_count, status, excerpt, published_at from bare_idea order by vote_count desc, id desc limit 30",
  });
  const cards = found.rows.map(
    (idea) =>
      `<li><b>${idea.vote_count}</b> <a href="/ideas/${idea.id}">${idea.title}</a> ${idea.excerpt}</li>`,
  );
  return `<!doctype html><title>Ideas</title><ul>${cards.join("")}</ul>`;
}

async function showIdea(id: string): Promise<string> {
  const [idea, voters, comments] = await Promise.all([
    pool.query({
      name: "idea",
      text: "select title, story, vote_count, status from idea where id = $1",
      values: [id],
    }),
    pool.query({
      name: "voters",
      text: "select c.name from idea_vote v join customer c on c.id = v.customer_id where v.idea_id = $1 order by v.voted_at desc limit 12",
      values: [id],
    }),
    pool.query({
      name: "comments",
      text: "select text from idea_comment where idea_id = $1 order by created_at limit 200",
      values: [id],
    }),
  ]);
  const [row] = idea.rows;
  return `<!doctype html><h1>${row.title}</h1><p>${row.story}</p><p>${voters.rows.length} ${comments.rows.length}</p>`;
}

/** The least a vote needs: the row and the counter in one transaction, from somebody who is taken at their word. */
async function voteFor(id: string, voter: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query({
      name: "vote",
      text: "insert into bare_vote (idea_id, customer_id, voted_at) values ($1, md5($2)::uuid, now()) on conflict do nothing",
      values: [id, voter],
    });
    await client.query({
      name: "count",
      text: "update bare_idea set vote_count = vote_count + 1 where id = $1",
      values: [id],
    });
    await client.query("commit");
  } finally {
    client.release();
  }
}

const server = createServer(async (request, response) => {
  const path = request.url ?? "/";
  if (request.method === "GET" && path.startsWith("/r/")) {
    const { status, location } = await openLink(path.slice(3));
    response.writeHead(status, { location }).end();
  } else if (path === "/ideas") {
    response.writeHead(200, { "content-type": "text/html" }).end(await listIdeas());
  } else if (path.startsWith("/ideas/")) {
    response.writeHead(200, { "content-type": "text/html" }).end(await showIdea(path.slice(7)));
  } else if (path.startsWith("/vote/")) {
    await bodyOf(request);
    await voteFor(path.slice(6), request.headers.cookie ?? "");
    response.writeHead(303, { location: "/ideas" }).end();
  } else {
    const answer = await takeOrder(await bodyOf(request));
    response.writeHead(201, { "content-type": "application/json" }).end(answer);
  }
});
server.listen(Number(process.env["PORT"]), "127.0.0.1", () => process.send?.("listening"));
process.on("disconnect", () => process.exit(0));
