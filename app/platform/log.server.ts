import pino from "pino";
import { env } from "./env.server.ts";

const secrets = ["password", "token", "code", "secret", "authorization", "cookie", "apiKey", "email", "toAddress"];

/** The log of the process: JSON lines on standard error; secrets and addresses are never written. */
export const log: pino.Logger = pino(
  {
    level: env.LOG_LEVEL,
    base: { pid: process.pid },
    redact: { paths: [...secrets, ...secrets.map((name) => `*.${name}`), ...secrets.map((name) => `*.*.${name}`)], censor: "[hidden]" },
  },
  pino.destination({ dest: 2, sync: true }),
);
