import type { Executor } from "#app/platform/sql.server.ts";
import { doneAbout } from "../notifications/done-about.server.ts";

/** What news of a thread is about, on both sides. */
export function subjectOfThread(threadId: string): string {
  return `door-thread/${threadId}`;
}

/** Takes back that an answer waits for the customer: they wrote on, settled or reopened. */
export function customerActed(
  on: Executor,
  thread: { id: string; customerId: string },
  now: Date,
): Promise<void> {
  const { customerId } = thread;
  return doneAbout(on, subjectOfThread(thread.id), { whose: { customerId }, kinds: ["door-answered"] }, now);
}

/** Takes back that a thread waits for staff: it is answered, settled, closed or in other hands. */
export function staffActed(on: Executor, threadId: string, now: Date): Promise<void> {
  const kinds = ["door-message", "door-overdue"] as const;
  return doneAbout(on, subjectOfThread(threadId), { whose: "staff", kinds }, now);
}
