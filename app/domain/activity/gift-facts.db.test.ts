import { expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import { createCustomer } from "#tests/support/cast.ts";
import { daysFromNow, now } from "#tests/support/clock.ts";
import { giftsOf } from "./activity-queries.server.ts";
import { giftFacts } from "./gift-facts.server.ts";
import { saveContributions } from "./save-contributions.server.ts";
import { saveOutcomeStates, saveOutcomes } from "./save-outcomes.server.ts";

const ada = await createCustomer("ada");

async function give(kind: string, outcome: string, state: string): Promise<string> {
  const [id, outcomeId] = [newId(now), newId(now)];
  const subject = { kind: "idea", id: newId(now) };
  const evidence = { title: "Export" };
  await saveContributions(pool, [{ id, customerId: ada.id, kind, occurredAt: now, subject, evidence }], now);
  const came = { id: outcomeId, kind: outcome, customerId: null, influencedBy: [id], state, occurredAt: now };
  await saveOutcomes(pool, [came], now);
  return outcomeId;
}

test("facts count ideas that are real now and people who came, and nothing else", async () => {
  expect(await giftFacts(ada.id)).toEqual({ gifts: 0, ideasReal: 0, peopleCame: 0 });
  const planned = await give("idea", "idea-answered", "planned");
  await give("idea", "idea-answered", "declined");
  await give("idea-vote", "idea-answered", "shipped");
  await give("referral", "customer-joined", "joined");
  expect(await giftFacts(ada.id)).toEqual({ gifts: 4, ideasReal: 0, peopleCame: 1 });
  await saveOutcomeStates(pool, [{ outcomeId: planned, state: "shipped", occurredAt: daysFromNow(1) }], now);
  expect(await giftFacts(ada.id)).toEqual({ gifts: 4, ideasReal: 1, peopleCame: 1 });
  await saveOutcomeStates(pool, [{ outcomeId: planned, state: "started", occurredAt: daysFromNow(2) }], now);
  expect(await giftFacts(ada.id)).toMatchObject({ ideasReal: 0 });
  expect((await giftsOf(ada.id)).gifts[0]).toMatchObject({ title: "Export", subjectKind: "idea" });
});

test("a gift about an idea bears its title, and one to a person that person's name", async () => {
  const subject = { kind: "idea", id: newId(now) };
  const gift = { customerId: ada.id, occurredAt: daysFromNow(3) };
  const idea = { ...gift, id: newId(now), kind: "idea", externalId: `idea/${subject.id}`, subject };
  await saveContributions(pool, [{ ...idea, evidence: { title: "Dark mode" } }], now);
  const vote = { ...gift, id: newId(now), kind: "idea-vote", subject, occurredAt: daysFromNow(4) };
  const message = { ...gift, id: newId(now), kind: "complaint", occurredAt: daysFromNow(5) };
  await saveContributions(pool, [vote, { ...message, evidence: { to: "Tom Fry" } }], now);
  const [complaint, voted] = (await giftsOf(ada.id)).gifts;
  expect(complaint).toMatchObject({ title: null, to: "Tom Fry" });
  expect(voted).toMatchObject({ kind: "idea-vote", title: "Dark mode", to: null });
  const answer = { id: newId(now), kind: "idea-answered", customerId: null, influencedBy: [idea.id] };
  await saveOutcomes(pool, [{ ...answer, state: "started", occurredAt: now }], now);
  const [, alsoVoted] = (await giftsOf(ada.id)).gifts;
  expect(alsoVoted?.outcomes).toMatchObject([{ kind: "idea-answered", state: "started" }]);
});
