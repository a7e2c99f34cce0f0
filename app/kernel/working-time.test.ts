import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addWorkingTime,
  type WorkingCalendar,
  workingDayMinutes,
  workingTimeBetween,
} from "./working-time.ts";

const week = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: 9 * 60, closes: 17 * 60 }));
const holidays = new Set(["2026-12-25", "2026-12-26", "2027-01-01"]);

function at(timeZone: string, more: Partial<WorkingCalendar> = {}): WorkingCalendar {
  return { timeZone, hours: week, holidays, ...more };
}

const utc = at("UTC");
const berlin = at("Europe/Berlin");
const newYork = at("America/New_York");
const nights = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, opens: 0, closes: 24 * 60 }));
const withLunch = [1, 2, 3, 4, 5].flatMap((weekday) => [
  { weekday, opens: 13 * 60, closes: 17 * 60 },
  { weekday, opens: 9 * 60, closes: 12 * 60 },
]);
const hour = 60;

const cases: [what: string, from: string, minutes: number, calendar: WorkingCalendar, until: string][] = [
  ["within a day", "2026-11-23T09:00Z", 3 * hour, utc, "2026-11-23T12:00Z"],
  ["to the very end of a day", "2026-11-23T09:00Z", 8 * hour, utc, "2026-11-23T17:00Z"],
  ["a minute over a day", "2026-11-23T09:00Z", 8 * hour + 1, utc, "2026-11-24T09:01Z"],
  ["over a night", "2026-11-23T16:00Z", 2 * hour, utc, "2026-11-24T10:00Z"],
  ["before the doors open", "2026-11-23T03:00Z", 1 * hour, utc, "2026-11-23T10:00Z"],
  ["after they close", "2026-11-23T20:00Z", 1 * hour, utc, "2026-11-24T10:00Z"],
  ["at closing time", "2026-11-23T17:00Z", 1, utc, "2026-11-24T09:01Z"],
  ["over a weekend", "2026-11-27T16:00Z", 2 * hour, utc, "2026-11-30T10:00Z"],
  ["from a Saturday", "2026-11-28T12:00Z", 8 * hour, utc, "2026-11-30T17:00Z"],
  ["from a Sunday night", "2026-11-29T23:59Z", 30, utc, "2026-11-30T09:30Z"],
  ["a working week", "2026-11-23T09:00Z", 40 * hour, utc, "2026-11-27T17:00Z"],
  ["two working days over a weekend", "2026-11-27T09:00Z", 16 * hour, utc, "2026-11-30T17:00Z"],
  ["over Christmas, on a Friday", "2026-12-24T16:00Z", 2 * hour, utc, "2026-12-28T10:00Z"],
  ["from within a holiday", "2026-12-25T11:00Z", 1 * hour, utc, "2026-12-28T10:00Z"],
  ["over New Year, on a Friday", "2026-12-31T16:30Z", 1 * hour, utc, "2027-01-04T09:30Z"],
  ["a holiday that falls on a Saturday", "2026-12-23T16:00Z", 2 * hour, utc, "2026-12-24T10:00Z"],
  ["nothing at all", "2026-11-28T12:34Z", 0, utc, "2026-11-28T12:34Z"],
  ["over the 29th of February", "2028-02-28T16:00Z", 2 * hour, utc, "2028-02-29T10:00Z"],
  ["Berlin in winter", "2026-11-23T08:00Z", 8 * hour, berlin, "2026-11-23T16:00Z"],
  ["Berlin in summer", "2026-07-06T07:00Z", 8 * hour, berlin, "2026-07-06T15:00Z"],
  [
    "Berlin, over the night the clock goes forward",
    "2026-03-27T15:00Z",
    2 * hour,
    berlin,
    "2026-03-30T08:00Z",
  ],
  ["Berlin, over the night the clock goes back", "2026-10-23T14:00Z", 2 * hour, berlin, "2026-10-26T09:00Z"],
  [
    "New York, the day after the clock goes forward",
    "2026-03-06T21:00Z",
    2 * hour,
    newYork,
    "2026-03-09T14:00Z",
  ],
  [
    "New York, the day after the clock goes back",
    "2026-10-30T20:00Z",
    2 * hour,
    newYork,
    "2026-11-02T15:00Z",
  ],
  ["New York, where it is still yesterday", "2026-11-24T02:00Z", 1 * hour, newYork, "2026-11-24T15:00Z"],
  [
    "Auckland, where it is tomorrow already",
    "2026-11-22T21:00Z",
    1 * hour,
    at("Pacific/Auckland"),
    "2026-11-22T22:00Z",
  ],
  ["Kolkata, half an hour off", "2026-11-23T03:30Z", 8 * hour, at("Asia/Kolkata"), "2026-11-23T11:30Z"],
  ["Kathmandu, a quarter off", "2026-11-23T03:15Z", 1 * hour, at("Asia/Kathmandu"), "2026-11-23T04:15Z"],
  [
    "a day of 23 hours",
    "2026-03-28T23:00Z",
    23 * hour,
    at("Europe/Berlin", { hours: nights }),
    "2026-03-29T22:00Z",
  ],
  [
    "a day of 25 hours",
    "2026-10-24T22:00Z",
    25 * hour,
    at("Europe/Berlin", { hours: nights }),
    "2026-10-25T23:00Z",
  ],
  ["over a lunch break", "2026-11-23T11:00Z", 2 * hour, at("UTC", { hours: withLunch }), "2026-11-23T14:00Z"],
  ["in a lunch break", "2026-11-23T12:30Z", 1 * hour, at("UTC", { hours: withLunch }), "2026-11-23T14:00Z"],
  ["Apia, which left out a Friday", "2011-12-30T02:00Z", 2 * hour, at("Pacific/Apia"), "2012-01-01T20:00Z"],
  [
    "one day a week",
    "2026-11-23T12:00Z",
    9 * hour,
    at("UTC", { hours: [{ weekday: 2, opens: 540, closes: 1020 }] }),
    "2026-12-01T10:00Z",
  ],
];

