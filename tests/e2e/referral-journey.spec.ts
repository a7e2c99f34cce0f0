import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { type Browser, type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { callApi } from "../support/api.ts";
import { cloneDatabase, onServer } from "../support/clone.ts";
import { type AppServer, startApp } from "../support/server.ts";
import { readGuide } from "./guide.ts";
import { clickOf, joinByLink, signInByMail } from "./people.ts";

const bo = { name: "Bo Lind", email: "bo@example.com" };
const run = promisify(execFile);

test("Ada brings Bo: he joins and buys, both are thanked, and the books show what it was worth", async ({
  browser,
}) => {
  test.setTimeout(150_000);
  await atHome(async ({ origin }) => {
    const { ada, boPage, clickId } = await bringBo(browser, origin, {});
    const order = {
      source: "shop",
      externalId: "1001",
      customer: "bo-1",
      placedAt: new Date().toISOString(),
    };
    const body = { ...order, amountMinor: 10_000, currency: "EUR", referral: { clickId } };
    const taken = await callApi(origin, "POST", "/api/v1/orders", { body, idempotencyKey: randomUUID() });
    expect(taken.status, taken.text).toBe(201);

    await expectCredit(ada, "€10.00");
    await expectCredit(boPage, "€5.00");
    // 40 % of €100.00 is margin; half of it (τ = 0.5) passes from Bo to Ada, who bears the €15.00 of rewards.
    await expectValue(origin, "ada-1", { ownMinor: 0, creditMinor: 2000, realisedMinor: 500 });
    await expectValue(origin, "bo-1", { ownMinor: 4000, debitMinor: 2000, realisedMinor: 2000 });
    await expectTransferConserves(origin, 4000);
    const maria = await open(browser, origin, {});
    await signInByMail(maria, "maria@example.com", /\/admin$/);
    await expectFigure(maria, "Ada Bell", "€5.00");
    await expectFigure(maria, "Bo Lind", "€20.00");

    const refund = {
      source: "shop",
      orderExternalId: "1001",
      externalId: "r-1",
      amountMinor: 3000,
      refundedAt: new Date().toISOString(),
    };
    const refunded = await callApi(origin, "POST", "/api/v1/refunds", {
      body: refund,
      idempotencyKey: randomUUID(),
    });
    expect(refunded.status, refunded.text).toBe(201);
    await expectCredit(ada, "€7.00");
    await expectCredit(boPage, "€3.50");
    await expectValue(origin, "ada-1", { ownMinor: 0, creditMinor: 1400, realisedMinor: 350 });
    await expectValue(origin, "bo-1", { ownMinor: 2800, debitMinor: 1400, realisedMinor: 1400 });
    await expectTransferConserves(origin, 2800);
    await expectReversals(origin, "ada-1");
    await expectReversals(origin, "bo-1");
    await expectFigure(maria, "Ada Bell", "€3.50");
    await expectFigure(maria, "Bo Lind", "€14.00");
  });
});

test("Ada brings Bo without JavaScript", async ({ browser }) => {
  test.setTimeout(120_000);
  await atHome(async ({ origin }) => {
    const { clickId } = await bringBo(browser, origin, { javaScriptEnabled: false });
    expect(clickId).toMatch(/^[0-9a-f-]{36}$/);
  });
});

/** Ada signs in by mail and takes her link; Bo opens it elsewhere and joins by mail. */
async function bringBo(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions,
): Promise<{ ada: Page; boPage: Page; clickId: string }> {
  const ada = await open(browser, origin, options);
  await signInByMail(ada, "ada@example.com", /\/home$/);
  await ada.goto("/refer");
  const link = await ada.getByLabel("Your link").inputValue();
  expect(link).toMatch(new RegExp(`^${origin}/r/\\w+`));
  const boPage = await open(browser, origin, options);
  await joinByLink(boPage, link, bo);
  await ada.goto("/refer");
  await expect(ada.getByRole("main")).toContainText("Bo");
  return { ada, boPage, clickId: await clickOf(boPage.context()) };
}

/** A house of its own for a journey: a fresh database with Ada and Maria, and a server on it; the books are audited at the end. */
async function atHome(journey: (server: AppServer) => Promise<void>): Promise<void> {
  const { testServer } = readGuide();
  const database = await cloneDatabase(testServer);
  const env = { ...process.env, DATABASE_URL: database.url, KITH_MODE: "test", LOG_LEVEL: "silent" };
  await run(process.execPath, ["tests/e2e/settle-journey.ts"], { env });
  const server = await startApp(database.url);
  try {
    await journey(server);
    await onServer(
      database.url,
      "do $$ begin if exists (select from audit_ledger()) then raise exception 'the books do not balance'; end if; end $$",
    );
  } finally {
    await server.stop();
    await database.drop();
  }
}

async function open(browser: Browser, origin: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  return context.newPage();
}

async function expectCredit(page: Page, amount: string): Promise<void> {
  await page.goto("/rewards");
  await expect(page.getByRole("main")).toContainText(amount);
}

async function expectFigure(page: Page, customer: string, amount: string): Promise<void> {
  await page.goto("/admin/customers");
  await page.getByRole("link", { name: customer }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(customer);
  await expect(page.getByRole("main")).toContainText(amount);
}

type Worth = Record<string, unknown> & {
  entries: { amountMinor: unknown; reversalOf: string | null; id: string }[];
};

async function worthOf(origin: string, customer: string): Promise<Worth> {
  return (await callApi(origin, "GET", `/api/v1/customers/${customer}/value`)).json as Worth;
}

async function expectValue(origin: string, customer: string, wanted: Record<string, number>): Promise<void> {
  const value = await worthOf(origin, customer);
  const found = Object.fromEntries(Object.keys(wanted).map((name) => [name, Math.abs(Number(value[name]))]));
  expect(found, customer).toEqual(wanted);
}

/** What passes between customers leaves the company's total as it was: own view, less what rewards cost. */
async function expectTransferConserves(origin: string, ownMinor: number): Promise<void> {
  const summary = (await callApi(origin, "GET", "/api/v1/value/summary")).json as {
    ownView: { realisedMinor: unknown };
    contributionView: { realisedMinor: unknown; components: { COST: unknown } };
  };
  expect(Number(summary.ownView.realisedMinor)).toBe(ownMinor);
  const ada = await worthOf(origin, "ada-1");
  const rewards = Number(ada["creditMinor"]) - Number(ada["realisedMinor"]);
  expect(Number(summary.contributionView.realisedMinor)).toBe(ownMinor - rewards);
}

/** Each figure was reversed by 30 %, by an entry that names it. */
async function expectReversals(origin: string, customer: string): Promise<void> {
  const { entries } = await worthOf(origin, customer);
  const first = entries.filter(({ reversalOf }) => reversalOf === null);
  expect(first.length).toBeGreaterThan(0);
  for (const entry of first) {
    const reversed = entries
      .filter(({ reversalOf }) => reversalOf === entry.id)
      .map(({ amountMinor }) => Number(amountMinor));
    expect(reversed, customer).toEqual([-0.3 * Number(entry.amountMinor)]);
  }
}
