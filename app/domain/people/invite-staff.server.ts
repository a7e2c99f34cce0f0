import { recordEvent } from "#app/domain/activity/record-event.server.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { postMail } from "#app/platform/outbox.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { companyView } from "./company-queries.server.ts";
import { issueLink } from "./issue-link.server.ts";
import { type Role, roleWords } from "./roles.ts";

export type StaffInvitation = { email: string; name: string; role: Role };

/** Mails somebody a link to join the staff, good for seven days; an older invitation to the same address stops working. */
export async function inviteStaff(
  input: StaffInvitation,
  inviter: { staffId: string; name: string },
  now: Date,
): Promise<{ kind: "invited" } | Refused<"is-staff">> {
  const { name: company } = await companyView();
  const { email, name, role } = input;
  return withTransaction(async (tx) => {
    const [member] = await sql(
      tx,
      "select 1 from staff join account on account.id = staff.account_id where account.email = $1 and staff.disabled_at is null",
      [email],
    );
    if (member !== undefined)
      return refuse("is-staff", "This person is on the staff already. Change the role in the list.");
    const link = await issueLink(
      tx,
      { purpose: "staff-invitation", email, browserSecret: null, payload: { name, role } },
      now,
    );
    const props = {
      link: `${env.ORIGIN}${link.path}`,
      company,
      inviter: inviter.name,
      role: roleWords(role).name,
    };
    await postMail(
      tx,
      { key: `staff-invitation/${link.id}`, to: email, template: "staff-invitation", props },
      now,
    );
    const actor = { kind: "staff" as const, id: inviter.staffId };
    await recordEvent(
      tx,
      { actor, verb: "staff.invited", subjectKind: "staff", subjectId: null, data: { role } },
      now,
    );
    return { kind: "invited" };
  });
}
