import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import {
  type ActionFunctionArgs,
  json,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { listHolidays, readCalendar } from "#app/domain/open-door/calendar-queries.server.ts";
import {
  doorIdInput,
  doorInput,
  holidayDayInput,
  holidayInput,
  parseWeek,
} from "#app/domain/open-door/door-input.ts";
import { openDoors } from "#app/domain/open-door/open-door-queries.server.ts";
import { addHoliday, removeHoliday, setWorkingHours } from "#app/domain/open-door/set-calendar.server.ts";
import { closeDoor, setDoor } from "#app/domain/open-door/set-door.server.ts";
import { companyView } from "#app/domain/people/company-queries.server.ts";
import { listStaff } from "#app/domain/people/staff-queries.server.ts";
import { Card } from "#app/ui/card.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { requireStaff, type StaffAccess } from "../../access.server.ts";
import { withFlash } from "../../flash.server.ts";
import { DoorForm } from "./door-form.tsx";
import { DoorList } from "./door-list.tsx";
import { HolidayForms } from "./holiday-forms.tsx";
import { SettingsNav } from "./settings-nav.tsx";
import { WeekForm } from "./week-form.tsx";

export const meta: MetaFunction = () => [{ title: "Open door settings" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { role } = await requireStaff(request, context, "manage");
  const [doors, staff, calendar, holidays, { timeZone }] = await Promise.all([
    openDoors(context.now),
    listStaff(),
    readCalendar(),
    listHolidays(context.now),
    companyView(),
  ]);
  const free = staff.filter(({ staffId }) => !doors.some((door) => door.staffId === staffId));
  return json({
    owner: role === "owner",
    doors,
    free: free.map(({ staffId, name }) => ({ staffId, name })),
    hours: calendar.hours,
    holidays,
    timeZone,
    now: context.now,
  });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const by = await requireStaff(request, context, "manage");
  const form = await request.formData();
  switch (form.get("intent")) {
    case "close":
      return close(form, by, context.now);
    case "hours":
      return saveHours(form, by, context.now);
    case "add-holiday":
      return saveHoliday(form, by, context.now);
    case "remove-holiday":
      return dropHoliday(form, by, context.now);
    default:
      return saveDoor(form, by, context.now);
  }
}

async function saveDoor(form: FormData, by: StaffAccess, now: Date) {
  const submission = parseWithZod(form, { schema: doorInput });
  const formName = `door-${form.get("staffId")}`;
  if (submission.status !== "success") return wrong({ form: formName, result: submission.reply() });
  const { staffId, sentence, hours } = submission.value;
  const answer = await setDoor({ staffId, sentence, answerMinutes: hours * 60 }, by, now);
  return answer.kind === "refused"
    ? wrong({ form: formName, result: submission.reply({ fieldErrors: { staffId: [answer.detail] } }) })
    : done("The door is open. Customers see it from now on.");
}

async function close(form: FormData, by: StaffAccess, now: Date) {
  const submission = parseWithZod(form, { schema: doorIdInput });
  if (submission.status !== "success")
    return wrong({ problems: [{ message: "Choose a door of the list." }] });
  const answer = await closeDoor(submission.value.doorPersonId, by, now);
  return answer.kind === "refused"
    ? wrong({ problems: [{ message: answer.detail }] })
    : done("The door is closed. What is open stays to be answered.");
}

async function saveHours(form: FormData, by: StaffAccess, now: Date) {
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const { hours, problems } = parseWeek(typed);
  if (problems.length > 0) return wrong({ problems, typed });
  const answer = await setWorkingHours(hours, by, now);
  return answer.kind === "refused"
    ? wrong({ problems: [{ message: answer.detail }], typed })
    : done("The working hours are saved. They count for new promises.");
}

async function saveHoliday(form: FormData, by: StaffAccess, now: Date) {
  const submission = parseWithZod(form, { schema: holidayInput });
  if (submission.status !== "success") return wrong({ form: "holiday", result: submission.reply() });
  const answer = await addHoliday(submission.value, by, now);
  return answer.kind === "refused"
    ? wrong({ form: "holiday", result: submission.reply({ formErrors: [answer.detail] }) })
    : done(`${submission.value.name} is a holiday.`);
}

async function dropHoliday(form: FormData, by: StaffAccess, now: Date) {
  const submission = parseWithZod(form, { schema: holidayDayInput });
  if (submission.status !== "success") return wrong({ problems: [{ message: "Choose a day of the list." }] });
  await removeHoliday(submission.value.day, by, now);
  return done("That day is a working day again.");
}

type Wrong = {
  form?: string;
  result?: SubmissionResult;
  problems?: { field?: string; message: string }[];
  typed?: Record<string, string>;
};

function wrong({ form = "", result, problems = [], typed = {} }: Wrong) {
  return json({ form, result: result ?? null, problems, typed }, { status: 400 });
}

function done(message: string) {
  return redirect("/admin/settings/open-door", { status: 303, headers: withFlash(new Headers(), message) });
}

export default function OpenDoorSettings() {
  const { owner, doors, free, hours, holidays, timeZone, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const resultOf = (form: string) => (answer?.form === form ? answer.result : null);
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <ErrorSummary errors={answer?.problems ?? []} />
      <PageHeader
        title="Open door"
        lead="Who customers can write to, what they are promised, and when you work."
      />
      <SettingsNav owner={owner} />
      <DoorList doors={doors} resultOf={resultOf} timeZone={timeZone} now={now} />
      {free.length > 0 ? (
        <Card title="Put somebody behind the door">
          <DoorForm
            id="new-door"
            staff={free}
            lastResult={
              answer?.form.startsWith("door-") && !isKnown(answer.form, doors) ? answer.result : null
            }
          />
        </Card>
      ) : null}
      <WeekForm
        hours={hours}
        typed={answer?.typed ?? {}}
        problems={answer?.problems ?? []}
        timeZone={timeZone}
      />
      <HolidayForms holidays={holidays} lastResult={resultOf("holiday")} now={now} />
    </div>
  );
}

function isKnown(form: string, doors: readonly { staffId: string }[]): boolean {
  return doors.some(({ staffId }) => form === `door-${staffId}`);
}
