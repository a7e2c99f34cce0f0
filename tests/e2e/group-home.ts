import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { cloneDatabase } from "../support/clone.ts";
import { startApp } from "../support/server.ts";
import { readGuide } from "./guide.ts";

const run = promisify(execFile);

/** Three people at the door of a fresh house: Ada and Bo are customers, Maria owns the place. */
export type GroupHome = { ada: Page; bo: Page; maria: Page };

/** A house of its own for a journey through a group, with a page for each of its people, signed in. */
export async function groupHome(
  browser: Browser,
  options: BrowserContextOptions,
  journey: (home: GroupHome) => Promise<void>,
): Promise<void> {
  const database = await cloneDatabase(readGuide().testServer);
  const env = { ...process.env, DATABASE_URL: database.url, KITH_MODE: "test", LOG_LEVEL: "silent" };
  const { stdout } = await run(process.execPath, ["tests/e2e/settle-groups.ts"], { env });
  const cookies = JSON.parse(stdout) as Record<keyof GroupHome, { name: string; value: string }>;
  const server = await startApp(database.url);
  const open = async (who: keyof GroupHome) => {
    const context = await browser.newContext({ baseURL: server.origin, ...options });
    await context.addCookies([{ ...cookies[who], url: server.origin }]);
    return context.newPage();
  };
  try {
    await journey({ ada: await open("ada"), bo: await open("bo"), maria: await open("maria") });
  } finally {
    await server.stop();
    await database.drop();
  }
}
