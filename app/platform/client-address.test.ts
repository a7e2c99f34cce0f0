import { expect, test } from "vitest";
import { clientAddress, networkOf } from "./client-address.server.ts";

test.each([
  ["no proxy is trusted: the header is ignored", "203.0.113.9", "198.51.100.1", 0, "203.0.113.9"],
  ["one proxy: what it saw", "10.0.0.1", "198.51.100.1", 1, "198.51.100.1"],
  [
    "one proxy: what the client wrote in front is ignored",
    "10.0.0.1",
    "1.1.1.1, 198.51.100.1",
    1,
    "198.51.100.1",
  ],
  ["two proxies: what the outer one saw", "10.0.0.1", "1.1.1.1, 198.51.100.1, 10.0.0.2", 2, "198.51.100.1"],
  ["fewer entries than proxies: the socket", "10.0.0.1", "198.51.100.1", 2, "10.0.0.1"],
  ["no address at all: the socket", "10.0.0.1", "unknown", 1, "10.0.0.1"],
  ["no header: the socket", "10.0.0.1", undefined, 1, "10.0.0.1"],
  ["IPv4 in IPv6 clothes", "::ffff:203.0.113.9", undefined, 0, "203.0.113.9"],
])("%s", (_case, peer, header, hops, expected) => {
  expect(clientAddress(peer, header, hops)).toBe(expected);
});

test.each([
  ["203.0.113.9", "203.0.113.0/24"],
  ["2001:db8:12:34ff::1", "2001:0db8:0012:3400::/56"],
  ["2001:db8::1", "2001:0db8:0000:0000::/56"],
  ["::1", "0000:0000:0000:0000::/56"],
])("%s belongs to the network %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
