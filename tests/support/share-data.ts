import type { Actor } from "#app/domain/activity/record-event.server.ts";
import { giveConsent, withdrawConsent } from "#app/domain/consent/change-consent.server.ts";
import { recordDataUse, writeNotice } from "#app/domain/consent/change-purpose.server.ts";
import { purposesFor } from "#app/domain/consent/consent-queries.server.ts";
import { openPurpose } from "#app/domain/consent/open-purpose.server.ts";
import { saveProfile } from "#app/domain/consent/save-profile.server.ts";
import type { Person } from "./cast.ts";

export const evidence = {
  surface: "portal",
  address: "192.0.2.7",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
} as const;

export const benchmarkNotice = {
  what: "How many orders you place in a quarter, and of what kind.",
  why: "To say how companies like yours buy, in a yearly comparison.",
  whatYouGet: "The comparison, before it is published. Nothing else changes for you.",
  categories: ["orders", "industry"],
  locale: "en",
};

/** Says yes to a purpose by its present words. */
export async function agree(customer: Person, purposeKey: string, at: Date): Promise<void> {
  const purpose = (await purposesFor(customer.id)).find(({ key }) => key === purposeKey);
  const noticeId = purpose?.noticeId ?? "";
  const given = await giveConsent({ customerId: customer.id, purposeKey, noticeId }, evidence, at);
  if (given.kind === "refused") throw new Error(`${purposeKey} was refused: ${given.detail}`);
}

/** Maria opens two purposes; Ada agrees to one in two versions and Cleo to the first, Ada withdraws from the other. */
export async function shareData(
  people: { ada: Person; cleo: Person; maria: Person },
  at: Date,
): Promise<{ purposeId: string; purpose: string }> {
  const { ada, cleo, maria } = people;
  const actor: Actor = { kind: "staff", id: maria.id };
  const benchmark = await openPurpose({ name: "Industry comparison", notice: benchmarkNotice }, actor, at);
  const calls = {
    ...benchmarkNotice,
    what: "Your telephone number and your job title.",
    why: "To ask you how a new thing should work, at most twice a year.",
    whatYouGet: "Your voice in what we build.",
    categories: ["telephone number", "job title"],
  };
  const interviews = await openPurpose({ name: "Calls about new things", notice: calls }, actor, at);
  if (benchmark.kind === "refused" || interviews.kind === "refused") throw new Error("A purpose was refused");
  await agree(ada, benchmark.key, at);
  await agree(cleo, benchmark.key, at);
  await agree(ada, interviews.key, at);
  await withdrawConsent({ customerId: ada.id, purposeKey: interviews.key }, evidence, at);
  const sooner = { ...benchmarkNotice, why: "To say how companies like yours buy, every half year." };
  await writeNotice(benchmark.purposeId, sooner, actor, at);
  await agree(ada, benchmark.key, at);
  const usedOn = at.toISOString().slice(0, 10);
  await recordDataUse(benchmark.purposeId, { usedOn, usedFor: "Comparison of autumn", people: 2 }, actor, at);
  await saveProfile(ada.id, [{ field: "job-title", value: "Head of buying", shared: true }], at);
  return { purposeId: benchmark.purposeId, purpose: benchmark.key };
}
