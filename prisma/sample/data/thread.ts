import type { Moment } from "../moment.ts";
import type { CustomerKey } from "./customers.ts";
import type { StaffKey } from "./staff.ts";

/** What happened next in a thread: staff act after so many working hours, the customer after so many hours by the clock. */
export type ThreadStep =
  | { does: "answers"; who: StaffKey; afterWorkingHours: number; text: string }
  | { does: "hands over"; who: StaffKey; to: StaffKey; afterWorkingHours: number }
  | { does: "marks a complaint"; who: StaffKey; afterWorkingHours: number }
  | { does: "writes on"; afterHours: number; text: string }
  | { does: "settles"; afterHours: number; word: string | null }
  | { does: "reopens"; afterHours: number; text: string };

/** What somebody wrote through the open door. Threads that are still open count in working hours before now. */
export type ThreadData = {
  from: CustomerKey;
  to: StaffKey;
  opened: Moment | { workingHoursAgo: number };
  kind: "message" | "complaint";
  confidential?: boolean;
  text: string;
  next?: readonly ThreadStep[];
};
