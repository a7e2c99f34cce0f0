import { type Refused, refuse } from "#app/kernel/result.ts";
import type { Admission } from "./group.ts";

/** What the seats of a group look like while its row is locked. */
export type Seats = { seats: number; held: number; waiting: number; closedAt: Date | null };

/** What comes of an application: a seat, a place on the waiting list, or a question to staff (null). */
export type Decision = "accepted" | "waiting" | "declined";

/** How many seats are free for somebody who comes now. */
export function freeSeats({ seats, held }: Pick<Seats, "seats" | "held">): number {
  return Math.max(0, seats - held);
}

/** What happens to somebody who asks for a seat: decided at once by the seats, or left to staff. */
export function decideArrival(
  group: Seats & { admission: Admission },
  hasOneAlready: boolean,
): { kind: "taken"; decision: "accepted" | "waiting" | null } | Refused<"closed" | "applied-already"> {
  if (group.closedAt !== null) return refuse("closed", "This group is closed: nobody new comes in.");
  if (hasOneAlready) return refuse("applied-already", "You have asked already. Your application is here.");
  return { kind: "taken", decision: group.admission === "open" ? seatOrPlace(group) : null };
}

/** What staff's yes comes to: a seat while there is one that nobody waits for, else a place on the waiting list. */
export function seatOrPlace(group: Seats): "accepted" | "waiting" {
  return group.closedAt === null && freeSeats(group) > 0 && group.waiting === 0 ? "accepted" : "waiting";
}

/** How many of those who wait move up now. A closed group takes nobody in. */
export function movesUp(group: Seats): number {
  return group.closedAt === null ? Math.min(freeSeats(group), group.waiting) : 0;
}
