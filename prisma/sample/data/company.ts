import type { Moment } from "../moment.ts";
import type { StaffKey } from "./staff.ts";

/** A coffee roastery in Cork that sells to cafés, offices and homes. */
export const company = {
  name: "Larkfield Coffee",
  currency: "EUR",
  timeZone: "Europe/Dublin",
  brandHue: 48,
  brandChroma: 95,
};

export const programme = {
  attributionWindowDays: 90,
  welcome: "We roast on Tuesdays and Thursdays, and we remember who sent you.",
  shopUrl: "https://shop.larkfield.example.com",
};

/** The share of the amount that is left after what an order costs, and what winning a customer by advertising costs. */
export const valueTerms = {
  marginBasisPoints: 4200,
  acquisitionCostMinor: 1800n,
  discountBasisPoints: 1000,
  horizonMonths: 36,
  sources: {
    margin: "Our accounts: coffee, cups and card fees taken off the prices of the shop and the stall",
    acquisitionCost:
      "What the leaflets and the advertisements of the year before cost, by the customers they brought",
    discount: "A little above what the bank asks for the loan on the roaster",
    horizon: "About as long as a café stays with us before it is sold or closes",
  },
};

/** After a year they looked into their book of offers, and showed the words of customers to every second visitor only. */
export const seenInTheFirstYear = {
  winRate: {
    family: "beta",
    successes: 17,
    trials: 61,
    grade: "C",
    source: "Our book of offers to cafés, hotels and offices, of three years",
  },
  testimonialUplift: {
    family: "normal",
    estimate: 0.035,
    standardError: 0.02,
    grade: "A",
    source: "Ten weeks on the page for cafés: every second visitor saw the words of customers",
  },
} as const;

type RuleTerms = {
  from: Moment;
  by: StaffKey;
  advocateAmountMinor: bigint;
  friendAmountMinor: bigint;
  minimumOrderMinor: bigint;
};

/** The first rule was generous to small orders; after a year they asked for a real first order. */
export const rewardRules: readonly RuleTerms[] = [
  {
    from: [729, "09:20"],
    by: "daniel",
    advocateAmountMinor: 1500n,
    friendAmountMinor: 1000n,
    minimumOrderMinor: 0n,
  },
  {
    from: [362, "10:05"],
    by: "daniel",
    advocateAmountMinor: 2000n,
    friendAmountMinor: 1000n,
    minimumOrderMinor: 2500n,
  },
];

/** The roastery works from half past eight to half past four, on Fridays until three. Minutes after midnight. */
export const workingWeek = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  opens: 510,
  closes: weekday === 5 ? 900 : 990,
}));

/** Holidays of a year in Ireland on which nobody roasts. */
export function holidaysOf(year: number): { day: string; name: string }[] {
  return [
    { day: `${year}-01-01`, name: "New Year's Day" },
    { day: `${year}-03-17`, name: "Saint Patrick's Day" },
    { day: mondayFrom(year, 5, 1), name: "May holiday" },
    { day: mondayFrom(year, 6, 1), name: "June holiday" },
    { day: mondayFrom(year, 8, 1), name: "August holiday" },
    { day: mondayFrom(year, 10, 25), name: "October holiday" },
    { day: `${year}-12-25`, name: "Christmas Day" },
    { day: `${year}-12-26`, name: "Saint Stephen's Day" },
  ];
}

/** The first Monday from a day of a month on. */
function mondayFrom(year: number, month: number, day: number): string {
  const first = new Date(Date.UTC(year, month - 1, day));
  first.setUTCDate(first.getUTCDate() + ((8 - first.getUTCDay()) % 7));
  return first.toISOString().slice(0, 10);
}
