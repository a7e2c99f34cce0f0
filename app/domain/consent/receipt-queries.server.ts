import { pool } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { brandView, companyContact } from "../people/company-queries.server.ts";
import { type ReceiptFacts, receiptOf } from "./receipt.ts";
import { type SignedReceipt, signReceipt } from "./sign-receipt.server.ts";

type Row = {
  id: string;
  state: "given" | "withdrawn";
  at: Date;
  method: string;
  key: string;
  name: string;
  closedAt: Date | null;
  version: number;
  isLatest: boolean;
} & Omit<ReceiptFacts["notice"], "version" | "isLatest">;

/** The signed receipt of what a customer last agreed to for a purpose, also after they withdrew; null where they never did. */
export async function receiptFor(customerId: string, purposeKey: string): Promise<SignedReceipt | null> {
  const rows = await sql<Row>(
    pool,
    `select e.id, e.state, e.at, e.method, p.key, p.name, p.closed_at as "closedAt", n.version, n.what, n.why,
       n.what_you_get as "whatYouGet", n.categories, n.locale, n.text_sha256 as "textSha256",
       not exists (select 1 from purpose_notice l where l.purpose_id = p.id and l.version > n.version) as "isLatest"
     from consent_event e join purpose p on p.id = e.purpose_id join purpose_notice n on n.id = e.notice_id
     where e.customer_id = $1::uuid and p.key = $2 order by e.seq`,
    [customerId, purposeKey],
  );
  const given = rows.findLast(({ state }) => state === "given");
  if (given === undefined) return null;
  const [{ name }, contact] = await Promise.all([brandView(), companyContact()]);
  const receipt = receiptOf({
    receiptId: given.id,
    customerId,
    givenAt: given.at,
    controller: { ...contact, name, url: env.ORIGIN, email: contact.email ?? addressIn(env.MAIL_FROM) },
    purpose: given,
    notice: given,
    method: given.method,
    events: rows.map(({ id, state, at, version }) => ({ id, state, at, noticeVersion: version })),
  });
  return signReceipt(receipt);
}

/** "Kith <kith@example.com>" → "kith@example.com". */
function addressIn(sender: string): string {
  return /<([^>]+)>/.exec(sender)?.[1] ?? sender;
}
