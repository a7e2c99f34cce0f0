import { askAgain } from "#app/domain/consent/ask-again.server.ts";
import { giveConsent } from "#app/domain/consent/change-consent.server.ts";
import { recordDataUse, writeNotice } from "#app/domain/consent/change-purpose.server.ts";
import { purposesFor } from "#app/domain/consent/consent-queries.server.ts";
import { openPurpose } from "#app/domain/consent/open-purpose.server.ts";
import { acceptAgreement } from "#app/domain/groups/accept-agreement.server.ts";
import { applyToGroup } from "#app/domain/groups/apply-to-group.server.ts";
import { createGroup } from "#app/domain/groups/create-group.server.ts";
import { decideApplication } from "#app/domain/groups/decide-application.server.ts";
import { groupFor } from "#app/domain/groups/group-queries.server.ts";
import { publishAgreement } from "#app/domain/groups/publish-agreement.server.ts";
import { removeMember } from "#app/domain/groups/remove-member.server.ts";
import { answerThread } from "#app/domain/open-door/answer-thread.server.ts";
import { handOver } from "#app/domain/open-door/hand-over.server.ts";
import { openThread } from "#app/domain/open-door/open-thread.server.ts";
import { addHoliday } from "#app/domain/open-door/set-calendar.server.ts";
import { setDoor } from "#app/domain/open-door/set-door.server.ts";
import { settleThread } from "#app/domain/open-door/settle-thread.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { pool } from "#app/platform/database.server.ts";
import type { Person } from "#tests/support/cast.ts";
import { evidence } from "#tests/support/share-data.ts";

type Cast = { ada: Person; maria: Person; sam: Person };

/** A name or a line: forms take less, but more than a line stays none. */
function line(text: string): string {
  return [...text].slice(0, 400).join("");
}

/** Pages to look at, by who looks. */
export type Paths = { ada: string[]; maria: string[] };

/** Fills open door, groups and consent with a text, and says on which pages it stands. */
export async function settleSlices(cast: Cast, text: string, index: number, now: Date): Promise<Paths> {
  const all = [
    await settleDoor(cast, text, index, now),
    await settleGroup(cast, text, index, now),
    await settlePurpose(cast, text, index, now),
  ];
  return { ada: all.flatMap(({ ada }) => ada), maria: all.flatMap(({ maria }) => maria) };
}

async function settleDoor({ ada, maria, sam }: Cast, text: string, index: number, now: Date): Promise<Paths> {
  const door = { staffId: sam.id, sentence: line(text), answerMinutes: 480 };
  const set = await setDoor(door, { staffId: maria.id }, now);
  if (set.kind === "refused") throw new Error(set.detail);
  await addHoliday({ day: `2030-01-${10 + index}`, name: line(text) }, { staffId: maria.id }, now);
  const threadId = newId(now);
  const customerId = ada.id;
  const written = { threadId, customerId, doorPersonId: set.doorPersonId, confidential: false, text };
  await openThread({ ...written, kind: "complaint" }, now);
  await pool.query("update door_thread set subject = $2 where id = $1", [threadId, line(text)]);
  const asMaria = { staffId: maria.id, role: "owner" as const, name: line(text) };
  await handOver(
    { threadId, staffId: maria.id },
    { staffId: sam.id, role: "executive", name: line(text) },
    now,
  );
  if (index % 3 === 0) await answerThread({ threadId, messageId: newId(now), text }, asMaria, now);
  if (index % 3 === 1) await settleThread({ threadId, customerId, word: text }, now);
  return { ada: [`/open-door/${threadId}`], maria: [`/admin/inbox/${threadId}`] };
}

async function settleGroup({ ada, maria }: Cast, text: string, index: number, now: Date): Promise<Paths> {
  const words = { name: line(text), story: text, membersDo: text, membersGet: text };
  const by = { staffId: maria.id };
  const { groupId } = await createGroup({ ...words, kind: "beta", seats: 1, admission: "review" }, by, now);
  await publishAgreement({ groupId, text }, by, now);
  const applied = await applyToGroup({ groupId, customerId: ada.id, reason: text }, now);
  if (applied.kind === "refused") throw new Error(applied.detail);
  const { applicationId } = applied;
  const verdict = index % 4 === 3 ? ("decline" as const) : ("accept" as const);
  if (index % 4 !== 2) await decideApplication({ groupId, applicationId, verdict, word: text }, by, now);
  if (index % 4 === 0) {
    const agreementId = (await groupFor(ada.id, groupId))?.agreement?.id ?? "";
    await acceptAgreement({ groupId, customerId: ada.id, agreementId }, now);
  }
  if (index % 8 === 4) await removeMember({ groupId, applicationId, word: text }, by, now);
  const page = `/groups/${groupId}`;
  return { ada: [page], maria: ["", "/edit", "/agreement"].map((part) => `/admin${page}${part}`) };
}

async function settlePurpose({ ada, maria }: Cast, text: string, index: number, now: Date): Promise<Paths> {
  const actor = { kind: "staff" as const, id: maria.id };
  const notice = {
    what: text,
    why: text,
    whatYouGet: text,
    categories: [line(text), line(text)],
    locale: "en",
  };
  const opened = await openPurpose({ name: `${index} ${line(text)}`, notice }, actor, now);
  if (opened.kind === "refused") throw new Error(opened.detail);
  const { purposeId, key } = opened;
  const card = (await purposesFor(ada.id)).find((purpose) => purpose.key === key);
  const noticeId = card?.noticeId ?? "";
  await giveConsent({ customerId: ada.id, purposeKey: key, noticeId }, evidence, now);
  await recordDataUse(purposeId, { usedOn: "2026-11-01", usedFor: line(text), people: 1 }, actor, now);
  if (index % 2 === 0) {
    await writeNotice(purposeId, { ...notice, why: `${text} ` }, actor, now);
    await askAgain(purposeId, now);
  }
  return { ada: [], maria: [`/admin/purposes/${purposeId}`] };
}

/** What Ada tells of herself, past what the form would take. */
export async function settleProfile({ ada }: Cast, texts: readonly string[], now: Date): Promise<void> {
  for (const [index, field] of ["job-title", "industry", "country"].entries())
    await pool.query(
      "insert into profile_field (id, customer_id, field, value, shared, at) values ($1, $2, $3, $4, true, $5)",
      [newId(now), ada.id, field, line(texts[index] ?? ""), now],
    );
}
