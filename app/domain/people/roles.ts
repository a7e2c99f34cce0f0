/** What a member of staff is. */
export type Role = "owner" | "manager" | "moderator" | "executive";

/** What a page asks for: see the admin side, moderate what customers wrote, manage settings and money, own the installation. */
export type Right = "see" | "moderate" | "manage" | "own";

export const roles: readonly Role[] = ["owner", "manager", "moderator", "executive"];

const rightsOf: Record<Role, readonly Right[]> = {
  owner: ["see", "moderate", "manage", "own"],
  manager: ["see", "moderate", "manage"],
  moderator: ["see", "moderate"],
  executive: ["see"],
};

const words: Record<Role, { name: string; rights: string }> = {
  owner: { name: "Owner", rights: "Everything, also staff and API keys" },
  manager: { name: "Manager", rights: "Customers, rewards, imports and settings" },
  moderator: { name: "Moderator", rights: "Sees everything, answers and moderates" },
  executive: { name: "Executive", rights: "Sees everything, changes nothing" },
};

/** Whether a role has a right. */
export function may(role: Role, right: Right): boolean {
  return rightsOf[role].includes(right);
}

/** The role of that name, or null. */
export function parseRole(text: string): Role | null {
  return roles.find((role) => role === text) ?? null;
}

/** A role for people to read. */
export function roleWords(role: Role): { name: string; rights: string } {
  return words[role];
}
