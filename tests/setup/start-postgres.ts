import type { TestProject } from "vitest/node";
import type { TestServer } from "../support/clone.ts";
import { startTestServer } from "../support/test-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

let shared: Promise<{ server: TestServer; stop: () => Promise<void> }> | undefined;
let users = 0;

/** Starts PostgreSQL once a run, for whichever projects of Vitest need it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  users += 1;
  shared ??= startTestServer();
  const { server, stop } = await shared;
  project.provide("testServer", server);
  return async () => {
    users -= 1;
    if (users > 0) return;
    shared = undefined;
    await stop();
  };
}
