import autocannon from "autocannon";

/** One request of a work; called anew for each. */
export type MakeRequest = () => {
  method: "GET" | "POST";
  path: string;
  headers?: Record<string, string>;
  body?: string;
};

/** Requests a second and the 99th percentile of latency in milliseconds. */
export type Reading = { rps: number; p99: number };

const connections = 32;

/** Loads a server for some seconds. Throws where any answer is not of the wanted status. */
export async function load(
  origin: string,
  make: MakeRequest,
  wanted: number,
  seconds: number,
): Promise<Reading> {
  const result = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, ...make() }) }],
  });
  const answers = result.statusCodeStats as Record<string, { count?: number }> | undefined;
  const others = Object.keys(answers ?? {}).filter((status) => status !== String(wanted));
  if (others.length > 0 || result.errors > 0) {
    throw new Error(
      `${origin}: ${result.errors} errors, answers ${JSON.stringify(answers)} where ${wanted} was wanted`,
    );
  }
  return { rps: result.requests.average, p99: result.latency.p99 };
}

/** The middle one of some readings, by requests a second. */
export function median(readings: readonly Reading[]): Reading {
  const sorted = [...readings].sort((a, b) => a.rps - b.rps);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error("median of nothing");
  return middle;
}
