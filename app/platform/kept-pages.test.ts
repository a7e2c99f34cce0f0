import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { pageKeeper } from "./kept-pages.server.ts";
import { newNonce } from "./security-headers.server.ts";

let stamps: Record<string, number>;
let now: Date;
let rendered: string[];
let stampsRead: number;
let beforeAnswer: () => Promise<void>;
let server: Server;

beforeEach(async () => {
  now = new Date(1_000_000);
  rendered = [];
  stampsRead = 0;
  stamps = { "/one": 1, "/other": 1 };
  const keep = pageKeeper(({ pathname }) =>
    pathname in stamps ? { name: pathname, keptMs: 1_000, stamp: async () => stampOf(pathname) } : null,
  );
  beforeAnswer = async () => {};
  server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const context = { now, nonce: newNonce(), clientAddress: "127.0.0.1" };
    const render = async (_: Request, { nonce }: { nonce: string }) => {
      const at = stamps[url.pathname];
      rendered.push(url.pathname);
      await beforeAnswer();
      return new Response(`<p nonce="${nonce}">${at}</p>`, { headers: { "Content-Type": "text/html" } });
    };
    if (!(await keep(request, response, url, context, render))) response.end("not kept");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

async function stampOf(path: string): Promise<string> {
  stampsRead += 1;
  return String(stamps[path]);
}

async function look(path: string, cookie = ""): Promise<string> {
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie } });
  return (await answer.text()).replace(/ nonce="[^"]+"/, "");
}

test("a page is rendered anew when its own stamp changes, and no other page with it", async () => {
  for (const path of ["/one", "/other", "/one", "/other"]) await look(path);
  expect(rendered).toEqual(["/one", "/other"]);
  stamps["/one"] = 2;
  expect(await look("/other")).toBe("<p>1</p>");
  expect(await look("/one")).toBe("<p>2</p>");
  expect(await look("/one")).toBe("<p>2</p>");
  expect(rendered).toEqual(["/one", "/other", "/one"]);
});

test("those who ask at the same moment wait for one rendering; who asks after a change does not get the older one", async () => {
  stamps["/one"] = 10;
  let letGo = () => {};
  beforeAnswer = () => new Promise((resolve) => (letGo = resolve));
  const early = Promise.all([look("/one"), look("/one"), look("/one")]);
  await expect.poll(() => stampsRead).toBe(3);
  await expect.poll(() => rendered).toEqual(["/one"]);
  stamps["/one"] = 11;
  beforeAnswer = async () => {};
  expect(await look("/one")).toBe("<p>11</p>");
  letGo();
  expect(await early).toEqual(["<p>10</p>", "<p>10</p>", "<p>10</p>"]);
  expect(await look("/one")).toBe("<p>11</p>");
});

test("words for times grow old", async () => {
  await look("/one");
  now = new Date(now.getTime() + 1_000);
  await look("/one");
  expect(rendered).toEqual(["/one", "/one"]);
});

test("whoever is signed in or is told something never gets a kept page; light and dark are kept apart", async () => {
  expect(await look("/one", "session=abc")).toBe("not kept");
  expect(await look("/one", "flash=abc")).toBe("not kept");
  expect(await look("/elsewhere")).toBe("not kept");
  await look("/one", "kith_theme=dark");
  await look("/one", "kith_theme=light");
  expect(rendered).toHaveLength(2);
});
