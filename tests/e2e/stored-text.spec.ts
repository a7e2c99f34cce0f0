import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { cloneDatabase } from "../support/clone.ts";
import { type AppServer, startApp } from "../support/server.ts";
import { readGuide } from "./guide.ts";
import { listen } from "./listen.ts";

const run = promisify(execFile);

type Settled = {
  cookies: Record<"ada" | "maria", { name: string; value: string }>;
  code: string;
  customerIds: string[];
  adaId: string;
  paths: { ada: string[]; maria: string[] };
  importId: string;
  mailIds: string[];
};

const ideaLists = ["/ideas", "/ideas?tab=new", "/ideas?tab=answered", "/ideas?q=script+alert"];

test("W-08: no stored text is run, breaks the content policy, or makes a page scroll sideways", async ({
  browser,
}) => {
  test.setTimeout(480_000);
  const { testServer } = readGuide();
  const database = await cloneDatabase(testServer);
  const settled = await settle(database.url);
  const server = await startApp(database.url);
  try {
    const admin = [
      "",
      "/for-you",
      "/inbox",
      "/inbox?view=answered",
      "/inbox?view=settled",
      "/groups",
      "/purposes",
      "/settings/open-door",
      `/customers/${settled.adaId}`,
      "/customers",
      "/customers?sort=name",
      "/imports",
      `/imports/${settled.importId}`,
      "/audit",
      "/rewards",
      "/referrals",
      "/settings",
      "/settings/staff",
      "/settings/referrals",
      "/settings/value",
      "/settings/api-keys",
      "/account",
    ];
    const customers = settled.customerIds.map((id) => `/admin/customers/${id}`);
    await look(browser, server, settled.cookies.maria, [
      ...admin.map((path) => `/admin${path}`),
      ...customers,
      ...settled.paths.maria,
    ]);
    const portal = ["/home", "/notifications", "/open-door", "/groups", "/consent", "/refer", "/rewards"];
    const own = ["/me", "/me/preferences", "/me/sessions"];
    await look(browser, server, settled.cookies.ada, [...portal, ...own, ...settled.paths.ada]);
    await look(browser, server, settled.cookies.maria, ["/admin/ideas", "/admin/ideas?view=all"]);
    await look(browser, server, settled.cookies.ada, ["/ideas/new?title=script+alert", ...ideaLists]);
    await look(browser, server, null, ideaLists);
    await look(browser, server, null, ["/", "/sign-in", "/join", `/invited/${settled.code}`, "/dev/outbox"]);
    const mails = settled.mailIds.map((id) => `/dev/outbox/${id}`);
    await look(browser, server, null, mails);
    await expectNoFormulas(server, settled);
  } finally {
    await server.stop();
    await database.drop();
  }
});

async function settle(url: string): Promise<Settled> {
  const env = { ...process.env, DATABASE_URL: url, KITH_MODE: "test", LOG_LEVEL: "silent" };
  const script = ["--import", "tsx", "tests/e2e/settle-hostile.ts"];
  const { stdout } = await run(process.execPath, script, { env, maxBuffer: 10_000_000 });
  return JSON.parse(stdout) as Settled;
}

/** Opens pages at two widths and expects nothing but the page. */
async function look(
  browser: Browser,
  { origin }: AppServer,
  cookie: { name: string; value: string } | null,
  paths: readonly string[],
): Promise<void> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 900 } });
  if (cookie !== null) await context.addCookies([{ ...cookie, url: origin }]);
  const page = await context.newPage();
  const said = listen(page, origin);
  page.on("dialog", (dialog) => {
    said.complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  for (const path of paths) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    await page.mouse.move(300, 300);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      expect
        .soft(await overflow(page), `${path.slice(0, 90)} scrolls sideways at ${width} px`)
        .toBeLessThanOrEqual(1);
    }
    expect.soft([...new Set(said.complaints)], path).toEqual([]);
    said.complaints.length = 0;
  }
  await context.close();
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** W-15: a spreadsheet that opens a file of ours runs nothing in it. */
async function expectNoFormulas({ origin }: AppServer, { cookies, importId }: Settled): Promise<void> {
  const headers = { cookie: `${cookies.maria.name}=${cookies.maria.value}` };
  for (const path of [`/admin/imports/${importId}/lines.csv`, "/admin/referrals/by-source.csv"]) {
    const answer = await fetch(`${origin}${path}`, { headers });
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="[\w.-]+"$/);
    const cells = (await answer.text()).matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,"\r\n]*))/g);
    const formulas = [...cells]
      .map(([, quoted, plain]) => quoted ?? plain ?? "")
      .filter((cell) => /^[=+\-@\t\r\n]/.test(cell) && !/^[+-]\d+$/.test(cell));
    expect(formulas, path).toEqual([]);
  }
}
