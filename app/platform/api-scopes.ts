/** What a key may do, each with the words for people. `*` is everything, now and later. */
export const apiScopes = {
  "customers:read": "Read customers and their referral links",
  "customers:write": "Add and change customers",
  "orders:write": "Send orders and refunds, and read orders",
  "activity:write": "Send contributions and outcomes",
  "imports:write": "Send order files and follow them",
  "value:read": "Read what relationships are worth",
  "value:write": "Send exchange rates",
  "*": "Everything",
} as const;

export type ApiScope = keyof typeof apiScopes;

/** Whether the scopes of a key allow what asks for one. */
export function allows(scopes: readonly string[], asked: ApiScope): boolean {
  return scopes.includes(asked) || scopes.includes("*");
}
