import { counted } from "./counted.ts";

type Seats = { seats: number; free: number; waiting: number; closedAt: unknown };

/** How the seats of a group stand, in words. */
export function seatWords({ seats, free, waiting, closedAt }: Seats): string {
  if (closedAt !== null) return "Closed";
  if (free > 0) return `${free} of ${counted(seats, "seat", "seats")} free`;
  if (waiting === 0) return "Every seat is taken, nobody waits";
  return `Every seat is taken, ${counted(waiting, "person waits", "people wait")}`;
}
