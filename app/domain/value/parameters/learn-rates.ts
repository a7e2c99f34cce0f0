import type { RateName } from "../shrinkage/default-priors.ts";
import type { Evidence } from "./parameters.ts";

/** Of some that were decided, how many came about. */
export type Decided = { did: number; all: number };

/** What the books show of the rates. Amounts in minor units of the reporting currency. */
export type SeenHere = {
  deals: Decided;
  ideas: Decided;
  plannedIdeas: Decided;
  openedLinks: Decided;
  /** Friends who were asked, and those who would not have come otherwise. */
  friends: Decided;
  partners: Decided;
  leads: Decided;
  /** Events whose leads were counted, and their leads; cycles of testers that ended, and the defects found in them. */
  events: { events: number; occasions: number };
  cycles: { events: number; occasions: number };
  /** What each shipped idea brings beyond its cost, in all. */
  shippedMinor: readonly bigint[];
};

/** The rates that the books can teach, and how each is told. */
const taught: { [name in RateName]?: (seen: SeenHere) => Evidence | null } = {
  winRate: ({ deals }) => counted(deals, "Deals that were decided", "won"),
  ideaShips: ({ ideas }) => counted(ideas, "Ideas that were decided or are older than a year", "shipped"),
  plannedIdeaShips: ({ plannedIdeas }) =>
    counted(plannedIdeas, "Planned ideas that were decided or are older than a year", "shipped"),
  invitationJoins: ({ openedLinks }) =>
    counted(openedLinks, "Links that were opened, with time to join since", "brought a customer"),
  referralLift: ({ friends }) => counted(friends, "Friends who were asked", "would not have come otherwise"),
  partnerSigns: ({ partners }) => counted(partners, "Introduced partners who decided", "signed"),
  leadCloses: ({ leads }) => counted(leads, "Leads of events that were decided", "won"),
  eventLeads: ({ events }) => occurred(events, "Events whose leads were counted", "leads"),
  defectsFound: ({ cycles }) => occurred(cycles, "Cycles of testers that ended", "valid defects"),
};

/** What the books teach of each rate; null where they show nothing, so that what they once taught goes. */
export function learntFrom(seen: SeenHere): Partial<Record<RateName, Evidence | null>> {
  const names = Object.keys(taught) as RateName[];
  return Object.fromEntries(names.map((name) => [name, taught[name]?.(seen) ?? null]));
}

function counted({ did, all }: Decided, among: string, what: string): Evidence | null {
  if (all <= 0) return null;
  const source = `${among}: ${all}, ${what}: ${did}`;
  return { family: "beta", successes: did, trials: all, grade: "C", source };
}

function occurred(
  { events, occasions }: { events: number; occasions: number },
  where: string,
  what: string,
): Evidence | null {
  if (occasions <= 0) return null;
  const source = `${where}: ${occasions}, ${what}: ${events}`;
  return { family: "gamma", events, occasions, grade: "C", source };
}

/** Changes of less than this share of what was seen can wait: each version values gifts and deals anew. */
const smallest = 0.05;

/** Whether what the books teach now differs enough from what they taught to be worth a version of its own. */
export function isWorthAVersion(now: Evidence | null, before: Evidence | null): boolean {
  if (now === null || before === null) return now !== before;
  const [seen, known] = [countsOf(now), countsOf(before)];
  if (seen === null || known === null || now.family !== before.family) return true;
  const moved = Math.abs(seen.all - known.all) + Math.abs(seen.did - known.did);
  return moved > 0 && moved >= smallest * known.all;
}

function countsOf(evidence: Evidence): Decided | null {
  if (evidence.family === "beta") return { did: evidence.successes, all: evidence.trials };
  return evidence.family === "gamma" ? { did: evidence.events, all: evidence.occasions } : null;
}

/** Below so many shipped ideas their median says nothing of the next one. */
export const fewestShipped = 3;

/** The median of what shipped ideas bring beyond their cost, at least nothing; null while they are too few. */
export function medianShipped(amounts: readonly bigint[]): bigint | null {
  if (amounts.length < fewestShipped) return null;
  const sorted = amounts.map((amount) => (amount > 0n ? amount : 0n)).sort((a, b) => (a < b ? -1 : 1));
  const above = sorted[Math.floor(sorted.length / 2)] ?? 0n;
  const below = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0n;
  const median = (above + below) / 2n;
  return median > 0n ? median : null;
}
