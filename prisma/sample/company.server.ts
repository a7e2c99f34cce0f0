import { readFile } from "node:fs/promises";
import { issueApiKey } from "#app/domain/activity/issue-api-key.server.ts";
import type { Actor } from "#app/domain/activity/record-event.server.ts";
import { addHoliday, setWorkingHours } from "#app/domain/open-door/set-calendar.server.ts";
import { changeCompany, changeLogo } from "#app/domain/people/change-company.server.ts";
import { setProgramme } from "#app/domain/referrals/set-programme.server.ts";
import { setRewardRule } from "#app/domain/rewards/set-rule.server.ts";
import { setValueParameters } from "#app/domain/value/parameters/set-parameters.server.ts";
import {
  company,
  programme,
  rewardRules,
  seenInTheFirstYear,
  valueTerms,
  workingWeek,
} from "./data/company.ts";
import type { StaffKey } from "./data/staff.ts";
import type { House } from "./house.ts";
import type { Moment } from "./moment.ts";
import { done, type Step } from "./story.ts";
import { allHolidays } from "./working-days.ts";

/** The company says who it is, when it works, what it pays for a friend, and what its margin is. */
export function companySteps(house: House): Step[] {
  const { clock, staff } = house;
  const step = (moment: Moment, run: Step["run"]): Step => ({ at: clock.at(moment), run });
  const by = (who: StaffKey) => ({ staffId: staff.get(who).staffId });
  const actor = (who: StaffKey): Actor => ({ kind: "staff", id: staff.get(who).staffId });
  return [
    step([730, "08:45"], (at) => done(changeCompany(company, by("orla"), at))),
    step([730, "08:50"], async (at) => {
      const logo = await readFile(new URL("./data/larkfield.png", import.meta.url));
      await done(changeLogo(logo, by("orla"), at));
    }),
    step([730, "09:00"], (at) => done(setWorkingHours(workingWeek, by("orla"), at))),
    ...allHolidays(clock).map(({ day, name }, index) =>
      step([730, `09:${String(index + 1).padStart(2, "0")}`], (at) =>
        done(addHoliday({ day, name }, by("orla"), at)),
      ),
    ),
    step([729, "09:00"], (at) => done(setValueParameters(valueTerms, actor("orla"), at))),
    step([364, "16:00"], (at) =>
      done(setValueParameters({ entered: seenInTheFirstYear }, actor("orla"), at)),
    ),
    step([729, "09:10"], (at) => setProgramme(programme, actor("orla"), at)),
    ...rewardRules.map(({ from, by: who, ...amounts }) =>
      step(from, (at) =>
        done(
          setRewardRule(
            { ...amounts, currency: company.currency, holdDays: 14, active: true },
            actor(who),
            at,
          ),
        ),
      ),
    ),
    step([729, "10:00"], async (at) => {
      const scopes = ["customers:write", "orders:write", "activity:write"] as const;
      const key = await issueApiKey({ name: "Shop and office", scopes, expiresAt: null }, actor("orla"), at);
      house.shop.put("key", { kind: "api-key", id: key.id });
    }),
  ];
}
