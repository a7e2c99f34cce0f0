import { pool } from "#app/platform/database.server.ts";
import { type Programme, readProgramme } from "./programme.server.ts";

const freshMs = 1_000;

let kept: { programme: Promise<Programme>; at: number } | null = null;

/** The terms of the programme for the hot path: at most a second old. What is owed is decided by the terms in the database. */
export function programmeTerms(now: Date): Promise<Programme> {
  if (kept === null || now.getTime() - kept.at >= freshMs || now.getTime() < kept.at) {
    const reading = { programme: readProgramme(pool), at: now.getTime() };
    reading.programme.catch(() => {
      if (kept === reading) kept = null;
    });
    kept = reading;
  }
  return kept.programme;
}
