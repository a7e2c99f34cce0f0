import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const folder = join(import.meta.dirname, "../../build/client/for-a-test");
let server: Server;
let origin = "";

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "here.txt"), "here");
  const { staticFiles } = await import("./static-files.server.ts");
  const files = staticFiles();
  server = createServer((request, response) => files(request, response, () => response.writeHead(404).end()));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  origin = typeof address === "object" ? `http://127.0.0.1:${address?.port}` : "";
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

test("a file is served; once it is gone, 404, and the process lives", async () => {
  expect(await (await fetch(`${origin}/for-a-test/here.txt`)).text()).toBe("here");
  rmSync(folder, { recursive: true });
  expect((await fetch(`${origin}/for-a-test/here.txt`)).status).toBe(404);
  expect((await fetch(`${origin}/../../package.json`)).status).toBe(404);
});
