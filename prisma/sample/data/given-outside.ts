import type { Moment } from "../moment.ts";
import type { CustomerKey } from "./customers.ts";

type Given = { by: CustomerKey; kind: string; at: Moment; evidence: Record<string, string> };

const all = {
  colmsWord: {
    by: "colm",
    kind: "testimonial",
    at: [505, "12:00"],
    evidence: { quote: "They ring before I notice that something is wrong." },
  },
  gwensWord: {
    by: "gwen",
    kind: "testimonial",
    at: [498, "09:30"],
    evidence: { quote: "My mother asked for the name of the coffee. She drinks tea." },
  },
  provisioner: {
    by: "marcus",
    kind: "partner-introduction",
    at: [342, "17:20"],
    evidence: { introduced: "Atlantic Provisions, who drive to every hotel west of Cork" },
  },
  sofiasSubscription: {
    by: "sofia",
    kind: "subscription",
    at: [300, "19:00"],
    evidence: { was: "An order by telephone every other week" },
  },
  hotel: {
    by: "ines",
    kind: "reference-call",
    at: [274, "15:00"],
    evidence: { spokeWith: "A hotel in Midleton" },
  },
  bakeries: {
    by: "declan",
    kind: "reference-call",
    at: [226, "10:30"],
    evidence: { spokeWith: "A chain of four bakeries" },
  },
  sundayPaper: {
    by: "ada",
    kind: "review",
    at: [160, "20:00"],
    evidence: { where: "The Sunday paper's list of roasters" },
  },
  festival: {
    by: "hana",
    kind: "speaking",
    at: [137, "16:00"],
    evidence: { where: "The coffee festival in Galway", title: "What the water does" },
  },
  galleyShare: {
    by: "ada",
    kind: "social-share",
    at: [121, "21:40"],
    evidence: { what: "A picture of the roast date on the bag" },
  },
  twoWaters: {
    by: "hana",
    kind: "case-study",
    at: [94, "11:00"],
    evidence: { title: "Two towns, two waters" },
  },
  newBarista: {
    by: "freya",
    kind: "buddy",
    at: [72, "07:30"],
    evidence: { helped: "The new barista at the library, six mornings" },
  },
  ropeWalk: {
    by: "colm",
    kind: "reference-call",
    at: [47, "14:10"],
    evidence: { spokeWith: "Mateo Silva, who was opening Rope Walk Coffee" },
  },
  sisters: {
    by: "ines",
    kind: "reference-call",
    at: [13, "14:00"],
    evidence: { spokeWith: "Two sisters who open a café in Youghal" },
  },
  offices: {
    by: "ruth",
    kind: "reference-call",
    at: [9, "11:15"],
    evidence: { spokeWith: "The people who furnish the offices at the docks" },
  },
} as const satisfies Record<string, Given>;

export type GivenKey = keyof typeof all;

/** What people gave outside the portal, as the office writes it down through the API. */
export const givenOutside: Readonly<Record<GivenKey, Given>> = all;

export const givenKeys = Object.keys(givenOutside) as GivenKey[];
