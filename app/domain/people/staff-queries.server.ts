import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import type { Role } from "./roles.ts";

export type StaffMemberView = {
  staffId: string;
  name: string;
  email: string;
  role: Role;
  lastSeenAt: Date | null;
};

/** The staff that is not disabled, in order of name. */
export function listStaff(): Promise<StaffMemberView[]> {
  return sql<StaffMemberView>(
    pool,
    `select staff.id as "staffId", staff.name, account.email, staff.role,
       (select max(last_seen_at) from session where account_id = account.id) as "lastSeenAt"
     from staff join account on account.id = staff.account_id
     where staff.disabled_at is null order by staff.name, staff.id`,
  );
}

export type StaffInvitationView = { id: string; email: string; role: string; expiresAt: Date };

/** Invitations to the staff that nobody has accepted and that still stand. */
export function listStaffInvitations(now: Date): Promise<StaffInvitationView[]> {
  return sql<StaffInvitationView>(
    pool,
    `select id, email, payload->>'role' as role, expires_at as "expiresAt" from sign_in_token
     where purpose = 'staff-invitation' and used_at is null and expires_at > $1::timestamptz order by created_at desc`,
    [now],
  );
}
