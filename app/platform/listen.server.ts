import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

const attempts = 20;
const pauseMs = 250;

/**
 * Starts to listen; waits a few seconds for a port that a process on its way out still holds.
 * @param options.shared several processes listen on the port at once, and the kernel spreads connections (Linux)
 * @returns the port
 */
export async function listen(
  server: Server,
  options: { host: string; port: number; shared: boolean },
): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      await tryToListen(server, options);
      return (server.address() as AddressInfo).port;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!taken || attempt === attempts)
        throw taken ? new Error(`Port ${options.port} is in use. Set PORT to a free one.`) : error;
      await new Promise((done) => setTimeout(done, pauseMs));
    }
  }
}

function tryToListen(
  server: Server,
  { host, port, shared }: { host: string; port: number; shared: boolean },
): Promise<void> {
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen({ host, port, backlog: 1024, reusePort: shared }, () => {
      server.off("error", failed);
      done();
    });
  });
}
