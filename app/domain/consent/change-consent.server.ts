import { newId } from "#app/kernel/ids.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { recordEvent } from "../activity/record-event.server.ts";
import { saveContributions } from "../activity/save-contributions.server.ts";
import { deviceWords } from "../people/device-words.ts";
import { networkMark } from "./network-mark.server.ts";
import { settleConsentNews } from "./settle-consent-news.server.ts";

/** How a word was said: what proves it later. `address` and `userAgent` are kept as a mark and as a family only. */
export type Evidence = { surface: "portal" | "sample"; address: string | null; userAgent: string | null };

type Refusal = "no-such-purpose" | "closed" | "notice-changed" | "not-given";
type Answer = { kind: "changed" | "unchanged"; purpose: string } | Refused<Refusal>;
type Purpose = {
  id: string;
  key: string;
  name: string;
  isClosed: boolean;
  noticeId: string;
  version: number;
};
type Standing = { state: "given" | "withdrawn"; noticeId: string };

/** Somebody says yes to a purpose, to the notice that they read. */
export function giveConsent(
  input: { customerId: string; purposeKey: string; noticeId: string },
  evidence: Evidence,
  now: Date,
): Promise<Answer> {
  return withTransaction(async (client) => {
    const purpose = await lockedFor(client, input);
    if (purpose === null) return absent();
    if (purpose.isClosed) return refuse("closed", `We no longer ask for “${purpose.name}”.`);
    if (purpose.noticeId !== input.noticeId)
      return refuse("notice-changed", "We changed the words just now. Please read them again, then decide.");
    const standing = await standingOf(client, input.customerId, purpose.id);
    if (standing?.state === "given" && standing.noticeId === purpose.noticeId)
      return { kind: "unchanged", purpose: purpose.name };
    await save(client, { ...input, purpose, noticeId: purpose.noticeId, state: "given" }, evidence, now);
    await noteGift(client, input.customerId, purpose, now);
    return { kind: "changed", purpose: purpose.name };
  });
}

/** Somebody takes their yes back. That is never refused to who gave it. */
export function withdrawConsent(
  input: { customerId: string; purposeKey: string },
  evidence: Evidence,
  now: Date,
): Promise<Answer> {
  return withTransaction(async (client) => {
    const purpose = await lockedFor(client, input);
    if (purpose === null) return absent();
    const standing = await standingOf(client, input.customerId, purpose.id);
    if (standing === null) return refuse("not-given", `You had not agreed to “${purpose.name}”.`);
    if (standing.state === "withdrawn") return { kind: "unchanged", purpose: purpose.name };
    const { noticeId } = standing;
    await save(client, { ...input, purpose, noticeId, state: "withdrawn" }, evidence, now);
    return { kind: "changed", purpose: purpose.name };
  });
}

function absent(): Refused<"no-such-purpose"> {
  return refuse("no-such-purpose", "We do not ask for that.");
}

/** The purpose with its latest notice. Words of one person on one purpose wait for each other. */
async function lockedFor(
  on: Executor,
  { customerId, purposeKey }: { customerId: string; purposeKey: string },
): Promise<Purpose | null> {
  await sql(on, "select pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `consent/${purposeKey}/${customerId}`,
  ]);
  await sql(on, "select 1 from purpose where key = $1 for share", [purposeKey]);
  const [purpose] = await sql<Purpose>(
    on,
    `select p.id, p.key, p.name, p.closed_at is not null as "isClosed", n.id as "noticeId", n.version
     from purpose p join purpose_notice n on n.purpose_id = p.id where p.key = $1 order by n.version desc limit 1`,
    [purposeKey],
  );
  return purpose ?? null;
}

async function standingOf(on: Executor, customerId: string, purposeId: string): Promise<Standing | null> {
  const [standing] = await sql<Standing>(
    on,
    `select state, notice_id as "noticeId" from consent_event
     where customer_id = $1::uuid and purpose_id = $2::uuid order by seq desc limit 1`,
    [customerId, purposeId],
  );
  return standing ?? null;
}

type Word = { customerId: string; purpose: Purpose; noticeId: string; state: "given" | "withdrawn" };

async function save(
  on: Executor,
  { customerId, purpose, noticeId, state }: Word,
  { surface, address, userAgent }: Evidence,
  now: Date,
): Promise<void> {
  const id = newId(now);
  await sql(
    on,
    `insert into consent_event (id, customer_id, purpose_id, notice_id, state, method, surface, actor_kind, actor_id, at,
       address_hmac, user_agent_family)
     values ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5, 'button', $6, 'customer', $2::uuid, $7::timestamptz, $8, $9)`,
    [
      id,
      customerId,
      purpose.id,
      noticeId,
      state,
      surface,
      now,
      address === null ? null : networkMark(address, now),
      userAgent === null ? null : deviceWords(userAgent),
    ],
  );
  const event = {
    actor: { kind: "customer" as const, id: customerId },
    verb: `consent.${state}`,
    subjectKind: "consent",
    subjectId: id,
    customerId,
  };
  await recordEvent(on, { ...event, data: { purpose: purpose.name } }, now);
  await settleConsentNews(on, purpose.key, { customerId }, now);
}

/** The gift is the first yes; saying yes again, or to new words, is not another. */
async function noteGift(on: Executor, customerId: string, purpose: Purpose, now: Date): Promise<void> {
  const [known] = await sql(
    on,
    `select 1 from contribution where customer_id = $1::uuid and kind = 'data-sharing-consent' and subject_id = $2::uuid limit 1`,
    [customerId, purpose.id],
  );
  if (known !== undefined) return;
  const gift = {
    id: newId(now),
    customerId,
    kind: "data-sharing-consent",
    externalId: `consent/${purpose.id}/${customerId}`,
    occurredAt: now,
    subject: { kind: "purpose", id: purpose.id },
    evidence: { purpose: purpose.name, noticeVersion: purpose.version },
  };
  await saveContributions(on, [gift], now);
}
