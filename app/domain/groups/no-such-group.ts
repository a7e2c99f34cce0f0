import { type Refused, refuse } from "#app/kernel/result.ts";

export function noSuchGroup(): Refused<"no-such-group"> {
  return refuse("no-such-group", "There is no such group.");
}
