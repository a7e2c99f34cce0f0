import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect as ask, type Browser, type BrowserContextOptions, type Page, test } from "@playwright/test";
import { cloneDatabase } from "../support/clone.ts";
import { type AppServer, startApp } from "../support/server.ts";
import { readGuide } from "./guide.ts";
import { signInByMail } from "./people.ts";

const run = promisify(execFile);
const expect = ask.configure({ timeout: 15_000 });
const title = "Export invoices to the accountant's format";

for (const { name, options, byKeyboard } of [
  { name: "with JavaScript", options: {}, byKeyboard: false },
  { name: "without JavaScript", options: { javaScriptEnabled: false }, byKeyboard: false },
  { name: "by keyboard alone", options: {}, byKeyboard: true },
]) {
  test(`Ada shares an idea, Bo finds it and votes, Maria answers and both are told, ${name}`, async ({
    browser,
  }) => {
    test.setTimeout(180_000);
    await atHome(async ({ origin }) => {
      const press = byKeyboard ? pressByKeyboard : (target: ReturnType<Page["locator"]>) => target.click();
      const ada = await open(browser, origin, options);
      await signInByMail(ada, "ada@example.com", /\/home$/);
      await ada.goto("/ideas");
      await ada.getByLabel("Tell us in a sentence").fill(title);
      await press(ada.getByRole("button", { name: "Find or share" }));
      await expect(ada.getByRole("heading", { name: "Nobody said this before" })).toBeVisible();
      await press(ada.getByRole("link", { name: "Share this as a new idea" }));
      await expect(ada.getByLabel("Your idea in a sentence")).toHaveValue(title);
      await press(ada.getByRole("button", { name: "Share it" }));
      await expect(ada.getByRole("note")).toContainText("Nobody else sees this yet");

      const maria = await open(browser, origin, {});
      await signInByMail(maria, "maria@example.com", /\/admin$/);
      await maria.goto("/admin/ideas");
      await maria.getByRole("link", { name: title }).click();
      await maria.getByRole("button", { name: "Publish the idea" }).click();
      await expect(maria.getByText("Everybody sees it now.")).toBeVisible();

      const bo = await open(browser, origin, options);
      await bo.goto("/ideas");
      await bo.getByLabel("Tell us in a sentence").pressSequentially("acountant exprot");
      if (options.javaScriptEnabled !== false) {
        await expect(bo.locator("[data-ideas-matches] a")).toContainText([title]);
        await press(bo.locator("[data-ideas-matches] a").first());
      } else {
        await press(bo.getByRole("button", { name: "Find or share" }));
        await expect(bo.getByRole("heading", { name: "Is it one of these?" })).toBeVisible();
        await press(bo.getByRole("link", { name: title }));
      }
      await press(bo.getByRole("button", { name: /^Vote for/ }));
      await expect(bo).toHaveURL(/\/sign-in\?to=/);
      const page = new URL(bo.url()).searchParams.get("to") ?? "";
      await signInByMail(bo, "bo@example.com", /\/home$/);
      await bo.goto(page);
      await press(bo.getByRole("button", { name: /^Vote for/ }));
      await expect(bo.getByRole("button", { name: /^Take your vote back/ })).toContainText("1");

      await maria.reload();
      await maria.getByLabel("How it stands").selectOption({ label: "Planned" });
      await maria.getByLabel("Your answer").fill("Planned for spring.");
      await maria.getByRole("button", { name: "Answer", exact: true }).click();
      await expect(maria.getByText("Its author and everybody who voted are told.")).toBeVisible();

      for (const person of [ada, bo]) {
        await person.goto(page);
        await expect(person.getByRole("main")).toContainText("Planned. Maria Costa, today.");
        await person.goto("/notifications");
        await expect(person.getByRole("main")).toContainText(title);
      }
      await ada.goto("/home");
      await expect(ada.getByRole("main")).toContainText("You proposed an idea");
      await expect(ada.getByRole("main")).toContainText("It is planned");
      await bo.goto("/dev/outbox");
      await expect(
        bo.getByRole("row").filter({ hasText: "bo@example.com" }).filter({ hasText: "answered" }),
      ).toHaveCount(1);
    });
  });
}

/** Goes to an element with the Tab key and presses Enter. */
async function pressByKeyboard(target: ReturnType<Page["locator"]>): Promise<void> {
  const page = target.page();
  await expect(target).toBeVisible();
  for (let steps = 0; steps < 60; steps++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      await page.keyboard.press("Enter");
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error("The Tab key does not reach it");
}

/** A house of its own for a journey: a fresh database with Ada, Bo and Maria, and a server on it. */
async function atHome(journey: (server: AppServer) => Promise<void>): Promise<void> {
  const database = await cloneDatabase(readGuide().testServer);
  const env = { ...process.env, DATABASE_URL: database.url, KITH_MODE: "test", LOG_LEVEL: "silent" };
  await run(process.execPath, ["tests/e2e/settle-idea-journey.ts"], { env });
  const server = await startApp(database.url);
  try {
    await journey(server);
  } finally {
    await server.stop();
    await database.drop();
  }
}

async function open(browser: Browser, origin: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  return context.newPage();
}
