/**
 * The dates of the study period with their place in the week and the year.
 *
 * Dates are those of the records, local to the city, and carry no time zone.
 *
 * @module
 */

import { DAY_MS } from "../numeric/milliseconds.ts";

/** Season by whole months: winter is December to February. */
export type Season = "winter" | "spring" | "summer" | "autumn";

/** One date of the study period. */
export interface CalendarDay {
  /** ISO date, "2018-11-12". */
  date: string;
  year: number;
  /** 1 to 12. */
  month: number;
  /** Day of the month, 1 to 31. */
  day: number;
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  season: Season;
  /** Saturday or Sunday. */
  is_weekend: boolean;
}

/** Names of the months, January first. */
export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** Names of the weekdays, Monday first. */
export const WEEKDAYS = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** Names of the seasons in the order of a year that starts with winter. */
export const SEASONS = ["winter", "spring", "summer", "autumn"] as const;

/**
 * Every date from the first to the last, both included.
 *
 * @param first ISO date or time, "2016-12-29" or "2016-12-29T20:22:00".
 * @param last ISO date or time, not before first.
 * @throws {RangeError} If one is not an ISO date, or last lies before first.
 *
 * @example A leap day
 * ```ts
 * import assert from "node:assert/strict";
 * import { calendarDays } from "lib/describe/calendar.ts";
 * const days = calendarDays("2024-02-28", "2024-03-01");
 * assert.deepEqual(days.map((day) => day.date), ["2024-02-28", "2024-02-29", "2024-03-01"]);
 * assert.equal(days[0]?.weekday, 3);
 * ```
 */
export function calendarDays(first: string, last: string): CalendarDay[] {
  const from = dayNumber(first);
  const to = dayNumber(last);
  if (to < from) {
    throw new RangeError(
      `Cannot list days: last must not lie before first, current values are ${first} and ${last}`,
    );
  }
  return Array.from({ length: to - from + 1 }, (_, i) => toDay(from + i));
}

/**
 * One date with its parts.
 *
 * @throws {RangeError} If it is not an ISO date.
 *
 * @example The last day of the records that come with the project
 * ```ts
 * import assert from "node:assert/strict";
 * import { calendarDay } from "lib/describe/calendar.ts";
 * const { weekday, season, is_weekend } = calendarDay("2018-11-12");
 * assert.deepEqual([weekday, season, is_weekend], [1, "autumn", false]);
 * ```
 */
export function calendarDay(date: string): CalendarDay {
  return toDay(dayNumber(date));
}

function toDay(number: number): CalendarDay {
  const time = new Date(number * DAY_MS);
  const month = time.getUTCMonth() + 1;
  const weekday = time.getUTCDay() || 7;
  return {
    date: time.toISOString().slice(0, 10),
    year: time.getUTCFullYear(),
    month,
    day: time.getUTCDate(),
    weekday,
    season: SEASONS[Math.floor(month % 12 / 3)]!,
    is_weekend: weekday >= 6,
  };
}

/** Days since 1970-01-01 of an ISO date or time. */
function dayNumber(text: string): number {
  const date = text.slice(0, 10);
  const time = Date.parse(`${date}T00:00:00Z`);
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(time) &&
    new Date(time).toISOString().slice(0, 10) === date;
  if (!valid) {
    throw new RangeError(`Cannot read date: it must be YYYY-MM-DD, current value is ${text}`);
  }
  return time / DAY_MS;
}
