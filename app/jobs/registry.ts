import type { Job, Schedule } from "#app/platform/worker.server.ts";
import { runAskConsentAgain } from "./ask-consent-again.ts";
import { runCatchUpForecasts } from "./catch-up-forecasts.ts";
import { runDeliverMail } from "./deliver-mail.ts";
import { runDoorOverdue } from "./door-overdue.ts";
import { runImportOrders } from "./import-orders.ts";
import { runLearnRates } from "./learn-rates.ts";
import { runReleaseRewards } from "./release-rewards.ts";
import { runRevalue } from "./revalue.ts";
import { runSweep } from "./sweep.ts";
import { runValueContributions } from "./value-contributions.ts";
import { runValueContributionsAnew } from "./value-contributions-anew.ts";
import { runValueCustomers } from "./value-customers.ts";

/** The jobs there are, by the name under which they are put in the queue. */
export const jobs: Record<string, Job> = {
  "ask-consent-again": runAskConsentAgain,
  "catch-up-forecasts": runCatchUpForecasts,
  "deliver-mail": runDeliverMail,
  "door-overdue": runDoorOverdue,
  "import-orders": runImportOrders,
  "learn-rates": runLearnRates,
  revalue: runRevalue,
  "release-rewards": runReleaseRewards,
  sweep: runSweep,
  "value-contributions": runValueContributions,
  "value-contributions-anew": runValueContributionsAnew,
  "value-customers": runValueCustomers,
};

/** What runs by the clock. */
export const schedules: Schedule[] = [
  { task: "catch-up-forecasts", when: "* * * * *" },
  { task: "door-overdue", when: "*/15 * * * *" },
  { task: "learn-rates", when: "7 1 * * *" },
  { task: "release-rewards", when: "0 * * * *" },
  { task: "sweep", when: "17 3 * * *" },
  { task: "value-contributions", when: "41 * * * *" },
  { task: "value-contributions-anew", when: "47 2 * * *" },
  { task: "value-customers", when: "23 2 * * *" },
];
