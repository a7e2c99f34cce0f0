import type { Moment } from "../moment.ts";
import type { CustomerKey } from "./customers.ts";
import type { GroupKey } from "./groups.ts";
import type { StaffKey } from "./staff.ts";
import type { ThreadKey } from "./threads.ts";

/** Credit that somebody gave by hand, with the words that the customer reads. */
export const grants: readonly {
  to: CustomerKey;
  by: StaffKey;
  at: Moment;
  amountMinor: bigint;
  reason: string;
}[] = [
  {
    to: "colm",
    by: "daniel",
    at: [549, "10:10"],
    amountMinor: 2_500n,
    reason: "For the filters that got wet, and for telling us a second time.",
  },
  {
    to: "sofia",
    by: "daniel",
    at: [371, "11:30"],
    amountMinor: 3_000n,
    reason: "You asked for the skip button and then tested it five times. It is better for it.",
  },
  {
    to: "hana",
    by: "orla",
    at: [190, "09:00"],
    amountMinor: 4_000n,
    reason: "For the hour you spent with our bag supplier. He still talks about you.",
  },
  {
    to: "piotr",
    by: "priya",
    at: [83, "09:40"],
    amountMinor: 5_000n,
    reason: "For the decaf that was none. Please share it with your guest of the long night.",
  },
  {
    to: "ruth",
    by: "tomas",
    at: [61, "14:50"],
    amountMinor: 2_000n,
    reason: "The open evenings were your idea, and they are my favourite evening of the month.",
  },
  {
    to: "ines",
    by: "orla",
    at: [12, "10:15"],
    amountMinor: 6_000n,
    reason:
      "For the afternoon with the two sisters from Youghal. They say that you told them everything, also what we do badly. That is worth more to us than praise.",
  },
];

type Fix = {
  externalId: string;
  kind: string;
  state: string;
  at: Moment;
  /** What was given that led to it: threads through the open door, seats in groups. */
  threads: readonly ThreadKey[];
  seats: readonly { group: GroupKey; by: CustomerKey }[];
  costMinor: bigint;
  /** Money in cents. */
  measured: Record<string, number>;
};

/** What was measured of complaints and tests; without a measurement a gift stands at zero and says so. */
export const fixes: readonly Fix[] = [
  {
    externalId: "fix-wet-crates",
    kind: "defect",
    state: "fixed",
    at: [470, "15:00"],
    threads: ["rain", "rainToo"],
    seats: [],
    costMinor: 31_000n,
    measured: { contactsAvoided: 74, contactCostMinor: 850 },
  },
  {
    externalId: "fix-label-drawers",
    kind: "defect",
    state: "fixed",
    at: [58, "15:20"],
    threads: ["wrongCoffee"],
    seats: [],
    costMinor: 4_500n,
    measured: {
      contactsAvoided: 12,
      contactsToCome: 30,
      contactCostMinor: 850,
      affected: 46,
      residualMarginMinor: 21_000,
      churnPreventedPerMillion: 9_000,
      churnErrorPerMillion: 4_000,
    },
  },
  {
    externalId: "guide-defects",
    kind: "defect",
    state: "fixed",
    at: [26, "16:10"],
    threads: [],
    seats: [
      { group: "guide", by: "freya" },
      { group: "guide", by: "paul" },
      { group: "guide", by: "ines" },
    ],
    costMinor: 0n,
    measured: { defects: 14, escapedCostMinor: 9_000, caughtCostMinor: 2_600 },
  },
];
