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

type Told = {
  by: CustomerKey;
  kind: string;
  at: Moment;
  evidence: Record<string, string>;
  /** What came of it. Money in cents. */
  outcome?: { kind: string; state: string; at: Moment; marginMinor?: bigint };
};

/** What people gave outside the portal, as the office writes it down through the API. */
export const toldByTheOffice: readonly Told[] = [
  {
    by: "colm",
    kind: "testimonial",
    at: [505, "12:00"],
    evidence: { quote: "They ring before I notice that something is wrong." },
  },
  {
    by: "ines",
    kind: "reference-call",
    at: [274, "15:00"],
    evidence: { spokeWith: "A hotel in Midleton" },
    outcome: { kind: "deal", state: "won", at: [252, "11:00"], marginMinor: 184_000n },
  },
  {
    by: "declan",
    kind: "reference-call",
    at: [226, "10:30"],
    evidence: { spokeWith: "A chain of four bakeries" },
    outcome: { kind: "deal", state: "lost", at: [201, "16:00"] },
  },
  {
    by: "ada",
    kind: "review",
    at: [160, "20:00"],
    evidence: { where: "The Sunday paper's list of roasters" },
  },
  { by: "hana", kind: "case-study", at: [94, "11:00"], evidence: { title: "Two towns, two waters" } },
  {
    by: "ines",
    kind: "mentoring",
    at: [13, "14:00"],
    evidence: { helped: "Two sisters who open a café in Youghal" },
    outcome: { kind: "deal", state: "won", at: [4, "12:20"], marginMinor: 96_000n },
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
    measured: { contactsAvoided: 12, contactCostMinor: 850 },
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
