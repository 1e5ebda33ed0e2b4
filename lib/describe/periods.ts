/**
 * How many days of the study period fall in each month, weekday or season, since counts of unequal
 * periods can only be compared per day.
 *
 * @module
 */

import { type CalendarDay, MONTHS, type Season, SEASONS, WEEKDAYS } from "./calendar.ts";

/** Way to group days: by month of the study period, or by a part of the week or the year. */
export type Grouping = "month" | "weekday" | "day_kind" | "month_of_year" | "season";

/** Days of one group. */
export interface PeriodRow {
  /** Name: "2017-01", "Monday", "weekend", "January" or "winter". */
  period: string;
  /** Position in time or in the week or year, from 1. */
  order: number;
  n_days: number;
  /** How many months, weeks or seasons the days belong to: 2 Januaries, 98 Mondays. */
  occurrences: number;
  /** Whether each of these months or seasons lies wholly in the study period. */
  complete: boolean;
}

/**
 * Number of days in each group, in order of time; groups without a day are left out.
 *
 * @param days Dates without gaps, as `calendarDays` gives them.
 *
 * @example The first month is not complete
 * ```ts
 * import assert from "node:assert/strict";
 * import { calendarDays } from "lib/describe/calendar.ts";
 * import { daysIn } from "lib/describe/periods.ts";
 * assert.deepEqual(daysIn(calendarDays("2016-12-29", "2017-01-31"), "month"), [
 *   { period: "2016-12", order: 1, n_days: 3, occurrences: 1, complete: false },
 *   { period: "2017-01", order: 2, n_days: 31, occurrences: 1, complete: true },
 * ]);
 * ```
 */
export function daysIn(days: readonly CalendarDay[], by: Grouping): PeriodRow[] {
  const groups = new Map<string, { order: number; n: number; seen: Map<string, number> }>();
  for (const day of days) {
    const { period, order, occurrence } = periodOf(day, by);
    let group = groups.get(period);
    if (group === undefined) groups.set(period, group = { order, n: 0, seen: new Map() });
    group.n++;
    group.seen.set(occurrence, (group.seen.get(occurrence) ?? 0) + 1);
  }
  const rows = [...groups].map(([period, { order, n, seen }]) => ({
    period,
    order,
    n_days: n,
    occurrences: seen.size,
    complete: [...seen].every(([occurrence, found]) => found === lengthOf(occurrence, by)),
  })).sort((a, b) => a.order - b.order);
  return by === "month" ? rows.map((row, i) => ({ ...row, order: i + 1 })) : rows;
}

/**
 * Group that a day belongs to.
 *
 * @returns Its name, its place in order, and which month, week or season it is part of.
 *
 * @example December belongs to the winter of the next year
 * ```ts
 * import assert from "node:assert/strict";
 * import { calendarDay } from "lib/describe/calendar.ts";
 * import { periodOf } from "lib/describe/periods.ts";
 * assert.deepEqual(periodOf(calendarDay("2016-12-29"), "season"), {
 *   period: "winter",
 *   order: 1,
 *   occurrence: "2017-winter",
 * });
 * ```
 */
export function periodOf(
  day: CalendarDay,
  by: Grouping,
): { period: string; order: number; occurrence: string } {
  const month = day.date.slice(0, 7);
  switch (by) {
    case "month":
      return { period: month, order: day.year * 12 + day.month, occurrence: month };
    case "month_of_year":
      return { period: MONTHS[day.month - 1]!, order: day.month, occurrence: month };
    case "season": {
      const year = day.month === 12 ? day.year + 1 : day.year;
      const order = SEASONS.indexOf(day.season) + 1;
      return { period: day.season, order, occurrence: `${year}-${day.season}` };
    }
    case "weekday":
      return { period: WEEKDAYS[day.weekday - 1]!, order: day.weekday, occurrence: day.date };
    case "day_kind": {
      const period = day.is_weekend ? "weekend" : "weekday";
      return { period, order: day.is_weekend ? 2 : 1, occurrence: day.date };
    }
  }
}

/** Days that a month or a season has when whole; a weekday is one day. */
function lengthOf(occurrence: string, by: Grouping): number {
  const year = Number(occurrence.slice(0, 4));
  const daysInMonth = (month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (by === "month" || by === "month_of_year") return daysInMonth(Number(occurrence.slice(5, 7)));
  if (by === "season") {
    const first = 3 * SEASONS.indexOf(occurrence.slice(5) as Season);
    return [first, first + 1, first + 2].reduce((sum, month) => sum + daysInMonth(month || 12), 0);
  }
  return 1;
}
