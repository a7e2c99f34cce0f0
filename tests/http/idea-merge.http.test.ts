import { beforeAll, expect, test } from "vitest";
import { commentOnIdea } from "#app/domain/ideas/comment-on-idea.server.ts";
import { proposeIdea } from "#app/domain/ideas/propose-idea.server.ts";
import { voteForIdea } from "#app/domain/ideas/vote-for-idea.server.ts";
import { query } from "#tests/support/database.ts";
import { type HttpClient, httpClient } from "#tests/support/http-client.ts";
import { type OpenHouse, openHouse } from "#tests/support/open-house.ts";
import { mailsTo } from "#tests/support/outbox.ts";
import { type AppServer, startApp } from "#tests/support/server.ts";

let house: OpenHouse;
let second: AppServer;
let maria: HttpClient;
let ideaId: string;
let alike: string;

beforeAll(async () => {
  house = await openHouse();
  second = await startApp(process.env["DATABASE_URL"] ?? "");
  maria = await house.enter(house.staff.maria);
  ideaId = house.ids["ideaId"] ?? "";
  const proposal = { title: "A file for my accountant", story: "In their format.", topic: null };
  ({ ideaId: alike } = await proposeIdea(proposal, house.customers.ada.id, new Date()));
  await commentOnIdea(alike, "Monthly", { kind: "customer", id: house.customers.ada.id }, new Date());
  await voteForIdea(alike, house.customers.dov.id, new Date());
  return async () => {
    await second.stop();
    await house.server.stop();
  };
});

const plain = (html: string) => html.replaceAll(/<[^>]+>/g, "").replaceAll("&#x27;", "'");

test("staff find the other idea without script, among those close to it or to other words", async () => {
  const page = await maria.get(`/admin/ideas/${alike}`);
  expect(page.body).toContain(`value="${ideaId}"`);
  const searched = await maria.get(`/admin/ideas/${alike}?same=satudray+delvier`);
  expect(plain(searched.body)).toContain("Deliver on Saturdays");
  expect(searched.body).toContain('<details class="disclosure" open');
  const none = await maria.get(`/admin/ideas/${alike}?same=zzzzzz`);
  expect(plain(none.body)).toContain("No other public idea is close to these words.");
});

test("what cannot be merged is refused in words, with what was chosen kept", async () => {
  const nothing = await maria.post(`/admin/ideas/${alike}`, { form: { intent: "merge" } });
  expect(nothing.status).toBe(400);
  expect(plain(nothing.body)).toContain("Choose the idea that it goes on as.");
  const [waiting] = await query<{ id: string }>("select id from idea where state = 'waiting' limit 1");
  const refused = await maria.post(`/admin/ideas/${alike}`, {
    form: { intent: "merge", into: waiting?.id ?? "" },
  });
  expect(refused.status).toBe(400);
  expect(plain(refused.body)).toContain("The other idea is not public. Choose one that everybody sees.");
});

test("a merge shows at once in both processes: one idea, all votes, and a page that leads on", async () => {
  const anybody = [httpClient(house.server.origin), httpClient(second.origin)];
  const votes = async (client: HttpClient) =>
    /Vote for Export to the accountant&#x27;s format \((\d+) vote/.exec(
      (await client.get("/ideas")).body,
    )?.[1];
  for (const client of anybody) {
    expect(await votes(client)).toBe("2");
    expect(plain((await client.get(`/ideas/${alike}`)).body)).not.toContain("goes on as");
  }
  const merged = await maria.post(`/admin/ideas/${alike}`, { form: { intent: "merge", into: ideaId } });
  expect(merged.status).toBe(303);
  for (const client of anybody) {
    expect(await votes(client)).toBe("3");
    const old = await client.get(`/ideas/${alike}`);
    expect(old.status).toBe(200);
    expect(plain(old.body)).toContain("This idea goes on as Export to the accountant's format");
    expect(plain(old.body)).toContain("In their format.");
    expect(old.body).toMatch(new RegExp(`<link rel="canonical" href="http[^"]+/ideas/${ideaId}"`));
    expect(plain((await client.get(`/ideas/${ideaId}`)).body)).toContain("A file for my accountant");
    expect((await client.get("/ideas")).body).not.toContain("A file for my accountant");
  }
  expect((await mailsTo(house.customers.dov.email)).map(({ props }) => props["heading"])).toContain(
    "Two ideas became one",
  );
});

