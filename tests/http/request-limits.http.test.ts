import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#app/kernel/ids.ts";
import { callApi } from "#tests/support/api.ts";
import { httpClient } from "#tests/support/http-client.ts";
import { type OpenHouse, openHouse } from "#tests/support/open-house.ts";

let house: OpenHouse;

beforeAll(async () => {
  house = await openHouse();
  await pause(2_000); // the import of the house ends
});
afterAll(() => house?.server.stop());

test("W-16: bodies, depth, compression and headers have limits", async () => {
  const { origin } = house.server;
  const post = (text: string, headers: Record<string, string> = {}) =>
    callApi(origin, "POST", "/api/v1/orders", { text, idempotencyKey: newId(), ...headers });
  const began = Date.now();
  expect((await post(`{"a":"${"x".repeat(10 * 1024 * 1024)}"}`)).status).toBe(413);
  expect((await post("[".repeat(100_000))).status).toBe(400);
  expect((await post(`${'{"a":'.repeat(100_000)}1`)).status).toBe(400);
  const zipped = await httpClient(origin).post("/api/v1/orders", {
    body: "x",
    headers: {
      authorization: "Bearer kith_test_key_that_only_tests_know_0123456789",
      "content-type": "application/json",
      "content-encoding": "gzip",
      "idempotency-key": newId(),
    },
  });
  expect(zipped.status).toBe(415);
  expect((await httpClient(origin).get("/", { headers: { cookie: `a=${"x".repeat(16_384)}` } })).status).toBe(
    431,
  );
  expect(Date.now() - began).toBeLessThan(5_000);
});

test("W-19: what two servers could read in two ways is refused, and nothing is read behind it", async () => {
  const behind = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
  const cases = [
    `POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${behind}`,
    `POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc${behind}`,
    `POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${behind}`,
    `POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n${behind}`,
    `POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n${behind}`,
    `GET / HTTP/1.1\r\nHost: x\nX: y\r\n z\r\n\r\n${behind}`,
    `GET /a b HTTP/1.1\r\nHost: x\r\n\r\n${behind}`,
    `GET http://evil.example/ HTTP/1.1\r\nHost: x\r\n\r\n`,
  ];
  for (const text of cases) {
    const said = await raw(text);
    expect(said, JSON.stringify(text)).toMatch(/^HTTP\/1\.1 400 /);
    expect(said.match(/HTTP\/1\.1/g), JSON.stringify(text)).toHaveLength(1);
  }
});

async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(house.server.origin).port), "127.0.0.1");
  let said = "";
  socket.on("data", (chunk) => (said += String(chunk)));
  socket.on("error", () => {});
  await once(socket, "connect");
  socket.write(text);
  await Promise.race([once(socket, "close"), pause(1_500)]);
  socket.destroy();
  return said;
}
