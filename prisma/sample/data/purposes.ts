import type { ProfileAnswer } from "#app/domain/consent/profile-fields.ts";
import type { Moment } from "../moment.ts";
import type { CustomerKey } from "./customers.ts";
import type { StaffKey } from "./staff.ts";

type Words = { what: string; why: string; whatYouGet: string; categories: readonly string[] };

type PurposeData = {
  name: string;
  by: StaffKey;
  opened: Moment;
  words: Words;
  rewritten?: { at: Moment; words: Words };
  closed?: Moment;
  given: readonly { by: CustomerKey; at: Moment; again?: Moment; withdrawn?: Moment }[];
  uses: readonly { at: Moment; usedFor: string; people: number }[];
};

const comparison: Words = {
  what: "How many kilos you order in a month, and how many drinks you sell in a week if you tell us.",
  why: "To say how cafés of your size buy and sell, in a comparison that names nobody.",
  whatYouGet: "The comparison twice a year, before the café panel sees it.",
  categories: ["orders", "drinks sold"],
};

/** What Larkfield asks to use data for, each by itself. */
const all = {
  comparison: {
    name: "Comparison of cafés",
    by: "priya",
    opened: [430, "10:00"],
    words: comparison,
    rewritten: {
      at: [84, "09:30"],
      words: {
        ...comparison,
        what: "How many kilos you order in a month, how many drinks you sell in a week if you tell us, and the number of your seats.",
        why: "To say how cafés with as many seats as yours buy and sell, in a comparison that names nobody. Seats tell more than kilos: many of you asked for it.",
        categories: ["orders", "drinks sold", "number of seats"],
      },
    },
    given: [
      { by: "ines", at: [428, "19:05"], again: [80, "20:10"] },
      { by: "colm", at: [427, "07:35"], again: [66, "08:12"] },
      { by: "declan", at: [425, "18:00"] },
      { by: "freya", at: [419, "21:14"], again: [82, "20:02"] },
      { by: "gwen", at: [418, "10:30"], withdrawn: [186, "12:06"] },
      { by: "piotr", at: [366, "05:15"], again: [60, "05:33"] },
      { by: "yusuf", at: [288, "06:44"] },
      { by: "rosa", at: [199, "21:20"], again: [79, "21:00"] },
      { by: "mateo", at: [20, "22:15"] },
    ],
    uses: [
      { at: [331, "15:00"], usedFor: "First comparison of cafés, sent to those who share", people: 6 },
      { at: [148, "15:30"], usedFor: "Second comparison, read out at the café panel", people: 7 },
    ],
  },
  calls: {
    name: "Calls about new coffees",
    by: "tomas",
    opened: [365, "09:00"],
    words: {
      what: "Your telephone number, and which coffees you bought.",
      why: "So that Tomás can ask you how a new coffee tasted, at most twice a year.",
      whatYouGet: "A sample before everybody else, and a roaster who listens.",
      categories: ["telephone number", "orders"],
    },
    given: [
      { by: "ines", at: [340, "20:50"] },
      { by: "ada", at: [338, "21:15"] },
      { by: "tadhg", at: [330, "18:40"] },
      { by: "oskar", at: [287, "20:55"] },
      { by: "mairead", at: [250, "09:10"], withdrawn: [117, "10:22"] },
      { by: "jun", at: [233, "22:20"] },
      { by: "maeve", at: [198, "11:45"] },
    ],
    uses: [
      { at: [228, "16:45"], usedFor: "Nine calls about the new harvest from Huila", people: 4 },
      { at: [44, "16:20"], usedFor: "Calls about the two half-caffeine blends", people: 5 },
    ],
  },
  map: {
    name: "Map of cafés that pour Larkfield",
    by: "nora",
    opened: [150, "11:15"],
    words: {
      what: "The name and address of your café, and a sentence of yours.",
      why: "So that people who drink our coffee at home find you.",
      whatYouGet: "Guests. The map says when you are open and nothing else.",
      categories: ["name of the café", "address"],
    },
    given: [
      { by: "freya", at: [146, "20:20"] },
      { by: "rosa", at: [145, "21:31"] },
      { by: "yusuf", at: [141, "06:20"] },
      { by: "colm", at: [139, "07:50"] },
      { by: "bea", at: [120, "18:08"] },
      { by: "mateo", at: [18, "22:40"] },
    ],
    uses: [{ at: [113, "14:00"], usedFor: "The map went up on the shop's page", people: 5 }],
  },
  birthdays: {
    name: "Birthday post",
    by: "nora",
    opened: [640, "10:30"],
    words: {
      what: "The month of your birthday.",
      why: "To put a card into the parcel of that month.",
      whatYouGet: "A card, written by whoever packs.",
      categories: ["month of birth"],
    },
    closed: [292, "11:30"],
    given: [
      { by: "ada", at: [600, "20:30"] },
      { by: "sofia", at: [596, "21:00"] },
      { by: "mairead", at: [580, "09:40"] },
      { by: "luca", at: [450, "19:20"], withdrawn: [430, "19:21"] },
    ],
    uses: [{ at: [300, "10:15"], usedFor: "Cards in the parcels of the last twelve months", people: 3 }],
  },
} as const satisfies Record<string, PurposeData>;

export type PurposeKey = keyof typeof all;

export const purposesOf: Readonly<Record<PurposeKey, PurposeData>> = all;

export const purposeKeys = Object.keys(purposesOf) as PurposeKey[];

/** What some tell of themselves, and what of it staff may see. */
export const profiles: readonly { by: CustomerKey; at: Moment; answers: readonly ProfileAnswer[] }[] = [
  {
    by: "ines",
    at: [428, "19:12"],
    answers: [
      { field: "job-title", value: "Owner, and Monday's dishwasher", shared: true },
      { field: "industry", value: "Café", shared: true },
      { field: "company-size", value: "2–9", shared: true },
      { field: "country", value: "Ireland", shared: true },
      { field: "birthday-month", value: "April", shared: false },
    ],
  },
  {
    by: "marcus",
    at: [420, "15:02"],
    answers: [
      { field: "job-title", value: "Owner", shared: true },
      { field: "company-size", value: "2–9", shared: true },
    ],
  },
  {
    by: "ruth",
    at: [410, "12:12"],
    answers: [
      { field: "job-title", value: "Office manager", shared: true },
      { field: "industry", value: "Architecture", shared: true },
      { field: "company-size", value: "10–49", shared: true },
    ],
  },
  {
    by: "sanjay",
    at: [301, "13:40"],
    answers: [
      { field: "industry", value: "Dentistry", shared: true },
      { field: "company-size", value: "10–49", shared: false },
    ],
  },
  {
    by: "oskar",
    at: [286, "21:00"],
    answers: [{ field: "country", value: "Sweden, lately Ireland", shared: true }],
  },
  {
    by: "amara",
    at: [180, "10:01"],
    answers: [
      { field: "job-title", value: "Head librarian", shared: true },
      { field: "industry", value: "Public library", shared: true },
    ],
  },
  { by: "lena", at: [100, "11:20"], answers: [{ field: "industry", value: "Printing", shared: true }] },
  {
    by: "mateo",
    at: [20, "22:18"],
    answers: [
      { field: "job-title", value: "Everything", shared: true },
      { field: "company-size", value: "2–9", shared: true },
    ],
  },
];
