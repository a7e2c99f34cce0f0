import type { AddressInfo } from "node:net";
import { answerRequests } from "#app/platform/answer-request.server.ts";
import { createHttpServer } from "#app/platform/http-server.server.ts";
import { apiRoutes } from "#app/routes/api/operations.server.ts";

/** The real server with the API alone, in this process: needs no build. */
export async function startApi(): Promise<{ origin: string; stop: () => Promise<void> }> {
  const site = { origin: "http://127.0.0.1", trustHost: true };
  const answer = answerRequests({
    site,
    trustedProxies: 0,
    health: { draining: false },
    plainRoutes: apiRoutes,
    pages: async (_request, response) => void response.writeHead(404).end(),
  });
  const server = createHttpServer(site, answer);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
