/** Seconds after which to try again when the database does not answer. */
export const tryAgainAfterSeconds = 5;

const classes = ["08", "53", "57P"];
const ofTheNetwork = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "P1001", "P1017", "P2024"]);
const words =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|connection ended unexpectedly|pool (?:is ending|after calling end)|can't reach database/i;

/**
 * Whether an error says that the database is away or overloaded: what was asked can be asked again. SQLSTATE classes 08
 * (connection), 53 (resources) and 57P (shutdown and start), errors of the network, and those of pg and Prisma in words.
 */
function isOutage(error: unknown): boolean {
  for (let depth = 0; error instanceof Error && depth < 4; depth++) {
    const code = "code" in error ? String(error.code) : "";
    const isSqlState = /^[0-9A-Z]{5}$/.test(code);
    if (isSqlState && classes.some((prefix) => code.startsWith(prefix))) return true;
    if (ofTheNetwork.has(code) || words.test(error.message)) return true;
    if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
    error = error.cause;
  }
  return false;
}

/** SQLSTATE: PostgreSQL keeps no NUL in a text or in JSON. No browser sends one, and no field of ours means one. */
const unstorable = new Set(["22021", "22P05"]);

/** What a failure is answered with: 503 where the database is away, 400 where what was sent cannot be kept, else 500. */
export function statusOfFailure(error: unknown): 400 | 500 | 503 {
  if (isOutage(error)) return 503;
  return error instanceof Error && "code" in error && unstorable.has(String(error.code)) ? 400 : 500;
}

const failures = new WeakMap<object, number>();

/** Remembers what a request's failure is to be answered with; `request` is whatever stands for it. */
export function noteFailure(request: object, error: unknown): void {
  failures.set(request, statusOfFailure(error));
}

/** What was remembered, else 500. */
export function failureOf(request: object): number {
  return failures.get(request) ?? 500;
}
