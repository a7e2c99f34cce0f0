import { answerThread } from "#app/domain/open-door/answer-thread.server.ts";
import { handOver } from "#app/domain/open-door/hand-over.server.ts";
import { markComplaint } from "#app/domain/open-door/mark-complaint.server.ts";
import { openThread } from "#app/domain/open-door/open-thread.server.ts";
import { replyToThread } from "#app/domain/open-door/reply-to-thread.server.ts";
import { reopenThread, settleThread } from "#app/domain/open-door/settle-thread.server.ts";
import { newId } from "#app/kernel/ids.ts";
import { addWorkingTime, type WorkingCalendar } from "#app/kernel/working-time.ts";
import type { ThreadData, ThreadStep } from "./data/thread.ts";
import { type ThreadKey, threadKeys, threads } from "./data/threads.ts";
import type { House } from "./house.ts";
import { done, minutesAfter, type Step } from "./story.ts";
import { workingCalendar, workingHoursAgo } from "./working-days.ts";

/** Customers write to a named person, who answers, hands over, or is late; the customer says whether it is settled. */
export function openDoorSteps(house: House): Step[] {
  const calendar = workingCalendar(house.clock);
  return threadKeys.flatMap((key) => {
    const thread = threads[key];
    let at = openingOf(thread, calendar, house);
    const opening = { at, run: (now: Date) => write(house, key, thread, now) };
    const followed = (thread.next ?? []).map((step) => {
      at = momentAfter(at, step, calendar);
      return { at, run: (now: Date) => follow(house, key, step, now) };
    });
    return [opening, ...followed];
  });
}

function openingOf({ opened }: ThreadData, calendar: WorkingCalendar, { clock }: House): Date {
  return "workingHoursAgo" in opened
    ? workingHoursAgo(opened.workingHoursAgo, calendar, clock)
    : clock.at(opened);
}

function momentAfter(before: Date, step: ThreadStep, calendar: WorkingCalendar): Date {
  return "afterWorkingHours" in step
    ? addWorkingTime(before, step.afterWorkingHours * 60, calendar)
    : minutesAfter(before, step.afterHours * 60);
}

async function write(house: House, key: ThreadKey, thread: ThreadData, now: Date): Promise<void> {
  const { from, to, kind, confidential = false, text } = thread;
  const threadId = newId(now);
  const doorPersonId = house.staff.get(to).doorPersonId ?? "";
  const customerId = house.customers.get(from);
  await done(openThread({ threadId, customerId, doorPersonId, kind, confidential, text }, now));
  house.threads.put(key, threadId);
}

async function follow(house: House, key: ThreadKey, step: ThreadStep, now: Date): Promise<unknown> {
  const threadId = house.threads.get(key);
  const customerId = house.customers.get(threads[key].from);
  const messageId = newId(now);
  switch (step.does) {
    case "answers":
      return done(answerThread({ threadId, messageId, text: step.text }, house.staff.get(step.who), now));
    case "hands over":
      return done(
        handOver({ threadId, staffId: house.staff.get(step.to).staffId }, house.staff.get(step.who), now),
      );
    case "marks a complaint":
      return done(markComplaint(threadId, house.staff.get(step.who), now));
    case "writes on":
      return done(replyToThread({ threadId, messageId, customerId, text: step.text }, now));
    case "settles":
      return done(settleThread({ threadId, customerId, word: step.word }, now));
    case "reopens":
      return done(reopenThread({ threadId, messageId, customerId, text: step.text }, now));
  }
}
