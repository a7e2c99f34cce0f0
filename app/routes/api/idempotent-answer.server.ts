import { retrying } from "#app/domain/intake/take-orders.server.ts";
import { withIdempotency } from "#app/platform/idempotency.server.ts";
import type { Answer } from "./answer.ts";
import type { Caller } from "./operation.server.ts";
import { problem } from "./problem.ts";

type Work = (
  client: Parameters<Parameters<typeof withIdempotency>[2]>[0],
) => Promise<Answer & { body: string }>;

/** Does work once for an Idempotency-Key, in one transaction with the kept answer; later the same answer is given again. */
export async function answerOnce(caller: Pick<Caller, "idempotency" | "now">, work: Work): Promise<Answer> {
  let fresh: (Answer & { body: string }) | null = null;
  const outcome = await retrying(() =>
    withIdempotency(caller.idempotency, caller.now, async (client) => {
      fresh = await work(client);
      return { status: fresh.status, body: fresh.body };
    }),
  );
  if (outcome.kind === "conflict") return keyReused();
  if (outcome.kind === "in-progress") {
    return problem(
      "in-progress",
      "Wait a moment and send the same request with the same Idempotency-Key again.",
      {
        headers: { "retry-after": "1" },
      },
    );
  }
  return outcome.replayed || fresh === null ? replay(outcome) : fresh;
}

/** An answer that was kept, given again. */
export function replay(kept: { status: number; body: string }): Answer {
  return { status: kept.status, body: kept.body, headers: { "idempotent-replayed": "true" } };
}

/** The key was used before, for something else. */
export function keyReused(): Answer {
  const detail =
    "Each Idempotency-Key stands for one request for 24 hours. Send a new key for a new request.";
  return problem("idempotency-key-reused", detail);
}
