import { expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { createCustomer, createStaff, type Person } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { mailsTo } from "#tests/support/outbox.ts";
import { acceptAgreement } from "./accept-agreement.server.ts";
import { applyToGroup } from "./apply-to-group.server.ts";
import { changeGroup } from "./change-group.server.ts";
import { closeGroup, reopenGroup } from "./close-group.server.ts";
import { createGroup } from "./create-group.server.ts";
import { decideApplication } from "./decide-application.server.ts";
import type { GroupTerms } from "./group.ts";
import { groupFor, listGroups, membersSeen } from "./group-queries.server.ts";
import { applicantsOf } from "./group-staff-queries.server.ts";
import { leaveGroup } from "./leave-group.server.ts";
import { publishAgreement } from "./publish-agreement.server.ts";
import { removeMember } from "./remove-member.server.ts";

const people = {
  ada: await createCustomer("ada"),
  bo: await createCustomer("bo"),
  cleo: await createCustomer("cleo"),
};
const { ada, bo, cleo } = people;
const sam = await createStaff("sam");
const by = { staffId: sam.id };
const terms: GroupTerms = {
  kind: "beta",
  name: "Label printer",
  story: "A small printer for jar labels.",
  membersDo: "Print ten labels a week.",
  membersGet: "The printer.",
  seats: 1,
  admission: "open",
};

async function open(changed: Partial<GroupTerms> = {}): Promise<string> {
  return (await createGroup({ ...terms, ...changed }, by, now)).groupId;
}

function apply(groupId: string, person: Person, at = now) {
  return applyToGroup({ groupId, customerId: person.id, reason: `It is ${person.name}.` }, at);
}

async function standing(groupId: string, person: Person) {
  return (await groupFor(person.id, groupId))?.standing;
}

async function give(groupId: string, person: Person) {
  const [deed] = await query<{ kind: string; quantity: number; states: string[] }>(
    `select c.kind, c.quantity, array(select s.state from outcome_state s join outcome_influence i on i.outcome_id = s.outcome_id
       where i.contribution_id = c.id order by s.occurred_at, s.id) as states
     from contribution c where c.subject_id = $1 and c.customer_id = $2`,
    [groupId, person.id],
  );
  return deed;
}

test("whoever comes first has the seat; who leaves makes room for the next, who is told", async () => {
  const groupId = await open();
  expect(await apply(groupId, ada)).toMatchObject({ decision: "accepted" });
  expect(await apply(groupId, bo)).toMatchObject({ decision: "waiting" });
  expect(await apply(groupId, cleo)).toMatchObject({ decision: "waiting" });
  expect(await standing(groupId, ada)).toEqual({ kind: "member" });
  expect(await standing(groupId, cleo)).toEqual({ kind: "waiting", place: 2 });
  expect(await give(groupId, ada)).toEqual({ kind: "beta-membership", quantity: 1, states: ["taken"] });
  expect(await give(groupId, bo)).toBeUndefined();

  expect(await leaveGroup({ groupId, customerId: ada.id }, daysFromNow(1))).toEqual({
    kind: "left",
    hadSeat: true,
  });
  expect(await standing(groupId, ada)).toEqual({ kind: "left" });
  expect(await standing(groupId, bo)).toEqual({ kind: "member" });
  expect(await standing(groupId, cleo)).toEqual({ kind: "waiting", place: 1 });
  expect(await give(groupId, ada)).toMatchObject({ states: ["taken", "left"] });
  expect((await mailsTo(bo.email)).map(({ template }) => template)).toEqual(["seat-free"]);
  expect(await mailsTo(cleo.email)).toEqual([]);

  expect(await apply(groupId, ada, daysFromNow(2))).toMatchObject({ decision: "waiting" });
  expect(await leaveGroup({ groupId, customerId: cleo.id }, daysFromNow(2))).toMatchObject({
    hadSeat: false,
  });
  expect(await standing(groupId, ada)).toEqual({ kind: "waiting", place: 1 });
  await leaveGroup({ groupId, customerId: bo.id }, daysFromNow(3));
  expect(await give(groupId, ada)).toMatchObject({ quantity: 1, states: ["taken", "left", "taken"] });
  expect(await leaveGroup({ groupId, customerId: bo.id }, now)).toMatchObject({ because: "not-in-it" });
});

test("one application at a time", async () => {
  const groupId = await open({ admission: "review" });
  const answers = await Promise.all(Array.from({ length: 8 }, () => apply(groupId, ada)));
  expect(answers.filter(({ kind }) => kind === "taken")).toHaveLength(1);
  expect(await applicantsOf(groupId)).toHaveLength(1);
});

test("staff decide where they review, with a word; a yes to a full group is a place on the list", async () => {
  const groupId = await open({ kind: "advisory", admission: "review" });
  await apply(groupId, ada);
  await apply(groupId, bo);
  await apply(groupId, cleo);
  expect(await standing(groupId, ada)).toEqual({ kind: "asked" });
  const [first, second, third] = (await applicantsOf(groupId)).map(({ applicationId }) => applicationId);
  const decide = (applicationId = "", verdict: "accept" | "decline" = "accept", word: string | null = null) =>
    decideApplication({ groupId, applicationId, verdict, word }, by, now);
  expect(await decide(first)).toEqual({ kind: "decided", decision: "accepted" });
  expect(await decide(second, "accept", "You are next.")).toEqual({ kind: "decided", decision: "waiting" });
  expect(await decide(third, "decline", "Next time.")).toEqual({ kind: "decided", decision: "declined" });
  expect(await decide(first, "decline")).toMatchObject({ because: "decided-already" });
  expect(await decide(second)).toMatchObject({ because: "waits-already" });
  expect(await decide(newId(now))).toMatchObject({ because: "no-such-application" });
  expect(await give(groupId, ada)).toMatchObject({ kind: "advisory-membership" });
  expect(await groupFor(cleo.id, groupId)).toMatchObject({
    standing: { kind: "declined" },
    word: "Next time.",
  });
  const told = (await mailsTo(cleo.email)).at(-1);
  expect(told).toMatchObject({
    template: "application-decided",
    props: { decision: "declined", word: "Next time.", group: "Label printer" },
  });

  expect(await removeMember({ groupId, applicationId: first ?? "", word: "Thank you." }, by, now)).toEqual({
    kind: "removed",
  });
  expect(await standing(groupId, ada)).toEqual({ kind: "removed" });
  expect(await standing(groupId, bo)).toEqual({ kind: "member" });
});

test("a member is active with the present agreement only; a new version asks again", async () => {
  const groupId = await open({ seats: 2 });
  await publishAgreement({ groupId, text: "Keep it to yourself." }, by, now);
  await apply(groupId, ada);
  expect(await standing(groupId, ada)).toEqual({ kind: "to-accept", version: 1, hadAccepted: false });
  expect(await give(groupId, ada)).toBeUndefined();
  expect(await membersSeen(groupId)).toEqual([]);
  const agreementId = (await groupFor(ada.id, groupId))?.agreement?.id ?? "";
  const accept = (person: Person, id = agreementId) =>
    acceptAgreement({ groupId, customerId: person.id, agreementId: id }, now);
  expect(await accept(ada)).toEqual({ kind: "accepted", version: 1 });
  expect(await accept(ada)).toEqual({ kind: "accepted", version: 1 });
  expect(await accept(bo)).toMatchObject({ because: "no-seat" });
  expect(await standing(groupId, ada)).toEqual({ kind: "member" });
  expect(await give(groupId, ada)).toMatchObject({ states: ["taken"] });
  expect(await membersSeen(groupId)).toMatchObject([{ firstName: "Ada" }]);

  const again = { groupId, text: "Keep it to yourself." };
  expect(await publishAgreement(again, by, now)).toMatchObject({ because: "same-text" });
  const next = await publishAgreement({ groupId, text: "Tell whom you like." }, by, now);
  expect(next).toEqual({ kind: "published", version: 2 });
  expect(await standing(groupId, ada)).toEqual({ kind: "to-accept", version: 2, hadAccepted: true });
  expect(await accept(ada)).toMatchObject({ because: "other-version" });
  const asked = (await mailsTo(ada.email)).filter(({ template }) => template === "agreement-to-accept");
  expect(asked.map(({ props }) => props["version"])).toEqual([2]);
  expect(await accept(ada, (await groupFor(ada.id, groupId))?.agreement?.id)).toMatchObject({ version: 2 });
  expect(await give(groupId, ada)).toMatchObject({ quantity: 1, states: ["taken"] });
});

test("more seats let in who waits; fewer than are held are refused; a closed group takes nobody in", async () => {
  const groupId = await open();
  await apply(groupId, ada);
  await apply(groupId, bo);
  await apply(groupId, cleo);
  const { kind: _, ...rest } = terms;
  expect(await changeGroup(groupId, { ...rest, seats: 2 }, by, now)).toEqual({ kind: "changed" });
  expect(await standing(groupId, bo)).toEqual({ kind: "member" });
  expect(await changeGroup(groupId, { ...rest, seats: 1 }, by, now)).toMatchObject({
    because: "seats-are-held",
  });
  expect(await closeGroup(groupId, by, now)).toEqual({ kind: "closed" });
  await leaveGroup({ groupId, customerId: ada.id }, now);
  expect(await standing(groupId, cleo)).toEqual({ kind: "waiting", place: 1 });
  expect(await apply(groupId, ada)).toMatchObject({ because: "closed" });
  expect((await listGroups(bo.id)).map(({ id }) => id)).toContain(groupId);
  expect((await listGroups(ada.id)).map(({ id }) => id)).not.toContain(groupId);
  await reopenGroup(groupId, by, now);
  expect(await standing(groupId, cleo)).toEqual({ kind: "member" });
});

test("the database itself gives no seat that is not there", async () => {
  const groupId = await open();
  await apply(groupId, ada);
  await apply(groupId, bo);
  await expect(
    query(
      `insert into group_membership (id, group_id, customer_id, application_id, joined_at)
       select $1, group_id, customer_id, id, applied_at from group_application where group_id = $2 and customer_id = $3`,
      [newId(now), groupId, bo.id],
    ),
  ).rejects.toThrow(/2 hold a seat, but the group has 1/);
  await expect(
    query(`insert into group_agreement values ($1, $2, 1, 'text', repeat('0', 64), now(), $3)`, [
      newId(now),
      groupId,
      sam.id,
    ]),
  ).rejects.toThrow(/agreement_hash_is_of_its_text/);
});

test("a group that is not there is said so", async () => {
  for (const groupId of [newId(now), "not-an-id"]) {
    expect(await apply(groupId, ada)).toMatchObject({ because: "no-such-group" });
    expect(await groupFor(ada.id, groupId)).toBeNull();
    expect(await leaveGroup({ groupId, customerId: ada.id }, now)).toMatchObject({
      because: "no-such-group",
    });
  }
});
