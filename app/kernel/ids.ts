import { v7, validate } from "uuid";

/** A new id: uuid version 7, so that ids sort by the time they were made. */
export function newId(at: Date = new Date()): string {
  return v7({ msecs: at.getTime() });
}

/** Whether a text is a uuid of any version; use it before a look-up by id from a URL. */
export function isId(text: string): boolean {
  return validate(text);
}

/** The moment inside a version 7 uuid, or null where it holds none. */
export function timeOfId(id: string): Date | null {
  if (!validate(id) || id[14] !== "7") return null;
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}
