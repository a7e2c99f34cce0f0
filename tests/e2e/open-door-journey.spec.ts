import {
  type Browser,
  type BrowserContextOptions,
  expect,
  type Locator,
  type Page,
  test,
} from "@playwright/test";
import { readGuide } from "./guide.ts";

/** How somebody works a page: by pointing and typing, or by the keyboard alone. */
type Hands = {
  fill: (field: Locator, text: string) => Promise<void>;
  press: (control: Locator) => Promise<void>;
};

const pointing: Hands = { fill: (field, text) => field.fill(text), press: (control) => control.click() };
const keyboard: Hands = {
  fill: async (field, text) => {
    await reach(field);
    await field.page().keyboard.type(text);
  },
  press: async (control) => {
    await reach(control);
    const isLink = await control.evaluate((element) => element.tagName === "A");
    await control.page().keyboard.press(isLink ? "Enter" : "Space");
  },
};

test("a complaint to Tom: promised, answered by Maria for him, settled, reopened", async ({ browser }) => {
  await complain(browser, pointing, "The invoice is wrong");
});

test("the same without JavaScript", async ({ browser }) => {
  await complain(browser, pointing, "The parcel came open", { javaScriptEnabled: false });
});

test("the same by the keyboard alone", async ({ browser }) => {
  test.setTimeout(120_000);
  await complain(browser, keyboard, "The colour is another");
});

test("what was typed stays where it was wrong, and what is confidential stays with Tom", async ({
  browser,
}) => {
  const cleo = await enter(browser, "cleo");
  await cleo.goto("/open-door");
  await cleo.getByLabel("Something went wrong").check();
  await cleo.getByLabel("Only Tom may read it").check();
  await cleo.getByRole("button", { name: "Send to Tom" }).click();
  await expect(cleo.getByRole("alert")).toContainText("Write what we should know.");
  await expect(cleo.getByLabel("Something went wrong")).toBeChecked();
  await expect(cleo.getByLabel("Only Tom may read it")).toBeChecked();
  await cleo.getByLabel("What should we know?").fill("Between you and me");
  await cleo.getByRole("button", { name: "Send to Tom" }).click();
  await expect(cleo.getByRole("heading", { level: 1 })).toHaveText("Between you and me");
  const path = new URL(cleo.url()).pathname.replace("/open-door", "/admin/inbox");
  const maria = await enter(browser, "maria");
  expect((await maria.goto(path))?.status()).toBe(404);
  const tom = await enter(browser, "tom");
  expect((await tom.goto(path))?.status()).toBe(200);
  const ada = await enter(browser, "ada");
  expect((await ada.goto(new URL(cleo.url()).pathname))?.status()).toBe(404);
});

async function complain(
  browser: Browser,
  hands: Hands,
  subject: string,
  options: BrowserContextOptions = {},
): Promise<void> {
  const cleo = await enter(browser, "cleo", options);
  await cleo.goto("/open-door");
  await hands.fill(cleo.getByLabel("What should we know?"), subject);
  if (hands === keyboard) await chooseSecond(cleo);
  else await cleo.getByLabel("Something went wrong").check();
  await hands.press(cleo.getByRole("button", { name: "Send to Tom" }));
  await expect(cleo.getByRole("heading", { level: 1 })).toHaveText(subject);
  await expect(cleo.getByText(/^Tom will answer by/)).toBeVisible();
  const thread = cleo.url();

  const tom = await enter(browser, "tom", options);
  await tom.goto("/admin/inbox");
  await hands.press(tom.getByRole("link", { name: subject }));
  await expect(tom.getByRole("heading", { level: 1 })).toHaveText(subject);
  const colleague = tom.getByLabel("Colleague");
  if (hands === keyboard) await hands.fill(colleague, "Maria");
  else await colleague.selectOption({ label: "Maria Costa" });
  await hands.press(tom.getByRole("button", { name: "Hand over" }));
  await expect(tom.getByText("Maria answers for Tom Weber.")).toBeVisible();

  const maria = await enter(browser, "maria", options);
  await maria.goto(tom.url());
  await hands.fill(maria.getByLabel(/^Your answer to/), "We repair it today.");
  await hands.press(maria.getByRole("button", { name: "Send the answer" }));
  await expect(maria.getByText("Kept", { exact: true })).toBeVisible();

  await cleo.goto(thread);
  await expect(cleo.getByRole("main")).toContainText("Maria answers for Tom Weber.");
  await expect(cleo.getByRole("list", { name: "Conversation" })).toContainText("for Tom Weber");
  await hands.press(cleo.getByRole("button", { name: "It is settled" }));
  await expect(cleo.getByRole("main")).toContainText("that this is settled");
  await hands.fill(cleo.getByLabel("What is not settled?"), "It came back");
  await hands.press(cleo.getByRole("button", { name: "It is not settled: reopen" }));
  await expect(cleo.getByText(/^Maria will answer for Tom by/)).toBeVisible();
  await cleo.goto("/home");
  await expect(cleo.getByRole("main")).toContainText(/it is open again/i);
}

async function enter(browser: Browser, who: string, options: BrowserContextOptions = {}): Promise<Page> {
  const { origin, cookies } = readGuide();
  const context = await browser.newContext({ baseURL: origin, ...options });
  const cookie = cookies[who];
  if (cookie !== undefined) await context.addCookies([{ ...cookie, url: origin }]);
  return context.newPage();
}

/** Presses Tab until the control has the focus. */
async function reach(control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await control.page().keyboard.press("Tab");
  }
  throw new Error("Tab never reaches the control");
}

/** From the first of two radios to the second, as the arrow keys do it. */
async function chooseSecond(page: Page): Promise<void> {
  await reach(page.getByLabel("I want to tell you something"));
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel("Something went wrong")).toBeChecked();
}
