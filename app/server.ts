import { jobs, schedules } from "#app/jobs/registry.ts";
import { answerRequests } from "#app/platform/answer-request.server.ts";
import { closeDatabase } from "#app/platform/database.server.ts";
import { env } from "#app/platform/env.server.ts";
import { exitOnUncaught } from "#app/platform/exit-on-uncaught.server.ts";
import type { Health } from "#app/platform/health.server.ts";
import { createHttpServer } from "#app/platform/http-server.server.ts";
import { listen } from "#app/platform/listen.server.ts";
import { log } from "#app/platform/log.server.ts";
import { remixHandler } from "#app/platform/remix-handler.server.ts";
import { drainer } from "#app/platform/shutdown.server.ts";
import { startWorker } from "#app/platform/worker.server.ts";
import { keptPages } from "#app/routes/kept-pages.server.ts";
import { plainRoutes } from "#app/routes/plain.server.ts";

const worksOnJobs = process.argv.includes("--with-worker");
const drainMs = 15_000;
const orphanDrainMs = 2_000;

exitOnUncaught();
const health: Health = { draining: false };
const site = { origin: env.ORIGIN, trustHost: env.KITH_MODE !== "production" };
const pages = await remixHandler(keptPages);
const server = createHttpServer(
  site,
  answerRequests({ site, trustedProxies: env.TRUSTED_PROXIES, health, plainRoutes, pages }),
);
const stopWorker = worksOnJobs ? await startWorker(jobs, schedules) : async () => {};
const drain = drainer({ server, health, stopWorker, closeDatabase });
process.on("SIGTERM", () => void drain("SIGTERM", drainMs));
process.on("SIGINT", () => void drain("SIGINT", drainMs));
process.on("disconnect", () => void drain("the process that started this one is gone", orphanDrainMs));

const port = await listen(server, { host: env.HOST, port: env.PORT, shared: env.WEB_PROCESSES > 1 });
process.send?.({ kind: "listening", port });
log.info({ port }, "listening");
