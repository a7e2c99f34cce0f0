import { addContribution } from "#app/domain/activity/add-contribution.server.ts";
import { addOutcome } from "#app/domain/activity/add-outcome.server.ts";
import { externalIdOf } from "./customers.server.ts";
import { company } from "./data/company.ts";
import { type GivenKey, givenKeys, givenOutside } from "./data/given-outside.ts";
import { outcomes } from "./data/outcomes.ts";
import type { House } from "./house.ts";
import { done, minutesAfter, type Step } from "./story.ts";

type Outcome = (typeof outcomes)[number];

/** The office tells through the API what people gave outside the portal, and what came of it. */
export function officeSteps(house: House): Step[] {
  return [
    ...givenKeys.map((key) => givenStep(house, key)),
    ...outcomes.flatMap((one) => outcomeSteps(house, one)),
  ];
}

/** The office's own id of what somebody gave. */
function idOf(key: GivenKey): string {
  return `office-${givenKeys.indexOf(key) + 1}`;
}

/** The office writes it down a while later. */
function writtenDown(house: House, key: GivenKey): Date {
  return minutesAfter(house.clock.at(givenOutside[key].at), 75);
}

function givenStep(house: House, key: GivenKey): Step {
  const { by, kind, at, evidence } = givenOutside[key];
  const occurredAt = house.clock.at(at);
  const gift = { customer: externalIdOf(by), kind, occurredAt, externalId: idOf(key), evidence };
  return {
    at: writtenDown(house, key),
    run: (now) => done(addContribution(gift, house.shop.get("key"), now)),
  };
}

function outcomeSteps(
  house: House,
  { customer, ledBy, ideas = [], told, states, ...outcome }: Outcome,
): Step[] {
  return states.map(({ at, measured: { raised, ...measured } = {}, ...state }, index) => {
    const occurredAt = house.clock.at(at);
    const debtors = raised?.map(({ by, marginMinor }) => ({ customer: externalIdOf(by), marginMinor }));
    const known = {
      ...outcome,
      ...state,
      occurredAt,
      currency: company.currency,
      ...(customer === undefined ? {} : { customer: externalIdOf(customer) }),
      measured: { ...measured, ...(debtors === undefined ? {} : { raised: debtors }) },
    };
    const run = (now: Date) => {
      const given = ledBy.filter((key) => writtenDown(house, key) <= now);
      const influencedBy = [...given.map(idOf), ...ideas.map((idea) => `idea/${house.ideas.get(idea)}`)];
      return done(addOutcome({ ...known, influencedBy }, house.shop.get("key"), now));
    };
    const written = told === undefined ? minutesAfter(occurredAt, 40) : house.clock.at(told);
    return { at: minutesAfter(written, index), run };
  });
}
