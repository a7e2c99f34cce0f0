import { addOutcome } from "#app/domain/activity/add-outcome.server.ts";
import { grantReward } from "#app/domain/intake/grant-reward.server.ts";
import { valueContributions } from "#app/domain/intake/value-contributions.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { company } from "./data/company.ts";
import { fixes, grants } from "./data/thanks.ts";
import type { House } from "./house.ts";
import { done, type Step } from "./story.ts";

const { currency } = company;

/** Staff thank by hand; the office writes down what was measured of complaints and tests. */
export function thanksSteps(house: House): Step[] {
  return [...grantSteps(house), ...fixSteps(house)];
}

function grantSteps(house: House): Step[] {
  return grants.map(({ to, by, at, amountMinor, reason }) => ({
    at: house.clock.at(at),
    run: (now) => {
      const grant = {
        customerId: house.customers.get(to),
        amountMinor,
        currency,
        reason,
        grantId: newId(now),
      };
      return done(grantReward(grant, { kind: "staff", id: house.staff.get(by).staffId }, now));
    },
  }));
}

function fixSteps(house: House): Step[] {
  return fixes.map(({ at, threads, seats, ...fix }) => ({
    at: house.clock.at(at),
    run: async (now) => {
      const influencedBy = [
        ...threads.map((key) => `open-door/${house.threads.get(key)}`),
        ...seats.map(({ group, by }) => `group-seat/${house.groups.get(group)}/${house.customers.get(by)}`),
      ];
      const outcome = { ...fix, currency, influencedBy, occurredAt: now };
      const { outcomeId } = await done(addOutcome(outcome, house.shop.get("key"), now));
      await valueContributions({ outcomeId }, now);
    },
  }));
}
