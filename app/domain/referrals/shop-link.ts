/**
 * The shop's address with the visitor's click id as `kith_click`, so that the shop can send it with the order.
 * @param clickId null where no click is known; the address then stays as it is
 */
export function shopLink(shopUrl: string, clickId: string | null): string {
  if (clickId === null || !URL.canParse(shopUrl)) return shopUrl;
  const url = new URL(shopUrl);
  url.searchParams.set("kith_click", clickId);
  return url.href;
}
