import type { GroupTerms } from "#app/domain/groups/group.ts";
import type { Moment } from "../moment.ts";
import type { CustomerKey } from "./customers.ts";
import type { StaffKey } from "./staff.ts";

/** Somebody who asked for a seat, with what followed. */
export type ApplicationData = {
  by: CustomerKey;
  at: Moment;
  reason: string;
  decided?: { at: Moment; verdict: "accept" | "decline"; word: string | null };
  /** When each version of the agreement was accepted, in their order. */
  accepts?: readonly Moment[];
  leaves?: Moment;
};

/** A group, with everybody who asked for a seat in it. */
export type GroupData = GroupTerms & {
  by: StaffKey;
  opened: Moment;
  closed?: Moment;
  agreements: readonly { at: Moment; text: string }[];
  applications: readonly ApplicationData[];
};
