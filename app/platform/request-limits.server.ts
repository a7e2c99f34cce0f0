/** What one request may take: bytes of its body, milliseconds to send it, milliseconds to answer it. */
export type RequestLimits = { bodyBytes: number; receiveMs: number | null; answerMs: number | null };

const usual: RequestLimits = { bodyBytes: 1024 * 1024, receiveMs: 30_000, answerMs: 10_000 };
const upload: RequestLimits = { bodyBytes: 512 * 1024 * 1024, receiveMs: null, answerMs: null };

const uploads = new Set(["POST /admin/imports", "POST /api/v1/imports"]);

/** The limits of a request; the uploads of CSV files have their own. */
export function limitsOf(method: string, path: string): RequestLimits {
  return uploads.has(`${method} ${path}`) ? upload : usual;
}
