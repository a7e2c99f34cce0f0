import { addContribution } from "#app/domain/activity/add-contribution.server.ts";
import { addOutcome } from "#app/domain/activity/add-outcome.server.ts";
import { grantReward } from "#app/domain/intake/grant-reward.server.ts";
import { valueContributions } from "#app/domain/intake/value-contributions.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { externalIdOf } from "./customers.server.ts";
import { company } from "./data/company.ts";
import { fixes, grants, toldByTheOffice } from "./data/thanks.ts";
import type { House } from "./house.ts";
import { done, minutesAfter, type Step } from "./story.ts";

const { currency } = company;

/** Staff thank by hand; the office writes down what was given elsewhere, and what was measured of it. */
export function thanksSteps(house: House): Step[] {
  return [...grantSteps(house), ...officeSteps(house), ...fixSteps(house)];
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

function officeSteps(house: House): Step[] {
  const shop = () => house.shop.get("key");
  return toldByTheOffice.flatMap(({ by, kind, at, evidence, outcome }, index) => {
    const occurredAt = house.clock.at(at);
    const externalId = `office-${index + 1}`;
    const gift = { customer: externalIdOf(by), kind, occurredAt, externalId, evidence };
    const tell = {
      at: minutesAfter(occurredAt, 75),
      run: (now: Date) => done(addContribution(gift, shop(), now)),
    };
    if (outcome === undefined) return [tell];
    const { at: when, ...rest } = outcome;
    const found = {
      ...rest,
      externalId: `${externalId}-outcome`,
      influencedBy: [externalId],
      occurredAt: house.clock.at(when),
      ...(rest.marginMinor === undefined ? {} : { currency }),
    };
    const run = (now: Date) => done(addOutcome(found, shop(), now));
    return [tell, { at: minutesAfter(found.occurredAt, 40), run }];
  });
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
