import type { Role } from "#app/domain/people/roles.ts";
import type { Moment } from "../moment.ts";

type StaffData = {
  name: string;
  email: string;
  role: Role;
  joined: Moment;
  /** When they left. */
  left?: Moment;
  /** What they stand behind the open door for, and within how many working hours they answer. */
  door?: { sentence: string; hours: number; since: Moment; closed?: Moment };
};

/** Who runs Larkfield Coffee. Orla founded it, Tomás roasts, Daniel looks after homes, Priya after cafés and offices. */
const everybody = {
  orla: {
    name: "Orla Brennan",
    email: "orla@larkfield.example.com",
    role: "owner",
    joined: [730, "08:40"],
    door: {
      sentence: "I founded the roastery. Tell me when we do not behave as we said we would.",
      hours: 16,
      since: [728, "11:00"],
    },
  },
  daniel: {
    name: "Daniel Osei",
    email: "daniel@larkfield.example.com",
    role: "manager",
    joined: [730, "09:30"],
    door: {
      sentence: "I look after deliveries, subscriptions and whatever arrives broken.",
      hours: 8,
      since: [728, "11:05"],
    },
  },
  priya: {
    name: "Priya Nair",
    email: "priya@larkfield.example.com",
    role: "manager",
    joined: [690, "09:10"],
    door: {
      sentence: "I look after cafés and offices: prices, invoices, machines.",
      hours: 8,
      since: [320, "10:15"],
    },
  },
  nora: {
    name: "Nora Whelan",
    email: "nora@larkfield.example.com",
    role: "moderator",
    joined: [727, "09:00"],
  },
  tomas: {
    name: "Tomás Keane",
    email: "tomas@larkfield.example.com",
    role: "executive",
    joined: [727, "09:20"],
    door: {
      sentence: "I roast the coffee. Tell me how it tasted, also when it did not.",
      hours: 16,
      since: [726, "09:45"],
    },
  },
  lukas: {
    name: "Lukas Brandt",
    email: "lukas@larkfield.example.com",
    role: "executive",
    joined: [410, "10:00"],
  },
  aoife: {
    name: "Aoife Daly",
    email: "aoife@larkfield.example.com",
    role: "moderator",
    joined: [720, "09:30"],
    left: [322, "15:30"],
    door: {
      sentence: "I look after cafés: prices, invoices, machines.",
      hours: 12,
      since: [718, "09:40"],
      closed: [322, "14:00"],
    },
  },
} as const satisfies Record<string, StaffData>;

export type StaffKey = keyof typeof everybody;

export const staffOf: Readonly<Record<StaffKey, StaffData>> = everybody;
