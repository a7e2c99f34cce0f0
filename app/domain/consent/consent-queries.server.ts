import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { type ProfileAnswer, profileFields } from "./profile-fields.ts";
import { profileAnswers } from "./save-profile.server.ts";

/** How somebody stands to a purpose: an earlier yes holds for the words it was given to, and the new words are asked. */
export type ConsentState = "not-given" | "given" | "given-for-an-earlier-version" | "withdrawn";

/** What data was used for, on a day such as 2026-11-22. */
export type DataUseView = { usedOn: string; usedFor: string; people: number };

/** A purpose as one customer sees it. `since` is when they said what stands. */
export type PurposeCard = {
  key: string;
  name: string;
  what: string;
  why: string;
  whatYouGet: string;
  categories: string[];
  noticeId: string;
  noticeVersion: number;
  closedAt: Date | null;
  state: ConsentState;
  since: Date | null;
  hasReceipt: boolean;
  uses: DataUseView[];
};

/** The purposes that a customer is asked about, and those that were closed and that they had an opinion on. */
export function purposesFor(customerId: string): Promise<PurposeCard[]> {
  return sql<PurposeCard>(
    pool,
    `select p.key, p.name, n.what, n.why, n.what_you_get as "whatYouGet", n.categories, n.id as "noticeId", n.version as "noticeVersion",
       p.closed_at as "closedAt", e.at as since,
       case when e.state is null then 'not-given' when e.state = 'withdrawn' then 'withdrawn'
         when e.notice_id = n.id then 'given' else 'given-for-an-earlier-version' end as state,
       exists (select 1 from consent_event g where g.customer_id = $1::uuid and g.purpose_id = p.id and g.state = 'given') as "hasReceipt",
       coalesce((select json_agg(json_build_object('usedOn', u.used_on, 'usedFor', u.used_for, 'people', u.people)
           order by u.used_on desc, u.id desc)
         from (select * from data_use where purpose_id = p.id order by used_on desc, id desc limit 5) u), '[]'::json) as uses
     from purpose p
     join lateral (select * from purpose_notice where purpose_id = p.id order by version desc limit 1) n on true
     left join lateral (select state, at, notice_id from consent_event
       where customer_id = $1::uuid and purpose_id = p.id order by seq desc limit 1) e on true
     where p.closed_at is null or e.state is not null
     order by p.closed_at is not null, p.created_at, p.id`,
    [customerId],
  );
}

/** What somebody said, newest first. */
export type ConsentWord = {
  id: string;
  at: Date;
  state: "given" | "withdrawn";
  purpose: string;
  noticeVersion: number;
};

/** The latest words of a customer on all purposes; the receipts hold all of them. */
export function consentHistory(customerId: string): Promise<ConsentWord[]> {
  return sql<ConsentWord>(
    pool,
    `select e.id, e.at, e.state, p.name as purpose, n.version as "noticeVersion"
     from consent_event e join purpose p on p.id = e.purpose_id join purpose_notice n on n.id = e.notice_id
     where e.customer_id = $1::uuid order by e.seq desc limit 50`,
    [customerId],
  );
}

/** What a customer told of themselves, every field of the list. */
export async function profileOf(customerId: string): Promise<ProfileAnswer[]> {
  const answers = await profileAnswers(pool, customerId);
  return profileFields.map(({ field }) => ({
    field,
    ...(answers.get(field) ?? { value: "", shared: false }),
  }));
}

/** What a customer shares with the company now: the open purposes that they agreed to, and the fields that staff may read. */
export async function sharingOf(
  customerId: string,
): Promise<{ consents: StandingConsent[]; profile: { label: string; value: string }[] }> {
  const [consents, answers] = await Promise.all([consentsOf(customerId), profileOf(customerId)]);
  const shared = new Map<string, string>(
    answers.filter(({ shared }) => shared).map(({ field, value }) => [field, value]),
  );
  const profile = profileFields.flatMap(({ field, label }) => {
    const value = shared.get(field);
    return value === undefined ? [] : [{ label, value }];
  });
  return { consents, profile };
}

/** A consent that holds; `isEarlier` where it was given to older words than are asked now. */
type StandingConsent = { purposeId: string; purpose: string; at: Date; isEarlier: boolean };

function consentsOf(customerId: string): Promise<StandingConsent[]> {
  return sql<StandingConsent>(
    pool,
    `select p.id as "purposeId", p.name as purpose, e.at,
       exists (select 1 from purpose_notice l join purpose_notice n on n.id = e.notice_id
         where l.purpose_id = p.id and l.version > n.version) as "isEarlier"
     from consent_now e join purpose p on p.id = e.purpose_id
     where e.customer_id = $1::uuid and e.state = 'given' and p.closed_at is null order by p.created_at, p.id`,
    [customerId],
  );
}
