import { isId } from "#app/kernel/ids.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import type { ReferralClaim } from "./attribution.ts";
import { normaliseCode } from "./referral-code.ts";

type Row = {
  key: string;
  link_id: string;
  code: string;
  referrer_id: string;
  referrer_mailbox: string | null;
  click_id: string | null;
  click_at: Date | null;
  counted: boolean | null;
};

/** What a shop or a form knows of the link somebody came by. */
export type ReferralHint = { clickId?: string | null | undefined; code?: string | null | undefined };

/** The key of a hint in the answer of `findClaims`; null where it holds nothing usable. The click goes before the code. */
export function hintKey(hint: ReferralHint | undefined): string | null {
  if (hint?.clickId && isId(hint.clickId)) return `click ${hint.clickId.toLowerCase()}`;
  if (hint?.code) return `code ${normaliseCode(hint.code)}`;
  return null;
}

/** Finds the referral links behind hints, by `hintKey`. */
export async function findClaims(
  on: Executor,
  hints: readonly ReferralHint[],
): Promise<Map<string, ReferralClaim>> {
  const keys = [...new Set(hints.map(hintKey).filter((key) => key !== null))];
  if (keys.length === 0) return new Map();
  const clicks = keys.filter((key) => key.startsWith("click ")).map((key) => key.slice(6));
  const codes = keys.filter((key) => key.startsWith("code ")).map((key) => key.slice(5));
  const rows = await sql<Row>(
    on,
    `select 'click ' || k.id as key, l.id as link_id, l.code, l.customer_id as referrer_id, c.mailbox as referrer_mailbox,
            k.id as click_id, k.at as click_at, k.counted
     from click k join referral_link l on l.id = k.link_id join customer c on c.id = l.customer_id where k.id = any($1::uuid[])
     union all
     select 'code ' || l.code, l.id, l.code, l.customer_id, c.mailbox, null, null, null
     from referral_link l join customer c on c.id = l.customer_id where l.code = any($2::text[])`,
    [clicks, codes],
  );
  return new Map(rows.map((row) => [row.key, view(row)]));
}

function view(row: Row): ReferralClaim {
  const click =
    row.click_id !== null && row.click_at !== null
      ? { id: row.click_id, at: row.click_at, counted: row.counted === true }
      : null;
  return {
    linkId: row.link_id,
    code: row.code,
    referrerId: row.referrer_id,
    referrerMailbox: row.referrer_mailbox,
    click,
  };
}

/** The customers without an external id who joined through these clicks: the same browser, so the same person. By click id. */
export async function joinedByClick(on: Executor, clickIds: readonly string[]): Promise<Map<string, string>> {
  if (clickIds.length === 0) return new Map();
  const rows = await sql<{ click_id: string; referee_id: string }>(
    on,
    `select a.click_id, a.referee_id from attribution a join customer c on c.id = a.referee_id
     where a.click_id = any($1::uuid[]) and c.external_id is null`,
    [clickIds],
  );
  return new Map(rows.map((row) => [row.click_id, row.referee_id]));
}
