import { afterAll, beforeAll, expect, test } from "vitest";
import { createGroup } from "#app/domain/groups/create-group.server.ts";
import type { GroupTerms } from "#app/domain/groups/group.ts";
import { publishAgreement } from "#app/domain/groups/publish-agreement.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { createStaff, type Person } from "#tests/support/cast.ts";
import { query } from "#tests/support/database.ts";
import { type HttpClient, httpClient } from "#tests/support/http-client.ts";
import { type AppServer, startApp } from "#tests/support/server.ts";
import { signIn } from "#tests/support/sign-in.ts";

const many = 50;
let servers: AppServer[] = [];
let sam: Person;
const people: { person: Person; client: HttpClient }[] = [];

beforeAll(async () => {
  const url = process.env["DATABASE_URL"] ?? "";
  servers = await Promise.all([startApp(url), startApp(url)]);
  sam = await createStaff("sam", new Date());
  for (let index = 0; index < many; index++) people.push(await enter(index));
});
afterAll(() => Promise.all(servers.map((server) => server.stop())));

const terms: GroupTerms = {
  kind: "beta",
  name: "Label printer",
  story: "A printer.",
  membersDo: "Print.",
  membersGet: "The printer.",
  seats: 5,
  admission: "open",
};

test("fifty ask for five seats at once over two processes: five hold one, the others wait in the order of arrival", async () => {
  const { groupId } = await createGroup(terms, { staffId: sam.id }, new Date());
  const answers = await Promise.all(people.map(({ client }, index) => apply(client, groupId, index)));
  expect(answers.map(({ status }) => status)).toEqual(people.map(() => 303));
  const line = await lineOf(groupId);
  expect(line.map(({ arrival }) => arrival)).toEqual(Array.from({ length: many }, (_, index) => index + 1));
  expect(line.map(({ decision }) => decision)).toEqual([
    ...Array.from({ length: 5 }, () => "accepted"),
    ...Array.from({ length: many - 5 }, () => "waiting"),
  ]);
  expect(await seatsHeld(groupId)).toEqual(line.slice(0, 5).map(({ customerId }) => customerId));

  const sixth = clientOf(line[5]?.customerId);
  expect((await sixth.get(`/groups/${groupId}`)).body).toContain("You are on the waiting list, place 1");
  const leaving = line.slice(0, 3).map(({ customerId }) => clientOf(customerId));
  await Promise.all(
    leaving.map((client) => client.post(`/groups/${groupId}`, { form: { intent: "leave" } })),
  );
  expect(await seatsHeld(groupId)).toEqual(line.slice(3, 8).map(({ customerId }) => customerId));
  expect((await sixth.get(`/groups/${groupId}`)).body).toContain("You are a member");
  const [{ told } = { told: 0 }] = await query<{ told: number }>(
    "select count(*)::int as told from outbox_mail where template = 'seat-free'",
  );
  expect(told).toBe(3);
}, 120_000);

test("the same person asking eight times at once over two processes is one application", async () => {
  const { groupId } = await createGroup(terms, { staffId: sam.id }, new Date());
  const who = people[0]?.person ?? sam;
  const clients = await Promise.all(Array.from({ length: 8 }, (_, index) => clientFor(who, index)));
  const answers = await Promise.all(clients.map((client, index) => apply(client, groupId, index)));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(await lineOf(groupId)).toHaveLength(1);
  expect(await seatsHeld(groupId)).toHaveLength(1);
});

test("who holds no seat sees no members, and what was typed stays in a form that is refused", async () => {
  const { groupId } = await createGroup(terms, { staffId: sam.id }, new Date());
  await publishAgreement({ groupId, text: "Tell nobody." }, { staffId: sam.id }, new Date());
  const [one, other] = [people[0]?.client, people[1]?.client];
  if (one === undefined || other === undefined) throw new Error("There are not enough people");
  const typed = "x".repeat(2001);
  const refused = await other.post(`/groups/${groupId}`, { form: { intent: "apply", reason: typed } });
  expect(refused.status).toBe(400);
  expect(refused.body).toContain(typed);
  expect(refused.body).toContain("Keep a reason below 2,000 characters.");
  await apply(one, groupId, 0);
  const unticked = await one.post(`/groups/${groupId}`, {
    form: { intent: "accept", agreementId: newId(new Date()) },
  });
  expect(unticked.status).toBe(400);
  expect(unticked.body).toContain("Tick the box to say that you agree.");
  expect((await other.get(`/groups/${groupId}`)).body).not.toContain(">Members<");
});

function apply(client: HttpClient, groupId: string, index: number) {
  return client.post(`/groups/${groupId}`, { form: { intent: "apply", reason: `Reason ${index}` } });
}

function lineOf(groupId: string) {
  return query<{ arrival: number; decision: string; customerId: string }>(
    `select arrival, decision, customer_id as "customerId" from group_application where group_id = $1 order by arrival`,
    [groupId],
  );
}

async function seatsHeld(groupId: string): Promise<string[]> {
  const rows = await query<{ customerId: string }>(
    `select m.customer_id as "customerId" from group_membership m join group_application a on a.id = m.application_id
     where m.group_id = $1 and m.left_at is null and m.removed_at is null order by a.arrival`,
    [groupId],
  );
  return rows.map(({ customerId }) => customerId);
}

function clientOf(customerId = ""): HttpClient {
  const found = people.find(({ person }) => person.id === customerId);
  if (found === undefined) throw new Error("Nobody has this id");
  return found.client;
}

async function clientFor(person: Person, index: number): Promise<HttpClient> {
  const cookie = await signIn(person, { staff: false });
  return httpClient(servers[index % 2]?.origin ?? "", [[cookie.name, cookie.value]]);
}

async function enter(index: number): Promise<{ person: Person; client: HttpClient }> {
  const at = new Date();
  const person = {
    id: newId(at),
    accountId: newId(at),
    name: `Person ${index}`,
    email: `p${index}@example.com`,
  };
  await query("insert into account (id, email, created_at) values ($1, $2, $3)", [
    person.accountId,
    person.email,
    at,
  ]);
  await query(
    `insert into customer (id, email, name, account_id, joined_at, origin, created_at) values ($1, $2, $3, $4, $5, 'joined', $5)`,
    [person.id, person.email, person.name, person.accountId, at],
  );
  return { person, client: await clientFor(person, index) };
}
