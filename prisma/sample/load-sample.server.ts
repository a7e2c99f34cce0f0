import { recordEvent, system } from "#app/domain/activity/record-event.server.ts";
import { valueCustomers } from "#app/domain/value/forecast/value-customers.server.ts";
import { type Refused, refuse } from "#app/kernel/result.ts";
import { pool } from "#app/platform/database.server.ts";
import { sweep } from "#app/platform/sweep.server.ts";
import { companySteps } from "./company.server.ts";
import { consentSteps } from "./consent.server.ts";
import { customerSteps } from "./customers.server.ts";
import { dailySteps, runNight } from "./daily.server.ts";
import { groupSteps } from "./groups.server.ts";
import { emptyHouse, type House } from "./house.ts";
import { ideaSteps } from "./ideas.server.ts";
import { clockFrom } from "./moment.ts";
import { officeSteps } from "./office.server.ts";
import { openDoorSteps } from "./open-door.server.ts";
import { orderSteps } from "./orders.server.ts";
import { allPurchases } from "./purchases.ts";
import { begun, loaded, sampleState, somebodyWorks } from "./sample-state.server.ts";
import { staffSteps } from "./staff.server.ts";
import { importStall } from "./stall.server.ts";
import { inOrder, type Step } from "./story.ts";
import { thanksSteps } from "./thanks.server.ts";

/** The same seed and the same `now` make the same company. `onProgress` hears the share that is done and the moment it is at. */
export type SampleOptions = { now: Date; seed: number; onProgress?: (share: number, at: Date) => void };

export type SampleLoaded = { kind: "loaded" | "there-already" };
type Refusal = "in-use" | "half-loaded" | "somebody-works" | "somebody-loads";

const refusals: Record<Refusal, string> = {
  "in-use":
    "This database is not empty, so the sample company stays out of it and nothing was changed. Name another folder by DATA_DIRECTORY, or another database by DATABASE_URL.",
  "half-loaded":
    "The sample company was not loaded to its end here. Delete the data folder, or name another one by DATA_DIRECTORY, and start again.",
  "somebody-works":
    "Another Kith is running on this database. Stop it first; then the sample company can be loaded.",
  "somebody-loads":
    "The sample company is being loaded into this database at this moment. Wait for it to end.",
};

/** Lets the sample company live through its two years in an empty database, by the commands that people use. */
export async function loadSample(options: SampleOptions): Promise<SampleLoaded | Refused<Refusal>> {
  const guard = await pool.connect();
  const name = ["the sample company"];
  try {
    const { rows } = await guard.query<{ locked: boolean }>(
      "select pg_try_advisory_lock(hashtextextended($1, 0)) as locked",
      name,
    );
    if (rows[0]?.locked !== true) return refused("somebody-loads");
    return await loadIntoEmpty(options).finally(() =>
      guard.query("select pg_advisory_unlock(hashtextextended($1, 0))", name),
    );
  } finally {
    guard.release();
  }
}

async function loadIntoEmpty(options: SampleOptions): Promise<SampleLoaded | Refused<Refusal>> {
  const state = await sampleState();
  if (state === "loaded") return { kind: "there-already" };
  if (state !== "empty") return refused(state);
  if (await somebodyWorks()) return refused("somebody-works");
  const { now, seed, onProgress } = options;
  const house = emptyHouse(clockFrom(now), seed);
  const note = (verb: string) =>
    recordEvent(pool, { actor: system, verb, subjectKind: "company", subjectId: null }, now);
  await note(begun);
  const steps = allSteps(house, seed);
  for (const [index, { at, run }] of steps.entries()) {
    await run(at);
    onProgress?.((index + 1) / steps.length, at);
  }
  await bringToRest(house);
  await note(loaded);
  return { kind: "loaded" };
}

function allSteps(house: House, seed: number): Step[] {
  return inOrder([
    ...staffSteps(house),
    ...companySteps(house),
    ...customerSteps(house),
    ...orderSteps(house, allPurchases(house.clock, seed)),
    ...ideaSteps(house),
    ...openDoorSteps(house),
    ...groupSteps(house),
    ...consentSteps(house),
    ...thanksSteps(house),
    ...officeSteps(house),
    ...dailySteps(house),
  ]);
}

/** Leaves nothing behind that would still run: no mail to send, no job to do, no session of two years ago. */
async function bringToRest(house: House): Promise<void> {
  const { now } = house.clock;
  await importStall(house);
  await runNight(house, now);
  await valueCustomers(now);
  await sweep(now);
}

function refused(because: Refusal): Refused<Refusal> {
  return refuse(because, refusals[because]);
}
