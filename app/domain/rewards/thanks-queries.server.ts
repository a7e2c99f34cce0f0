import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";

/** A thank-you: the credit that somebody gave by hand, with their words. Minor units as text. */
export type ThanksView = {
  amountMinor: string;
  currency: string;
  reason: string;
  grantedAt: Date;
  /** Who signed it; null where no person did, or they are gone. */
  signedBy: { name: string; title: string | null } | null;
};

type Row = Omit<ThanksView, "signedBy"> & { signer: string | null; signerTitle: string | null };

/** The latest thank-you to a customer, or null. */
export async function latestThanks(customerId: string): Promise<ThanksView | null> {
  const [row] = await sql<Row>(
    pool,
    `select r.amount_minor::text as "amountMinor", r.currency, r.reason, r.granted_at as "grantedAt",
       s.name as signer, s.title as "signerTitle"
     from reward r
     left join activity_event e on e.customer_id = $1::uuid and e.verb = 'reward.granted' and e.subject_id = r.id and e.actor_kind = 'staff'
     left join staff s on s.id = e.actor_id
     where r.beneficiary_id = $1::uuid and r.kind = 'grant' order by r.granted_at desc, r.id desc limit 1`,
    [customerId],
  );
  if (row === undefined) return null;
  const { signer, signerTitle, ...thanks } = row;
  return { ...thanks, signedBy: signer === null ? null : { name: signer, title: signerTitle } };
}
