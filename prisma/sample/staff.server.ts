import { closeDoor, setDoor } from "#app/domain/open-door/set-door.server.ts";
import { ownerSetUpLink } from "#app/domain/people/bootstrap-owner.server.ts";
import { disableStaff } from "#app/domain/people/change-staff.server.ts";
import { inviteStaff } from "#app/domain/people/invite-staff.server.ts";
import { setUpOwner } from "#app/domain/people/set-up-owner.server.ts";
import { env } from "#app/platform/env.server.ts";
import { company } from "./data/company.ts";
import { type StaffKey, staffOf } from "./data/staff.ts";
import { enterByMail, staffOfAddress, userAgent } from "./enter.server.ts";
import type { House } from "./house.ts";
import { done, minutesAfter, type Step } from "./story.ts";

/** The owner sets up, invites colleagues, and puts some of them behind the open door; one of them leaves. */
export function staffSteps(house: House): Step[] {
  return (Object.keys(staffOf) as StaffKey[]).flatMap((key) => [
    ...(key === "orla" ? [setUpStep(house)] : joinSteps(house, key)),
    ...doorSteps(house, key),
    ...leaveSteps(house, key),
  ]);
}

function setUpStep(house: House): Step {
  const { name, email, joined } = staffOf.orla;
  return {
    at: house.clock.at(joined),
    run: async (at) => {
      const token = (await ownerSetUpLink(env.ORIGIN, at))?.split("/").at(-1) ?? "";
      const { name: companyName, currency } = company;
      await done(setUpOwner({ token, name, email, company: companyName, currency, userAgent }, at));
      house.staff.put("orla", { ...(await staffOfAddress(email)), doorPersonId: null });
    },
  };
}

function joinSteps(house: House, key: StaffKey): Step[] {
  const { name, email, role, joined } = staffOf[key];
  const at = house.clock.at(joined);
  return [
    {
      at: minutesAfter(at, -22),
      run: (now) => done(inviteStaff({ name, email, role }, house.staff.get("orla"), now)),
    },
    {
      at,
      run: async (now) => {
        await enterByMail(email, null, now);
        house.staff.put(key, { ...(await staffOfAddress(email)), doorPersonId: null });
      },
    },
  ];
}

function doorSteps(house: House, key: StaffKey): Step[] {
  const { door } = staffOf[key];
  if (door === undefined) return [];
  const owner = () => house.staff.get("orla");
  const opens: Step = {
    at: house.clock.at(door.since),
    run: async (now) => {
      const colleague = house.staff.get(key);
      const answerMinutes = door.hours * 60;
      const { sentence } = door;
      const { doorPersonId } = await done(
        setDoor({ staffId: colleague.staffId, sentence, answerMinutes }, owner(), now),
      );
      house.staff.put(key, { ...colleague, doorPersonId });
    },
  };
  if (door.closed === undefined) return [opens];
  const close = (now: Date) => done(closeDoor(house.staff.get(key).doorPersonId ?? "", owner(), now));
  return [opens, { at: house.clock.at(door.closed), run: close }];
}

function leaveSteps(house: House, key: StaffKey): Step[] {
  const { left } = staffOf[key];
  if (left === undefined) return [];
  const run = (now: Date) => done(disableStaff(house.staff.get(key).staffId, house.staff.get("orla"), now));
  return [{ at: house.clock.at(left), run }];
}
