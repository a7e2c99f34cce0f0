import { beforeEach, expect, test } from "vitest";
import { createCustomer, createStaff, type Person } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { query } from "#tests/support/database.ts";
import { waitingFor } from "../notifications/notification-queries.server.ts";
import { acceptAgreement } from "./accept-agreement.server.ts";
import { applyToGroup } from "./apply-to-group.server.ts";
import { createGroup } from "./create-group.server.ts";
import { decideApplication } from "./decide-application.server.ts";
import { groupFor } from "./group-queries.server.ts";
import { applicantsOf } from "./group-staff-queries.server.ts";
import { leaveGroup } from "./leave-group.server.ts";
import { publishAgreement } from "./publish-agreement.server.ts";
import { removeMember } from "./remove-member.server.ts";

const ada = await createCustomer("ada");
const bo = await createCustomer("bo");
const sam = await createStaff("sam");
const by = { staffId: sam.id };
let groupId: string;

beforeEach(async () => {
  await query("delete from notification");
  const words = { story: "Labels.", membersDo: "Print.", membersGet: "A printer." };
  const terms = { kind: "beta" as const, name: "Labels", ...words, seats: 1, admission: "review" as const };
  groupId = (await createGroup(terms, by, now)).groupId;
  await publishAgreement({ groupId, text: "Keep it to yourself." }, by, now);
});

async function applied(person: Person): Promise<string> {
  const answer = await applyToGroup({ groupId, customerId: person.id, reason: "Please." }, now);
  return answer.kind === "taken" ? answer.applicationId : "";
}

async function accepted(person: Person): Promise<string> {
  const applicationId = await applied(person);
  await decideApplication({ groupId, applicationId, verdict: "accept", word: null }, by, now);
  return applicationId;
}

async function accept(person: Person) {
  const agreementId = (await groupFor(person.id, groupId))?.agreement?.id ?? "";
  return acceptAgreement({ groupId, customerId: person.id, agreementId }, daysFromNow(1));
}

async function waits(person: Person): Promise<string[]> {
  return (await waitingFor(person.accountId, "customers")).map(({ kind }) => kind);
}

test("a seat to begin with waits until the agreement is accepted", async () => {
  await accepted(ada);
  expect(await waits(ada)).toEqual(["application-decided"]);
  expect(await accept(ada)).toMatchObject({ kind: "accepted" });
  expect(await waits(ada)).toEqual([]);
});

test("of several versions only the present one waits", async () => {
  await accepted(ada);
  await publishAgreement({ groupId, text: "Keep it to yourself, please." }, by, now);
  expect(await waits(ada)).toEqual(["agreement-to-accept"]);
  await accept(ada);
  await publishAgreement({ groupId, text: "Tell everybody." }, by, now);
  expect(await waits(ada)).toEqual(["agreement-to-accept"]);
  await accept(ada);
  expect(await waits(ada)).toEqual([]);
});

test("a place in the waiting list gives way to the seat; a seat given up asks nothing more", async () => {
  await accepted(ada);
  await accepted(bo);
  expect(await waits(bo)).toEqual(["application-decided"]);
  await leaveGroup({ groupId, customerId: ada.id }, daysFromNow(1));
  expect(await waits(ada)).toEqual([]);
  expect(await waits(bo)).toEqual(["seat-free"]);
  await leaveGroup({ groupId, customerId: bo.id }, daysFromNow(1));
  expect(await waits(bo)).toEqual([]);
});

test("who is removed reads the word alone, and asking again takes it back", async () => {
  const applicationId = await accepted(ada);
  expect(await applicantsOf(groupId)).toHaveLength(1);
  await removeMember({ groupId, applicationId, word: "The test is over." }, by, daysFromNow(1));
  const waiting = await waitingFor(ada.accountId, "customers");
  expect(waiting).toMatchObject([{ kind: "application-decided", data: { decision: "removed" } }]);
  expect(await groupFor(ada.id, groupId)).toMatchObject({
    standing: { kind: "removed" },
    word: "The test is over.",
  });
  await applied(ada);
  expect(await waits(ada)).toEqual([]);
});
