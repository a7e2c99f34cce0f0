import { createPublicKey, verify } from "node:crypto";
import { readFile } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { readGuide } from "./guide.ts";

const purpose = "Calls about new things";

// Each journey is somebody else's, as they run at the same time in one house.
for (const [who, javaScriptEnabled] of [
  ["dov", true],
  ["bo", false],
] as const) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  test(`consent is given, has a receipt and is withdrawn, ${how}`, async ({ browser }) => {
    const page = await enter(browser, who, javaScriptEnabled);
    await page.goto("/consent");
    const card = cardOf(page, purpose);
    await expect(card).toContainText("You do not share this");
    await expect(page.locator("main input[type=checkbox]:checked")).toHaveCount(0);

    const give = await press(page, card.getByRole("button"));
    await expect(card).toContainText("You share this");
    await expect(page.getByRole("status")).toContainText("Thank you");
    const download = page.waitForEvent("download");
    await card.getByRole("link", { name: /receipt/ }).click();
    const file = await (await download).path();
    const receipt = JSON.parse(await readFile(file, "utf8"));
    expect(isSigned(receipt)).toBe(true);
    expect(receipt.iso27560.state).toBe("ConsentGiven");
    expect(receipt.services[0].purposes[0].purpose).toBe(purpose);

    const withdraw = await press(page, card.getByRole("button"));
    await expect(card).toContainText("You do not share this");
    expect(withdraw, "P-06: taking back is as easy as giving").toEqual(give);
    const history = page.getByRole("heading", { name: "What you said so far" }).locator("..");
    await expect(history.getByRole("listitem").first()).toContainText("You withdrew from");
    const last = await page.request.get("/consent/calls-about-new-things/receipt");
    expect((await last.json()).iso27560.state).toBe("ConsentWithdrawn");
    await page.context().close();
  });
}

test("a yes goes by the keyboard alone, and so does taking it back", async ({ browser }) => {
  const page = await enter(browser, "cleo", true);
  await page.goto("/consent");
  for (const [name, after] of [
    [/^Share this.*Calls about new things$/, "You share this"],
    [/^Stop sharing.*Calls about new things$/, "You do not share this"],
  ] as const) {
    const button = page.getByRole("button", { name });
    await expect(button).toBeVisible();
    for (let stops = 0; stops < 60; stops++) {
      if (await button.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await expect(cardOf(page, purpose)).toContainText(after);
  }
  await page.context().close();
});

test("new words ask again, and the earlier yes is shown as what it is", async ({ browser }) => {
  const page = await enter(browser, "cleo", false);
  await page.goto("/consent");
  const card = cardOf(page, "Industry comparison");
  await expect(card).toContainText("Given for an earlier version");
  await expect(card.getByRole("button")).toHaveText([/^Agree to the new words/, /^Stop sharing/]);
  await page.context().close();
});

/** The card of a purpose: the innermost section with its name as heading. */
function cardOf(page: Page, name: string) {
  return page
    .locator("section")
    .filter({ has: page.getByRole("heading", { level: 3, name }) })
    .last();
}

type Press = { clicks: number; fieldsToFill: number; width: number; height: number };

/** Presses the one button of a card; what it took, and how large the button is. */
async function press(page: Page, button: ReturnType<Page["locator"]>): Promise<Press> {
  await expect(button).toHaveCount(1);
  const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
  const fieldsToFill = await button
    .locator("xpath=ancestor::form")
    .locator(":not([type=hidden]):required")
    .count();
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await button.click();
  await answered;
  return { clicks: 1, fieldsToFill, width: Math.round(width), height: Math.round(height) };
}

async function enter(browser: Browser, who: string, javaScriptEnabled: boolean): Promise<Page> {
  const { origin, cookies } = readGuide();
  const context = await browser.newContext({ baseURL: origin, javaScriptEnabled });
  const cookie = cookies[who];
  if (cookie !== undefined) await context.addCookies([{ ...cookie, url: origin }]);
  return context.newPage();
}

function isSigned({ proof, ...receipt }: Record<string, unknown> & { proof: Proof }): boolean {
  const key = createPublicKey({ key: proof.publicKey, format: "jwk" });
  return verify(null, Buffer.from(canonical(receipt)), key, Buffer.from(proof.signature, "base64url"));
}

type Proof = { publicKey: { kty: string; crv: string; x: string }; signature: string };

function canonical(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item)).join(",")}]`;
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(",")}}`;
}
