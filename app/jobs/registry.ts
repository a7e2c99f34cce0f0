import type { Job, Schedule } from "#app/platform/worker.server.ts";
import { runAskConsentAgain } from "./ask-consent-again.ts";
import { runDeliverMail } from "./deliver-mail.ts";
import { runDoorOverdue } from "./door-overdue.ts";
import { runImportOrders } from "./import-orders.ts";
import { runReleaseRewards } from "./release-rewards.ts";
import { runRevalue } from "./revalue.ts";
import { runSweep } from "./sweep.ts";
import { runValueContributions } from "./value-contributions.ts";

/** The jobs there are, by the name under which they are put in the queue. */
export const jobs: Record<string, Job> = {
  "ask-consent-again": runAskConsentAgain,
  "deliver-mail": runDeliverMail,
  "door-overdue": runDoorOverdue,
  "import-orders": runImportOrders,
  revalue: runRevalue,
  "release-rewards": runReleaseRewards,
  sweep: runSweep,
  "value-contributions": runValueContributions,
};

/** What runs by the clock. */
export const schedules: Schedule[] = [
  { task: "door-overdue", when: "*/15 * * * *" },
  { task: "release-rewards", when: "0 * * * *" },
  { task: "sweep", when: "17 3 * * *" },
  { task: "value-contributions", when: "41 * * * *" },
];
