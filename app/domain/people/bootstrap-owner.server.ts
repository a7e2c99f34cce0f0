import { recordEvent, system } from "#app/domain/activity/record-event.server.ts";
import { withTransaction } from "#app/platform/database.server.ts";
import { type Executor, sql } from "#app/platform/sql.server.ts";
import { parseEmail } from "./email-address.ts";
import { ensureAccount } from "./ensure-account.server.ts";
import { nameFrom } from "./enter-by-link.server.ts";
import { issueLink } from "./issue-link.server.ts";
import { joinStaff } from "./join-staff.server.ts";

/**
 * Makes the first owner, named from the mail address, where there is no owner yet; does nothing where there is one.
 * @throws Error where the address is none
 */
export async function bootstrapOwner(email: string, now: Date): Promise<void> {
  const address = parseEmail(email);
  if (address === null) throw new Error("BOOTSTRAP_OWNER_EMAIL is not an e-mail address");
  await withTransaction(async (tx) => {
    if (await hasOwner(tx)) return;
    const accountId = await ensureAccount(tx, address, now);
    const { staffId } = await joinStaff(tx, { accountId, name: nameFrom(address), role: "owner" }, now);
    await recordEvent(
      tx,
      { actor: system, verb: "owner.bootstrapped", subjectKind: "staff", subjectId: staffId },
      now,
    );
  });
}

/** A one-time link of 24 hours to set the installation up, for the console; null where there is an owner. Kills the one before. */
export async function ownerSetUpLink(origin: string, now: Date): Promise<string | null> {
  return withTransaction(async (tx) => {
    if (await hasOwner(tx)) return null;
    const link = await issueLink(
      tx,
      { purpose: "owner-setup", email: null, browserSecret: null, payload: {} },
      now,
    );
    return `${origin}${link.path}`;
  });
}

/** Whether an owner is there. Of two who set up at once, one waits. */
export async function hasOwner(tx: Executor): Promise<boolean> {
  await sql(tx, "select pg_advisory_xact_lock(4745444)::text");
  const owners = await sql(tx, "select 1 from staff where role = 'owner' and disabled_at is null limit 1");
  return owners.length > 0;
}
