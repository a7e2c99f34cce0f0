import { acceptAgreement } from "#app/domain/groups/accept-agreement.server.ts";
import { applyToGroup } from "#app/domain/groups/apply-to-group.server.ts";
import { closeGroup } from "#app/domain/groups/close-group.server.ts";
import { createGroup } from "#app/domain/groups/create-group.server.ts";
import { decideApplication } from "#app/domain/groups/decide-application.server.ts";
import { groupFor } from "#app/domain/groups/group-queries.server.ts";
import { leaveGroup } from "#app/domain/groups/leave-group.server.ts";
import { publishAgreement } from "#app/domain/groups/publish-agreement.server.ts";
import type { ApplicationData } from "./data/group.ts";
import { type GroupKey, groupKeys, groups } from "./data/groups.ts";
import type { House } from "./house.ts";
import { done, type Step } from "./story.ts";

/** Groups are opened; people ask for a seat, agree, wait, and leave. */
export function groupSteps(house: House): Step[] {
  const { clock, staff } = house;
  return groupKeys.flatMap((key) => {
    const { by, opened, closed, agreements, applications, ...terms } = groups[key];
    const groupId = () => house.groups.get(key);
    const open = async (now: Date) =>
      house.groups.put(key, (await createGroup(terms, staff.get(by), now)).groupId);
    const publish = (text: string) => (now: Date) =>
      done(publishAgreement({ groupId: groupId(), text }, staff.get(by), now));
    const close = (now: Date) => done(closeGroup(groupId(), staff.get(by), now));
    return [
      { at: clock.at(opened), run: open },
      ...agreements.map(({ at, text }) => ({ at: clock.at(at), run: publish(text) })),
      ...applications.flatMap((application) => applicationSteps(house, key, application)),
      ...(closed === undefined ? [] : [{ at: clock.at(closed), run: close }]),
    ];
  });
}

function applicationSteps(house: House, key: GroupKey, application: ApplicationData): Step[] {
  const { by, at, reason, decided, accepts = [], leaves } = application;
  const { clock } = house;
  const seat = () => ({ groupId: house.groups.get(key), customerId: house.customers.get(by) });
  let applicationId = "";
  const apply: Step = {
    at: clock.at(at),
    run: async (now) => {
      ({ applicationId } = await done(applyToGroup({ ...seat(), reason }, now)));
    },
  };
  const decide = (now: Date) => {
    const { verdict = "accept", word = null } = decided ?? {};
    const staffId = house.staff.get(groups[key].by).staffId;
    return done(
      decideApplication({ groupId: seat().groupId, applicationId, verdict, word }, { staffId }, now),
    );
  };
  const accept = async (now: Date) => {
    const { groupId, customerId } = seat();
    const agreementId = (await groupFor(customerId, groupId))?.agreement?.id ?? "";
    await done(acceptAgreement({ groupId, customerId, agreementId }, now));
  };
  return [
    apply,
    ...(decided === undefined ? [] : [{ at: clock.at(decided.at), run: decide }]),
    ...accepts.map((moment) => ({ at: clock.at(moment), run: accept })),
    ...(leaves === undefined
      ? []
      : [{ at: clock.at(leaves), run: (now: Date) => done(leaveGroup(seat(), now)) }]),
  ];
}
