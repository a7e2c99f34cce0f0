import { recordEvent } from "#app/domain/activity/record-event.server.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { CompanyContact } from "./company-queries.server.ts";

/** Says who is answerable for the data that customers share, as their receipts state it. Null is "not stated". */
export async function changeContact(
  contact: CompanyContact,
  by: { staffId: string },
  now: Date,
): Promise<{ kind: "changed" }> {
  const { person, email, phone, address, jurisdiction } = contact;
  await withTransaction(async (tx) => {
    await sql(
      tx,
      `update company set contact_name = $1::text, contact_email = $2::text, contact_phone = $3::text, contact_address = $4::text,
         jurisdiction = $5::text where id = 1`,
      [person, email, phone, address, jurisdiction],
    );
    const event = { verb: "company.contact-changed", subjectKind: "company", subjectId: null };
    const actor = { kind: "staff" as const, id: by.staffId };
    await recordEvent(tx, { ...event, actor, data: { person, email, phone, address, jurisdiction } }, now);
  });
  return { kind: "changed" };
}
