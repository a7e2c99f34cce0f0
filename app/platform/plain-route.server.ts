import type { IncomingMessage, ServerResponse } from "node:http";

/** One request to a plain handler: a handler that answers on node:http itself, ahead of Remix. */
export type PlainRequest = {
  request: IncomingMessage;
  response: ServerResponse;
  params: Record<string, string>;
  url: URL;
  now: Date;
  clientAddress: string;
};

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * A plain route. `pattern` is a path with `:name` for a segment; `access` says what the handler asks for by itself.
 * "sealed-address" is an address that carries its own proof: machines ask it without cookies and without Origin, and
 * other methods at the same address are pages.
 */
export type PlainRoute = {
  method: Method;
  pattern: string;
  access: "anyone" | "api-key" | "sealed-address";
  handle: (request: PlainRequest) => Promise<void> | void;
};

export type Match =
  | { kind: "found"; route: PlainRoute; params: Record<string, string> }
  | { kind: "other-method"; allow: string[]; access: PlainRoute["access"] }
  | { kind: "none" };

/** Makes the finder of a table of routes. HEAD finds what GET finds. The earlier of two routes wins. */
export function routeFinder(routes: readonly PlainRoute[]): (method: string, path: string) => Match {
  const table = routes.map((route) => ({ route, segments: route.pattern.split("/") }));
  return (method, path) => {
    const wanted = method === "HEAD" ? "GET" : method;
    const given = path.split("/");
    const fitting: PlainRoute[] = [];
    for (const { route, segments } of table) {
      const params = paramsOf(segments, given);
      if (params === null) continue;
      if (route.method === wanted) return { kind: "found", route, params };
      fitting.push(route);
    }
    const [first] = fitting;
    if (first === undefined) return { kind: "none" };
    return {
      kind: "other-method",
      allow: [...new Set(fitting.map((route) => route.method))],
      access: first.access,
    };
  };
}

function paramsOf(pattern: readonly string[], given: readonly string[]): Record<string, string> | null {
  if (pattern.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, segment] of pattern.entries()) {
    const text = given[index] ?? "";
    if (!segment.startsWith(":")) {
      if (segment !== text) return null;
      continue;
    }
    const decoded = decode(text);
    if (decoded === null || decoded === "") return null;
    params[segment.slice(1)] = decoded;
  }
  return params;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
