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

type Visit = { who: "ada" | "maria" | null; paths: (settled: Settled) => string[] };

const visits: Record<string, Visit[]> = {
  "the company's pages": [
    {
      who: "maria",
      paths: ({ importId }) =>
        [
          "",
          "/for-you",
          "/inbox",
          "/inbox?view=answered",
          "/inbox?view=settled",
          "/groups",
          "/purposes",
          "/imports",
          `/imports/${importId}`,
          "/audit",
          "/rewards",
          "/referrals",
          "/ideas",
          "/ideas?view=all",
          "/settings",
          "/settings/staff",
          "/settings/open-door",
          "/settings/referrals",
          "/settings/value",
          "/settings/api-keys",
          "/account",
        ].map((path) => `/admin${path}`),
    },
  ],
  "what the company sees of each customer": [
    {
      who: "maria",
      paths: ({ adaId, customerIds, paths }) => [
        ...["", "?sort=name", `/${adaId}`].map((path) => `/admin/customers${path}`),
        ...customerIds.map((id) => `/admin/customers/${id}`),
        ...paths.maria,
      ],
    },
  ],
  "customers' pages, public pages and mails": [
    {
      who: "ada",
      paths: ({ paths }) => [
        ...["/home", "/notifications", "/open-door", "/groups", "/consent", "/refer", "/rewards"],
        ...["/me", "/me/preferences", "/me/sessions"],
        ...paths.ada,
        ...["/ideas/new?title=script+alert", ...ideaLists],
      ],
    },
    {
      who: null,
      paths: ({ code, mailIds }) => [
        ...ideaLists,
        ...["/", "/sign-in", "/join", `/invited/${code}`, "/dev/outbox"],
        ...mailIds.map((id) => `/dev/outbox/${id}`),
      ],
    },
  ],
};

for (const [where, visitors] of Object.entries(visits)) {
  test(`W-08: no stored text is run, breaks the content policy, or makes a page scroll sideways: ${where}`, async ({
    browser,
  }) => {
    test.setTimeout(480_000);
    await inHostileHouse(async (server, settled) => {
      for (const { who, paths } of visitors)
        await look(browser, server, who === null ? null : settled.cookies[who], paths(settled));
    });
  });
}

test("W-15: a spreadsheet that opens a file of ours runs nothing in it", async () => {
  test.setTimeout(240_000);
  await inHostileHouse(expectNoFormulas);
});

async function inHostileHouse(visit: (server: AppServer, settled: Settled) => Promise<void>): Promise<void> {
  const database = await cloneDatabase(readGuide().testServer);
  const settled = await settle(database.url);
  const server = await startApp(database.url);
  try {
    await visit(server, settled);
  } finally {
    await server.stop();
    await database.drop();
  }
}

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
