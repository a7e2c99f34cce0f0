import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppLoadContext } from "@remix-run/node";
import { hostCookieName } from "./cookies.server.ts";
import { newNonce } from "./security-headers.server.ts";

/** A page that is kept as it was rendered. */
export type KeptPage = {
  /** The name under which it is kept. */
  name: string;
  /** The milliseconds after which its words for times are old. */
  keptMs: number;
  /** A stamp of everything that it shows, read anew for each request. */
  stamp: () => Promise<string>;
};

/** Which pages are kept; null where one is not. */
export type KeepRule = (url: URL) => KeptPage | null;

/** The bytes between the places where the nonce goes. */
type Page = { stamp: string; parts: Buffer[]; headers: [string, string][] };
type Render = (request: Request, context: AppLoadContext) => Promise<Response>;

const mostPages = 500;
/** Stands in a kept page where the nonce of each answer goes. */
const placeholder = newNonce();

/** Pages for visitors who are not signed in, kept as rendered. Null where this request is not answered from them. */
export function pageKeeper(rule: KeepRule) {
  const pages = new Map<string, Page>();
  const underWay = new Map<string, Promise<Page | null>>();

  async function keep(
    { name, keptMs, stamp: readStamp }: KeptPage,
    at: Date,
    render: () => Promise<Page | null>,
  ): Promise<Page | null> {
    const stamp = `${await readStamp()}/${Math.floor(at.getTime() / keptMs)}`;
    const known = pages.get(name);
    if (known?.stamp === stamp) return known;
    const key = `${stamp} ${name}`;
    let rendering = underWay.get(key);
    if (rendering === undefined) {
      rendering = render().finally(() => underWay.delete(key));
      underWay.set(key, rendering);
    }
    const page = await rendering;
    if (page === null) return null;
    // The stamp is older than the rendering: a change in between is seen by the next request.
    const kept = { ...page, stamp };
    pages.delete(name);
    pages.set(name, kept);
    const [oldest] = pages.size > mostPages ? pages.keys() : [];
    if (oldest !== undefined) pages.delete(oldest);
    return kept;
  }

  return async (
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    context: AppLoadContext,
    render: Render,
  ): Promise<boolean> => {
    const asked = askedFor(request, url, rule);
    if (asked === null) return false;
    // A request of our own: whoever asks first may go away while others wait for the same page.
    const own = () => new Request(url, { headers: { Cookie: asked.theme } });
    const page = await keep(asked, context.now, async () =>
      wholePage(await render(own(), { ...context, nonce: placeholder })),
    );
    if (page === null || response.headersSent || response.destroyed) return page !== null;
    const html = withNonce(page.parts, context.nonce);
    response.writeHead(
      200,
      [...page.headers, ["Content-Length", String(html.byteLength)], ["Cache-Control", "no-cache"]].flat(),
    );
    response.end(request.method === "HEAD" ? undefined : html);
    return true;
  };
}

function withNonce(parts: readonly Buffer[], nonce: string): Buffer {
  const between = Buffer.from(nonce);
  return Buffer.concat(parts.flatMap((part, index) => (index === 0 ? [part] : [between, part])));
}

const personal = ["session", "flash"].map(hostCookieName);

/** Only who carries no cookie of their own sees a kept page; light and dark are kept apart. */
function askedFor(request: IncomingMessage, url: URL, rule: KeepRule): (KeptPage & { theme: string }) | null {
  if (request.method !== "GET" && request.method !== "HEAD") return null;
  const cookies = (request.headers.cookie ?? "").split(";").map((part) => part.trim());
  if (cookies.some((cookie) => personal.some((own) => cookie.startsWith(`${own}=`)))) return null;
  const page = rule(url);
  if (page === null) return null;
  const theme = cookies.find((cookie) => cookie.startsWith("kith_theme=")) ?? "";
  return theme.length > 30 ? null : { ...page, name: `${page.name} ${theme}`, theme };
}

async function wholePage(answer: Response): Promise<Page | null> {
  const isPage =
    answer.status === 200 && answer.headers.get("Content-Type")?.startsWith("text/html") === true;
  const html = await answer.text();
  if (!isPage || answer.headers.has("Set-Cookie")) return null;
  return {
    stamp: "",
    parts: html.split(placeholder).map((part) => Buffer.from(part)),
    headers: [["Content-Type", "text/html; charset=utf-8"]],
  };
}
