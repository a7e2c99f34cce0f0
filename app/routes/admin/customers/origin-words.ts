/** How a customer's record came. */
export function originWords(origin: string): string {
  if (origin === "joined") return "Joined here";
  if (origin === "invited") return "Invited by staff";
  if (origin === "import") return "From an import";
  return "From the shop, by the API";
}
