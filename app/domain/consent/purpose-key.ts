/** The key of a purpose in addresses and receipts, made of its name: "Product statistics" → "product-statistics". */
export function purposeKey(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, "");
}
