import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/playwright",
  globalSetup: "./tests/e2e/open.ts",
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  retries: 0,
  forbidOnly: true,
  reporter: [["list"], ["json"]],
  use: {
    baseURL: process.env["KITH_E2E_ORIGIN"],
    launchOptions: {
      executablePath: process.env["KITH_CHROMIUM"],
      args: ["--no-sandbox", "--disable-dev-shm-usage"],
    },
    locale: "en-GB",
    timezoneId: "UTC",
    trace: "off",
    screenshot: "off",
  },
});
