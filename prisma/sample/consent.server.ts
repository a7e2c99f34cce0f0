import type { Actor } from "#app/domain/activity/record-event.server.ts";
import { giveConsent, withdrawConsent } from "#app/domain/consent/change-consent.server.ts";
import { closePurpose, recordDataUse, writeNotice } from "#app/domain/consent/change-purpose.server.ts";
import { purposesFor } from "#app/domain/consent/consent-queries.server.ts";
import { openPurpose } from "#app/domain/consent/open-purpose.server.ts";
import { saveProfile } from "#app/domain/consent/save-profile.server.ts";
import { type PurposeKey, profiles, purposeKeys, purposesOf } from "./data/purposes.ts";
import type { House } from "./house.ts";
import { dayOf } from "./moment.ts";
import { done, type Step } from "./story.ts";

/** Consents of made-up people: the records say so. */
const evidence = { surface: "sample", address: null, userAgent: null } as const;

type Given = (typeof purposesOf)[PurposeKey]["given"][number];

/** Purposes are opened with a notice; people agree, agree to new words, withdraw; staff note what the data were used for. */
export function consentSteps(house: House): Step[] {
  const { clock } = house;
  const told = profiles.map(({ by, at, answers }) => ({
    at: clock.at(at),
    run: (now: Date) => done(saveProfile(house.customers.get(by), answers, now)),
  }));
  return [...purposeKeys.flatMap((key) => purposeSteps(house, key)), ...told];
}

function purposeSteps(house: House, key: PurposeKey): Step[] {
  const { name, by, opened, words, rewritten, closed, given, uses } = purposesOf[key];
  const { clock } = house;
  const actor = (): Actor => ({ kind: "staff", id: house.staff.get(by).staffId });
  const purposeId = () => house.purposes.get(key).id;
  const open = async (now: Date) => {
    const notice = { ...words, locale: "en" };
    const purpose = await done(openPurpose({ name, notice }, actor(), now));
    house.purposes.put(key, { id: purpose.purposeId, key: purpose.key });
  };
  const later: Step[] = uses.map(({ at, usedFor, people }) => ({
    at: clock.at(at),
    run: (now) => done(recordDataUse(purposeId(), { usedOn: dayOf(now), usedFor, people }, actor(), now)),
  }));
  if (rewritten !== undefined) {
    const run = (now: Date) =>
      done(writeNotice(purposeId(), { ...rewritten.words, locale: "en" }, actor(), now));
    later.push({ at: clock.at(rewritten.at), run });
  }
  if (closed !== undefined)
    later.push({ at: clock.at(closed), run: (now) => done(closePurpose(purposeId(), actor(), now)) });
  return [
    { at: clock.at(opened), run: open },
    ...later,
    ...given.flatMap((one) => wordSteps(house, key, one)),
  ];
}

function wordSteps(house: House, key: PurposeKey, { by, at, again, withdrawn }: Given): Step[] {
  const { clock } = house;
  const asked = () => ({ customerId: house.customers.get(by), purposeKey: house.purposes.get(key).key });
  const give = async (now: Date) => {
    const { customerId, purposeKey } = asked();
    const card = (await purposesFor(customerId)).find((one) => one.key === purposeKey);
    await done(giveConsent({ customerId, purposeKey, noticeId: card?.noticeId ?? "" }, evidence, now));
  };
  const withdraw = (now: Date) => done(withdrawConsent(asked(), evidence, now));
  return [
    { at: clock.at(at), run: give },
    ...(again === undefined ? [] : [{ at: clock.at(again), run: give }]),
    ...(withdrawn === undefined ? [] : [{ at: clock.at(withdrawn), run: withdraw }]),
  ];
}
