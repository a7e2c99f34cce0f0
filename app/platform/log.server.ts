import pino from "pino";
import { env } from "./env.server.ts";

const secrets = [
  "password",
  "token",
  "secret",
  "authorization",
  "cookie",
  "apiKey",
  "email",
  "toAddress",
  "signInCode",
];

/** The log of the process: JSON lines on standard error; secrets and addresses are never written. */
export const log: pino.Logger = pino(
  {
    level: env.LOG_LEVEL,
    base: { pid: process.pid },
    serializers: { err: errorInShort },
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[hidden]" },
  },
  pino.destination({ dest: 2, sync: true }),
);

/** What tells an error apart. Drivers hang connections and rows on theirs; those stay out. */
function errorInShort(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = "code" in error ? { code: error.code } : {};
  return { type: error.name, message: error.message, stack: error.stack, ...code };
}
