import type { Page } from "@playwright/test";

/** What a page complained of while it was open. */
export type Said = { complaints: string[] };

/** Notes errors and warnings of the console, breaches of the content policy, failures, and requests to other origins. */
export function listen(page: Page, origin: string): Said {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning")
      complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const to = new URL(request.url());
    if (to.origin !== origin && to.protocol !== "data:" && to.protocol !== "blob:")
      complaints.push(`request to ${to.origin}`);
  });
  return { complaints };
}

/** The complaints, without the one a browser makes of a page that is meant to be missing. */
export function complaintsOf({ complaints }: Said, missing: boolean): string[] {
  return [...new Set(complaints)].filter((text) => !(missing && /status of 404/.test(text)));
}
