import { PassThrough } from "node:stream";
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { type PipeableStream, renderToPipeableStream } from "react-dom/server";
import { log } from "#app/platform/log.server.ts";
import { NonceProvider } from "#app/ui/nonce.tsx";

const abortAfter = 10_000;

/** Renders a page as a stream; programs that cannot wait for parts get it whole. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const whole = isbot(request.headers.get("user-agent") ?? "") || remixContext.isSpaMode;
  return new Promise((resolve, reject) => {
    let answered = false;
    let answerStatus = status;
    const page = (
      <NonceProvider value={nonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={abortAfter - 1000} nonce={nonce} />
      </NonceProvider>
    );
    function answer() {
      answered = true;
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(bodyOf(stream), { headers, status: answerStatus }));
    }
    const stream = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => whole && answer(),
      onShellReady: () => whole || answer(),
      onShellError: reject,
      onError(error) {
        answerStatus = 500;
        if (answered) handleError(error, { request });
      },
    });
    setTimeout(() => stream.abort(), abortAfter).unref();
  });
}

function bodyOf(stream: PipeableStream): ReadableStream {
  const body = new PassThrough();
  const readable = createReadableStreamFromReadable(body);
  stream.pipe(body);
  return readable;
}

/** Writes down what went wrong on our side: neither a browser that went away nor an address that does not exist. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  // The rest of an address may hold the secret of a link.
  const area = new URL(request.url).pathname.split("/").slice(0, 2).join("/");
  log.error({ err: error, area }, "request failed");
}
