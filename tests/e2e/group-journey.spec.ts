import { type BrowserContextOptions, expect, type Page, test } from "@playwright/test";
import { type Hands, keyboard, mouse } from "./by-keyboard.ts";
import { type GroupHome, groupHome } from "./group-home.ts";

const ways: [string, Hands, BrowserContextOptions][] = [
  ["with the mouse", mouse, {}],
  ["without JavaScript", mouse, { javaScriptEnabled: false }],
  ["by keyboard alone", keyboard, {}],
];

for (const [way, hands, options] of ways) {
  test(`Ada asks for a seat, is accepted, agrees, is a member and leaves; Bo, next in line, gets it: ${way}`, async ({
    browser,
  }) => {
    test.setTimeout(150_000);
    await groupHome(browser, options, (home) => journey(home, hands));
  });
}

async function journey({ ada, bo, maria }: GroupHome, hands: Hands): Promise<void> {
  await openGroup(maria, hands);

  await askForSeat(ada, hands, "I fill sixty jars every autumn.");
  await expect(heading(ada, "You asked for a seat")).toBeVisible();
  await askForSeat(bo, hands, "Nobody can read my handwriting.");

  await decide(maria, hands, "Accept", "Welcome, Ada.");
  await decide(maria, hands, "Accept for the waiting list", "You are next.");
  await expect(maria.getByRole("heading", { name: "Nothing to decide" })).toBeVisible();
  await bo.reload();
  await expect(heading(bo, "You are on the waiting list, place 1")).toBeVisible();
  await expect(bo.getByRole("main")).toContainText("You are next.");

  await ada.reload();
  await expect(heading(ada, "You have a seat. One thing is left")).toBeVisible();
  await hands.press(ada.getByRole("button", { name: "Accept the agreement" }));
  await expect(ada.getByRole("main")).toContainText("Tick the box to say that you agree.");
  await agree(ada, hands);
  await expect(ada.getByRole("main")).toContainText("1 person");

  await hands.press(ada.getByRole("button", { name: "Leave the group" }));
  await expect(heading(ada, "You are no longer in it")).toBeVisible();
  await expect(ada.getByLabel("Why you?")).toHaveValue("I fill sixty jars every autumn.");

  await bo.reload();
  await agree(bo, hands);
  await expectMail(maria, "bo@example.com", "A seat in Label printer is yours");
}

/** Maria opens a beta test with one seat and writes its agreement. */
async function openGroup(maria: Page, hands: Hands): Promise<void> {
  await maria.goto("/admin/groups");
  await hands.press(maria.getByRole("link", { name: "Open a group" }));
  await hands.write(maria.getByLabel("Name"), "Label printer");
  await hands.write(maria.getByLabel("What it is about"), "A printer for jar labels.");
  await hands.write(maria.getByLabel("What members do"), "Print ten labels a week.");
  await hands.write(maria.getByLabel("What members get"), "The printer.");
  await hands.write(maria.getByLabel("Seats"), "1");
  await hands.press(maria.getByRole("button", { name: "Open the group" }));
  await expect(maria.getByRole("heading", { level: 1 })).toHaveText("Label printer");
  await hands.press(maria.getByRole("link", { name: "Agreement" }));
  await hands.write(maria.getByLabel("The whole text"), "Show the printer to nobody.");
  await hands.press(maria.getByRole("button", { name: "Publish the agreement" }));
  await expect(maria.getByRole("main")).toContainText("Version 1, in force");
  await hands.press(maria.getByRole("link", { name: "Label printer" }));
}

async function askForSeat(page: Page, hands: Hands, reason: string): Promise<void> {
  await page.goto("/groups");
  await hands.press(page.getByRole("link", { name: "Label printer" }));
  await hands.press(page.getByRole("button", { name: "Ask for a seat" }));
  await expect(page.getByRole("alert")).toContainText("Enter a reason.");
  await hands.write(page.getByLabel("Why you?"), reason);
  await hands.press(page.getByRole("button", { name: "Ask for a seat" }));
}

async function decide(maria: Page, hands: Hands, verdict: string, word: string): Promise<void> {
  await maria.reload();
  await hands.write(maria.getByLabel(/^A word to/).first(), word);
  await hands.press(maria.getByRole("button", { name: verdict }).first());
  await expect(maria.getByRole("status")).not.toBeEmpty();
}

async function agree(page: Page, hands: Hands): Promise<void> {
  await expect(page.getByRole("main")).toContainText("Show the printer to nobody.");
  await hands.choose(page.getByLabel("I have read the agreement and agree to it"));
  await hands.press(page.getByRole("button", { name: "Accept the agreement" }));
  await expect(heading(page, "You are a member")).toBeVisible();
}

async function expectMail(page: Page, address: string, subject: string): Promise<void> {
  await expect(async () => {
    await page.goto("/dev/outbox");
    const mail = page.getByRole("row").filter({ hasText: address }).filter({ hasText: subject });
    await expect(mail).toBeVisible();
  }).toPass({ timeout: 30_000 });
}

function heading(page: Page, name: string) {
  return page.getByRole("heading", { name });
}
