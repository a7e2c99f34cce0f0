import { defineConfig } from "vitest/config";

const environment = { KITH_MODE: "test", LOG_LEVEL: "silent", TZ: "UTC" };
const quiet = "tests/setup/quiet-console.ts";

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    env: environment,
    testTimeout: 15_000,
    hookTimeout: 60_000,
    unstubEnvs: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,emails,prisma,tests}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "**/*.http.test.ts", "node_modules/**", "build/**"],
          setupFiles: [quiet],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["{app,emails,prisma,tests}/**/*.db.test.ts"],
          globalSetup: ["tests/setup/start-postgres.ts"],
          setupFiles: [quiet, "tests/setup/fresh-database.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "http",
          include: ["tests/http/**/*.http.test.ts"],
          globalSetup: ["tests/setup/start-postgres.ts"],
          setupFiles: [quiet, "tests/setup/fresh-database.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
