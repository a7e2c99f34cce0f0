import { type IncomingHttpHeaders, request } from "node:http";

/** An answer as it came, redirects not followed. */
export type Answer = { status: number; headers: IncomingHttpHeaders; rawHeaders: string[]; body: string };

export type Ask = {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** The form's fields, sent as a browser's form would be. */
  form?: Record<string, string>;
};

/** A browser without a screen: it keeps cookies, says where it comes from, and shows every redirect. */
export type HttpClient = {
  get: (path: string, ask?: Ask) => Promise<Answer>;
  post: (path: string, ask?: Ask) => Promise<Answer>;
  ask: (path: string, ask: Ask) => Promise<Answer>;
  cookies: Map<string, string>;
};

/** A client of a server. Every request says it comes from the server's own pages, unless its headers say otherwise. */
export function httpClient(origin: string, cookies: Iterable<[string, string]> = []): HttpClient {
  const jar = new Map(cookies);
  const ask = async (path: string, options: Ask): Promise<Answer> => {
    const method = options.method ?? "GET";
    const headers: Record<string, string> =
      method === "GET" || method === "HEAD" ? {} : { origin, "sec-fetch-site": "same-origin" };
    if (jar.size > 0) headers["cookie"] = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    let body = options.body;
    if (options.form !== undefined) {
      body = new URLSearchParams(options.form).toString();
      headers["content-type"] = "application/x-www-form-urlencoded";
    }
    const answer = await send(origin, path, method, { ...headers, ...options.headers }, body);
    for (const line of answer.headers["set-cookie"] ?? []) keep(jar, line);
    return answer;
  };
  return {
    ask,
    get: (path, options = {}) => ask(path, { ...options, method: "GET" }),
    post: (path, options = {}) => ask(path, { ...options, method: "POST" }),
    cookies: jar,
  };
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = ""] = line.split(";");
  const at = pair.indexOf("=");
  if (/max-age=0(;|$)/i.test(line)) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}

/** node:http instead of fetch: fetch forbids a page to choose Origin, Cookie and Sec-Fetch-Site. An empty value leaves a header out. */
function send(
  origin: string,
  path: string,
  method: string,
  headers: Record<string, string>,
  body?: string,
): Promise<Answer> {
  const sent = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ""));
  if (body !== undefined) sent["content-length"] = String(Buffer.byteLength(body));
  return new Promise((done, failed) => {
    const asking = request(new URL(path, origin), { method, headers: sent, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", failed);
      response.on("end", () => {
        const { statusCode, headers: given, rawHeaders } = response;
        done({
          status: statusCode ?? 0,
          headers: given,
          rawHeaders,
          body: Buffer.concat(chunks).toString("utf8"),
        });
      });
    });
    asking.on("error", failed);
    asking.setTimeout(30_000, () =>
      asking.destroy(new Error(`${method} ${path} was not answered within 30 seconds`)),
    );
    asking.end(body);
  });
}
