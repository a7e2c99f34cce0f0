import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectations, type Visitor, visitors } from "../http/route-expectations.ts";
import { listRoutes } from "../support/route-manifest.ts";
import { readGuide } from "./guide.ts";
import { complaintsOf, listen } from "./listen.ts";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const looks = [
  { scheme: "light", width: 1280 },
  { scheme: "dark", width: 1280 },
  { scheme: "dark", width: 360 },
  { scheme: "light", width: 360 },
] as const;

const people: Record<Visitor, string> = {
  anonymous: "anonymous",
  customer: "ada",
  otherCustomer: "cleo",
  moderator: "nadia",
  manager: "sam",
  executive: "tom",
  owner: "maria",
};

/** Pages that answer 404 here: no such page, and a link to set up what is set up already. */
const missing = ["/*", "/set-up/:token", "/unsubscribe/:token"];
const pages = listRoutes().filter(({ isPage }) => isPage);

for (const { path } of pages) {
  test(`${path} as ${whoLooksAt(path).join(", ")}`, async ({ browser }) => {
    test.setTimeout(120_000);
    const looked = new Set<string>();
    for (const who of whoLooksAt(path)) {
      const page = await enter(browser, who);
      const said = listen(page, readGuide().origin);
      await page.goto(fill(path));
      await expect(page.locator("h1")).toHaveCount(1);
      await expect(page).toHaveTitle(/\S/);
      const bones = await bonesOf(page);
      if (!looked.has(bones) || path === "/admin") await lookAtFrom(page, who);
      looked.add(bones);
      expect(complaintsOf(said, missing.includes(path)), who).toEqual([]);
      await page.context().close();
    }
  });
}

test("every page has a title of its own", async ({ request }) => {
  const { origin, cookies } = readGuide();
  const titles = new Map<string, string>();
  for (const { path } of pages) {
    const cookie = cookies[whoLooksAt(path)[0] ?? "anonymous"];
    const headers: Record<string, string> = cookie ? { cookie: `${cookie.name}=${cookie.value}` } : {};
    const answer = await request.get(`${origin}${fill(path)}`, { headers });
    const title = /<title>([^<]+)<\/title>/.exec(await answer.text())?.[1] ?? "";
    expect(title, path).toMatch(/\S/);
    expect(titles.get(title), `${path} has the title of another page: ${title}`).toBeUndefined();
    titles.set(title, path);
  }
});

/** Somebody of every role that is let in. Ada has much of everything, Cleo nothing. */
function whoLooksAt(path: string): string[] {
  const row = expectations[path]?.get;
  const letIn = visitors.filter((visitor) => row?.[visitor] === "allowed");
  return letIn.length === 0 ? ["anonymous"] : letIn.map((visitor) => people[visitor]);
}

async function lookAtFrom(page: Page, who: string): Promise<void> {
  await expectSkipLinkFirst(page);
  for (const { scheme, width } of looks) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await expectAccessible(page, `${who}, ${scheme}, ${width} px`);
  }
  await page.setViewportSize({ width: 320, height: 900 });
  await expectNoSidewaysScroll(page, "320 px");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await expectNoSidewaysScroll(page, "text of 200 %");
}

/**
 * The page without its words and the hues of faces: where two roles see the same one but for these, it is not judged
 * twice. Everybody's hue is judged at /admin.
 */
function bonesOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const bones = (element: Element): string => {
      const attributes = [...element.attributes]
        .filter(
          ({ name }) => !/^(id|for|href|src|value|nonce|aria-(labelledby|describedby|controls))$/.test(name),
        )
        .map(({ name, value }) =>
          /^(aria-label|title|alt|name|action|datetime)$/.test(name) ? name : `${name}=${value}`,
        );
      const hasWords = [...element.childNodes].some(
        (node) => node.nodeType === 3 && /\S/.test(node.nodeValue ?? ""),
      );
      const looks = attributes
        .sort()
        .join(" ")
        .replace(/\bhue-\d+/, "hue");
      return `<${element.tagName} ${looks}>${hasWords ? "words" : ""}${[...element.children].map(bones).join("")}</>`;
    };
    return [...document.body.children]
      .filter(({ tagName }) => tagName !== "SCRIPT")
      .map(bones)
      .join("");
  });
}

async function enter(browser: Browser, who: string): Promise<Page> {
  const { origin, cookies } = readGuide();
  const context = await browser.newContext({ baseURL: origin });
  const cookie = cookies[who];
  if (cookie !== undefined) await context.addCookies([{ ...cookie, url: origin }]);
  return context.newPage();
}

function fill(path: string): string {
  const { ids } = readGuide();
  if (path === "/*") return "/no-such-page";
  return path.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? `no-${name}`);
}

async function expectAccessible(page: Page, look: string): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await axe.options({ runOnly: tags, resultTypes: ["violations"] }).analyze();
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(" ")} ${failureSummary}`).join(" | ")}`,
  );
  expect(found, look).toEqual([]);
}

async function expectSkipLinkFirst(page: Page): Promise<void> {
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => {
    const at = document.activeElement;
    return {
      href: at?.getAttribute("href") ?? "",
      exists: document.querySelector(at?.getAttribute("href") ?? "none") !== null,
    };
  });
  expect(first.href, "the first stop of the Tab key is the skip link").toMatch(/^#\w/);
  expect(first.exists, `the skip link leads to ${first.href}`).toBe(true);
}

async function expectNoSidewaysScroll(page: Page, at: string): Promise<void> {
  const { width, content } = await page.evaluate(() => ({
    width: document.documentElement.clientWidth,
    content: document.documentElement.scrollWidth,
  }));
  expect(content, `the page scrolls sideways at ${at}`).toBeLessThanOrEqual(width + 1);
}
