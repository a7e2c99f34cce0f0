import { expect as ask, type Browser, type Page, test } from "@playwright/test";
import { keyboard } from "./by-keyboard.ts";
import { readGuide } from "./guide.ts";

const expect = ask.configure({ timeout: 15_000 });

test("whoever goes by the keyboard reads the numbers behind every plot of value", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await enter(browser, true);
  let plots = 0;
  for (const path of ["/admin/value", "/admin/value/levers", "/admin/value/model"]) {
    await page.goto(path);
    const figures = page.locator("main figure:has(summary)");
    for (let at = 0; at < (await figures.count()); at++) {
      const figure = figures.nth(at);
      const table = figure.getByRole("table");
      await expect(table).toBeHidden();
      await keyboard.press(figure.locator("summary"));
      await expect(table).toBeVisible();
      expect(await table.getByRole("row").count(), `${path}: a header and numbers`).toBeGreaterThan(1);
      plots += 1;
    }
  }
  expect(plots).toBeGreaterThan(0);
  await page.goto("/admin/value/matrix");
  await keyboard.press(page.getByRole("link", { name: "The same as a list" }));
  await keyboard.press(page.getByRole("table").last().getByRole("link").last());
  await expect(page).toHaveURL(/\/admin\/customers\/[0-9a-f-]{36}$/);
  await page.context().close();
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  test(`a new margin is shown with its effect before it is saved, and nothing typed is lost, ${how}`, async ({
    browser,
  }) => {
    const page = await enter(browser, javaScriptEnabled);
    await page.goto("/admin/settings/value");
    const margin = page.getByLabel("Contribution margin in per cent");
    const source = page.getByLabel("Where the margin comes from");
    const before = await margin.inputValue();
    await margin.fill("forty");
    await source.fill("accounts of last year");
    await page.getByRole("button", { name: "See what changes" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expect(margin).toHaveValue("forty");
    await expect(source).toHaveValue("accounts of last year");

    await margin.fill("12.5");
    await page.getByRole("button", { name: "See what changes" }).click();
    await expect(page.getByRole("heading", { name: "What changes" })).toBeVisible();
    await expect(page.getByText("Nothing is saved yet.")).toBeVisible();
    if (javaScriptEnabled) await expect(page.getByRole("region", { name: "What changes" })).toBeFocused();
    await expect(page.getByText(`${before} → 12.5`)).toBeVisible();
    const realised = page.getByRole("table", { name: "Realised, before and after" });
    await expect(realised.getByRole("row").nth(1)).toContainText("€");

    await page.getByRole("button", { name: "Change the numbers" }).click();
    await expect(margin).toHaveValue("12.5");
    await page.goto("/admin/settings/value");
    await expect(margin).toHaveValue(before);
    await page.context().close();
  });
}

async function enter(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
  const { origin, cookies } = readGuide();
  const cookie = cookies["maria"];
  if (cookie === undefined) throw new Error("Maria is not in the house");
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled });
  await context.addCookies([{ ...cookie, url: origin }]);
  return context.newPage();
}
