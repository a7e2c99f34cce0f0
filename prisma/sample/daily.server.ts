import { learnRates } from "#app/domain/intake/learn-rates.server.ts";
import { valueContributions } from "#app/domain/intake/value-contributions.server.ts";
import { markAllRead } from "#app/domain/notifications/mark-read.server.ts";
import { tellOverdue } from "#app/domain/open-door/tell-overdue.server.ts";
import { releaseRewards } from "#app/domain/rewards/release-rewards.server.ts";
import { valueCustomers } from "#app/domain/value/forecast/value-customers.server.ts";
import { jobs } from "#app/jobs/registry.ts";
import { pool } from "#app/platform/database.server.ts";
import { sql } from "#app/platform/sql.server.ts";
import { type Job, workUntilEmpty } from "#app/platform/worker.server.ts";
import type { House } from "./house.ts";
import { beginning } from "./moment.ts";
import { restMails } from "./rest-mails.server.ts";
import type { Step } from "./story.ts";

/** People come by and read their news every four weeks; the last time was this many days ago. */
const lastRead = 8;
const readEvery = 28;

/** What the books teach of the rates changes slowly: it is looked at every so many days. */
const learnEvery = 91;

/** What people will buy is forecast today and a year ago, so that what came can stand beside it. */
const forecastAt = 365;

/** What happens between the deeds of people: each night the jobs are done, and every few weeks news is read. */
export function dailySteps(house: House): Step[] {
  const days = Array.from({ length: beginning - 1 }, (_, index) => beginning - 1 - index);
  const nights = days.map((day) => ({
    at: house.clock.at([day, "05:40"]),
    run: (now: Date) => runNight(house, now),
  }));
  const readings = days
    .filter((day) => day >= lastRead && (day - lastRead) % readEvery === 0)
    .map((day) => ({ at: house.clock.at([day, "22:50"]), run: (now: Date) => readNews(house, now) }));
  const lessons = days
    .filter((day) => day % learnEvery === 1)
    .map((day) => ({ at: house.clock.at([day, "01:07"]), run: (now: Date) => learnRates(now) }));
  const forecast = { at: house.clock.at([forecastAt, "02:23"]), run: (now: Date) => valueCustomers(now) };
  return [...nights, ...readings, ...lessons, forecast];
}

/** Does what runs by the clock and what waits in the queue, as of `now`. */
export async function runNight({ clock }: House, now: Date): Promise<void> {
  await releaseRewards(now);
  await tellOverdue(now);
  await valueContributions("all-without-figures", now);
  await restMails(clock.now);
  const [waiting] = await sql(pool, "select 1 from graphile_worker.jobs limit 1");
  if (waiting === undefined) return;
  await workUntilEmpty(asOf(now));
  await restMails(clock.now);
}

/** The jobs of the product by a clock that stands. */
function asOf(now: Date): Record<string, Job> {
  const wrapped = Object.entries(jobs).map(([name, job]): [string, Job] => [
    name,
    (payload) => job(payload, now),
  ]);
  return Object.fromEntries(wrapped);
}

async function readNews(house: House, now: Date): Promise<void> {
  for (const accountId of house.accounts.all()) await markAllRead(accountId, "customers", now);
  for (const { accountId } of house.staff.all()) await markAllRead(accountId, "staff", now);
}