describe("adding working time", () => {
  test.each(cases)("%s", (_, from, minutes, calendar, until) => {
    expect(addWorkingTime(new Date(from), minutes, calendar).toISOString()).toBe(
      new Date(until).toISOString(),
    );
  });

  test.each(cases)("%s, measured back", (_, from, minutes, calendar, until) => {
    expect(workingTimeBetween(new Date(from), new Date(until), calendar)).toBe(minutes);
    expect(workingTimeBetween(new Date(until), new Date(from), calendar)).toBe(minutes === 0 ? 0 : -minutes);
  });

  test("a calendar in which nobody works is refused", () => {
    expect(() => addWorkingTime(new Date("2026-11-23T09:00Z"), 1, at("UTC", { hours: [] }))).toThrow(
      RangeError,
    );
    expect(() => addWorkingTime(new Date("2026-11-23T09:00Z"), -1, utc)).toThrow(RangeError);
  });

  test("what was added is what is measured, in any time zone, over any change of the clock", () => {
    const zones = [
      "UTC",
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
      "Pacific/Apia",
    ];
    const moment = fc.date({ min: new Date("2010-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(
        moment,
        fc.integer({ min: 0, max: 6_000 }),
        fc.constantFrom(...zones),
        (from, minutes, zone) => {
          const until = addWorkingTime(from, minutes, at(zone));
          expect(workingTimeBetween(from, until, at(zone))).toBeCloseTo(minutes, 6);
        },
      ),
      { numRuns: 300 },
    );
  });
});

test("a working day is as long as the days on which people work", () => {
  expect(workingDayMinutes(utc)).toBe(480);
  expect(workingDayMinutes({ hours: withLunch })).toBe(420);
  expect(workingDayMinutes({ hours: [] })).toBe(0);
});
