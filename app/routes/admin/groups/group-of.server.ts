import { type GroupForStaff, groupForStaff } from "#app/domain/groups/group-staff-queries.server.ts";

/** The group of an address; 404 where there is none. */
export async function groupOf(groupId = ""): Promise<GroupForStaff> {
  const group = await groupForStaff(groupId);
  if (group === null) throw new Response(null, { status: 404 });
  return group;
}
