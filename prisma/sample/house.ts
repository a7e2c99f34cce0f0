import type { Actor } from "#app/domain/activity/record-event.server.ts";
import type { Role } from "#app/domain/people/roles.ts";
import type { CustomerKey } from "./data/customers.ts";
import type { GroupKey } from "./data/groups.ts";
import type { IdeaKey } from "./data/ideas.ts";
import type { PurposeKey } from "./data/purposes.ts";
import type { StaffKey } from "./data/staff.ts";
import type { ThreadKey } from "./data/threads.ts";
import type { Clock } from "./moment.ts";
import { type Random, randomFor } from "./random.ts";

/** The ids of what has come into being so far: steps put them in, later ones ask for them. */
export type Register<Key extends string, Found> = {
  put: (key: Key, found: Found) => void;
  /** @throws Error where it is not there yet: then the data tell things in an order that cannot be */
  get: (key: Key) => Found;
  all: () => Found[];
};

type Colleague = {
  staffId: string;
  accountId: string;
  name: string;
  role: Role;
  doorPersonId: string | null;
};

/** The sample company while it comes into being. */
export type House = {
  clock: Clock;
  random: (label: string) => Random;
  /** By whose API key the shop and the office speak. */
  shop: Register<"key", Actor>;
  staff: Register<StaffKey, Colleague>;
  /** Our ids of customers, once they are on file. */
  customers: Register<CustomerKey, string>;
  accounts: Register<CustomerKey, string>;
  links: Register<CustomerKey, { id: string; code: string }>;
  ideas: Register<IdeaKey, string>;
  threads: Register<ThreadKey, string>;
  groups: Register<GroupKey, string>;
  purposes: Register<PurposeKey, { id: string; key: string }>;
};

/** A house in which nobody lives yet. */
export function emptyHouse(clock: Clock, seed: number): House {
  return {
    clock,
    random: (label) => randomFor(seed, label),
    shop: register("The API key"),
    staff: register("The colleague"),
    customers: register("The customer"),
    accounts: register("The account of"),
    links: register("The link of"),
    ideas: register("The idea"),
    threads: register("The thread"),
    groups: register("The group"),
    purposes: register("The purpose"),
  };
}

function register<Key extends string, Found>(what: string): Register<Key, Found> {
  const found = new Map<Key, Found>();
  return {
    put: (key, one) => void found.set(key, one),
    get: (key) => {
      const one = found.get(key);
      if (one === undefined) throw new Error(`${what} ${key} is not there yet`);
      return one;
    },
    all: () => [...found.values()],
  };
}
