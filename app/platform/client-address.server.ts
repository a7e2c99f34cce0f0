import { isIP } from "node:net";

/**
 * The address of the client: the socket's peer, or the address that the outermost of our own proxies saw.
 * @param forwardedFor the header X-Forwarded-For as it came
 * @param hops how many proxies of ours stand in front; what a client wrote into the header itself is never read
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | string[] | undefined,
  hops: number,
): string {
  const socket = plain(peer ?? "");
  if (hops === 0 || forwardedFor === undefined) return socket;
  const seen = [forwardedFor]
    .flat()
    .join(",")
    .split(",")
    .map((part) => plain(part.trim()));
  const address = seen[seen.length - hops];
  return address !== undefined && isIP(address) !== 0 ? address : socket;
}

/** An IPv4 address in IPv6 clothes is the IPv4 address. */
function plain(address: string): string {
  return address.startsWith("::ffff:") && address.includes(".") ? address.slice(7) : address;
}

/** The network an address belongs to: /24 of IPv4, /56 of IPv6; one person's home, roughly. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return `${address.split(".").slice(0, 3).join(".")}.0/24`;
  const groups = expand(address);
  return `${groups.slice(0, 3).join(":")}:${(groups[3] ?? "0000").slice(0, 2)}00::/56`;
}

function expand(address: string): string[] {
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  return [...first, ...Array<string>(gap).fill("0"), ...last].map((group) =>
    group.toLowerCase().padStart(4, "0"),
  );
}
