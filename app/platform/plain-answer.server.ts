import { type ServerResponse, STATUS_CODES } from "node:http";

type Wording = { detail?: string; machine?: boolean };

/** Body and headers of a short answer. Machines under /api get problem+json (RFC 9457). */
export function plainAnswer(
  status: number,
  { detail, machine = false }: Wording = {},
): { body: string; headers: Record<string, string | number> } {
  const title = STATUS_CODES[status] ?? "Error";
  const problem = { type: "about:blank", title, status, ...(detail === undefined ? {} : { detail }) };
  const body = machine ? JSON.stringify(problem) : `${title}${detail === undefined ? "" : `\n${detail}`}\n`;
  return {
    body,
    headers: {
      "Content-Type": machine ? "application/problem+json" : "text/plain; charset=utf-8",
      "Content-Length": Buffer.byteLength(body),
      "Cache-Control": "no-store",
    },
  };
}

/** Answers with a status and a short text, unless an answer has begun. */
export function answerPlainly(response: ServerResponse, status: number, wording: Wording = {}): void {
  if (response.headersSent) return;
  const { body, headers } = plainAnswer(status, wording);
  response.writeHead(status, headers);
  response.end(response.req.method === "HEAD" ? undefined : body);
}