test("a vote for the merged idea counts on the other, and leads there", async () => {
  const cleo = await house.enter(house.customers.cleo);
  await cleo.post(`/ideas/${ideaId}/vote`, { form: { vote: "back" } });
  const answer = await cleo.post(`/ideas/${alike}/vote`, { form: { vote: "for", to: `/ideas/${alike}` } });
  expect(answer.headers.location).toBe(`/ideas/${ideaId}`);
  const page = await cleo.get(`/ideas/${ideaId}`);
  expect(plain(page.body)).toContain("votes count here");
  expect(page.body).toContain("Take your vote back from Export to the accountant&#x27;s format (3 votes)");
});

test("undone, each stands by itself again", async () => {
  const client = httpClient(second.origin);
  const undone = await maria.post(`/admin/ideas/${alike}`, { form: { intent: "undo-merge" } });
  expect(undone.status).toBe(303);
  const page = await client.get(`/ideas/${alike}`);
  expect(page.body).toContain("Vote for A file for my accountant (1 vote)");
  expect(plain(page.body)).not.toContain("goes on as");
  expect((await client.get(`/ideas/${ideaId}`)).body).not.toContain("A file for my accountant");
  const again = await maria.post(`/admin/ideas/${alike}`, { form: { intent: "undo-merge" } });
  expect(again.status).toBe(303);
  expect(plain((await maria.get(again.headers.location ?? "")).body)).toContain("stands by itself already");
});

test("who may not moderate sees it and may not merge, undo or comment", async () => {
  const tom = await house.enter(house.staff.tom);
  const page = await tom.get(`/admin/ideas/${ideaId}`);
  expect(page.status).toBe(200);
  expect(page.body).not.toContain('value="merge"');
  const forms: Record<string, string>[] = [
    { intent: "merge", into: alike },
    { intent: "undo-merge" },
    { intent: "comment", text: "Not mine to say" },
  ];
  for (const form of forms) expect((await tom.post(`/admin/ideas/${ideaId}`, { form })).status).toBe(403);
});

test("staff comment with name and role, at once; an empty comment keeps the page", async () => {
  const empty = await maria.post(`/admin/ideas/${ideaId}`, { form: { intent: "comment", text: " " } });
  expect(empty.status).toBe(400);
  expect(plain(empty.body)).toContain("Write something first.");
  const form = { intent: "comment", text: "We look at **two** formats." };
  expect((await maria.post(`/admin/ideas/${ideaId}`, { form })).status).toBe(303);
  const page = await httpClient(second.origin).get(`/ideas/${ideaId}`);
  expect(plain(page.body)).toMatch(/Maria Costa\s*Founder/);
  expect(page.body).toContain("<strong>two</strong>");
});

test("staff see who votes, those first whose relationship is worth most", async () => {
  const page = await maria.get(`/admin/ideas/${ideaId}`);
  const table = page.body.slice(page.body.indexOf("Who votes for this idea"));
  const order = [...table.matchAll(/href="\/admin\/customers\/([0-9a-f-]{36})"/g)].map(([, id]) => id);
  const rows = await query<{ id: string }>(
    `select v.customer_id as id from idea_vote v left join value_total t on t.customer_id = v.customer_id
     where v.idea_id = $1 order by t.realised_minor desc nulls last, v.voted_at desc, v.customer_id`,
    [ideaId],
  );
  expect(rows.length).toBeGreaterThan(1);
  expect([...new Set(order)].slice(0, rows.length)).toEqual(rows.map(({ id }) => id));
});

test("who votes may stop the mails about one idea, and want them again", async () => {
  const bo = await house.enter(house.customers.bo);
  const button = async () => {
    const { body } = await bo.get(`/ideas/${ideaId}`);
    return /(Stop mails about this idea|Mail me about this idea again)/.exec(body)?.[1];
  };
  expect(await button()).toBe("Stop mails about this idea");
  await bo.post(`/ideas/${ideaId}`, { form: { mails: "stopped" } });
  expect(await button()).toBe("Mail me about this idea again");
  const mails = async () => (await mailsTo(house.customers.bo.email)).length;
  const before = await mails();
  const answer = { intent: "answer", status: "started", text: "We began." };
  expect((await maria.post(`/admin/ideas/${ideaId}`, { form: answer })).status).toBe(303);
  expect(await mails()).toBe(before);
  await bo.post(`/ideas/${ideaId}`, { form: { mails: "wanted" } });
  expect(await button()).toBe("Stop mails about this idea");
  const ada = await house.enter(house.customers.ada);
  expect((await ada.get(`/ideas/${ideaId}`)).body).toContain("Stop mails about this idea");
  const { body } = await httpClient(house.server.origin).get(`/ideas/${ideaId}`);
  expect(body).not.toContain("Stop mails about this idea");
});
