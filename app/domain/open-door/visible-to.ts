import type { Role } from "../people/roles.ts";

/** Who asks on the staff's side. */
export type Asker = { staffId: string; role: Role };

/**
 * The condition in SQL under which a member of staff may read a thread `s` of `door_standing`: the named person, everybody
 * it was handed to, and owners and managers where it is not confidential. `$1` is the staff record, `$2` the role.
 */
export const visibleToAsker = `(s.named_id = $1::uuid
  or exists (select 1 from door_delegation given where given.thread_id = s.id and given.to_id = $1::uuid)
  or ($2 in ('owner', 'manager') and not s.confidential))`;
