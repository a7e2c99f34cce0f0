import { type BrowserContext, expect, type Page } from "@playwright/test";

/** Opens the newest mail to an address in the outbox and follows its link, in the browser that asked for it. */
export async function followMail(page: Page, address: string): Promise<void> {
  await page.goto("/dev/outbox");
  await page.getByRole("row").filter({ hasText: address }).first().getByRole("link").first().click();
  await page.locator('a[href*="/link/"]').first().click();
  await page.locator("main form").getByRole("button").first().click();
}

/** Signs in by a mailed link. */
export async function signInByMail(page: Page, address: string, arrivesAt: RegExp): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Your e-mail address").first().fill(address);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your mail");
  await followMail(page, address);
  await expect(page).toHaveURL(arrivesAt);
}

/** Joins by the invitation that a shared link leads to, and by the mail that follows. */
export async function joinByLink(
  page: Page,
  link: string,
  who: { name: string; email: string },
): Promise<void> {
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ada invited you");
  await page.getByLabel("Your name").fill(who.name);
  await page.getByLabel("Your e-mail address").fill(who.email);
  await page.getByRole("button", { name: /^Join/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your mail");
  await followMail(page, who.email);
  await expect(page).toHaveURL(/\/home$/);
}

/** The id of the opening that the browser carries in its cookie. */
export async function clickOf(context: BrowserContext): Promise<string> {
  const cookie = (await context.cookies()).find(({ name }) => name === "kith_click");
  expect(cookie, "the link left the cookie kith_click").toBeDefined();
  return cookie?.value ?? "";
}
