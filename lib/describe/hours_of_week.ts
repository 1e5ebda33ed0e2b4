/**
 * Hours by weekday and by kind of day, per day, so that five weekdays and two weekend days compare.
 *
 * @module
 */

import { poissonInterval } from "../numeric/poisson_interval.ts";
import { type CalendarDay, WEEKDAYS } from "./calendar.ts";
import { countsByHour, HOURS } from "./hours.ts";
import { daysIn } from "./periods.ts";
import type { CountRows } from "./totals.ts";

/** One hour of weekdays or of weekends. */
export interface DayKindHourRow {
  day_kind: "weekday" | "weekend";
  /** 0 to 23. */
  hour: number;
  n: number;
  n_days: number;
  /** Records per day in this hour. */
  rate: number;
  /** Ends of the rate's Poisson interval, widened by the dispersion. */
  low: number;
  high: number;
  /** n over all records of this kind of day; null when there are none. */
  share: number | null;
}

/** One of the 168 hours of the week. */
export interface WeekHourRow {
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  weekday_name: string;
  /** 0 to 23. */
  hour: number;
  n: number;
  /** Such weekdays in the study period. */
  n_days: number;
  /** Records per day in this hour. */
  rate: number;
  /** Rate over the mean rate of all hours of the study period; null when there are no records. */
  relative: number | null;
}

/**
 * Hourly rates of weekdays and of weekends: 48 rows.
 *
 * @param rows Counts by is_weekend and hour, usually of records whose time is not a default.
 * @param days Days of the study period, both kinds among them.
 * @param dispersion Variance over mean of the counts of an hour from day to day, which widens the
 *   intervals (default 1: Poisson); `hourlyDispersion` estimates it.
 * @throws {RangeError} If there are no weekdays or no weekends.
 *
 * @example Four records on the two days of a weekend
 * ```ts
 * import assert from "node:assert/strict";
 * import { calendarDays } from "lib/describe/calendar.ts";
 * import { hoursByDayKind } from "lib/describe/hours_of_week.ts";
 * const week = calendarDays("2018-01-01", "2018-01-07");
 * const row = { is_weekend: true, hour: 3, n: 4, arrests: 0, domestic: 0 };
 * const rates = hoursByDayKind([row], week);
 * assert.equal(rates.length, 48);
 * assert.equal(rates.find((rate) => rate.day_kind === "weekend" && rate.hour === 3)?.rate, 2);
 * ```
 */
export function hoursByDayKind(
  rows: CountRows<"is_weekend" | "hour">,
  days: readonly CalendarDay[],
  dispersion = 1,
): DayKindHourRow[] {
  const nDays = new Map(daysIn(days, "day_kind").map((row) => [row.period, row.n_days]));
  return (["weekday", "weekend"] as const).flatMap((kind) => {
    const n_days = requireDays(nDays.get(kind), kind);
    const counts = countsByHour(rows.filter((row) => row.is_weekend === (kind === "weekend")));
    const total = counts.reduce((sum, count) => sum + count, 0);
    return counts.map((n, hour) => {
      const { low, high } = poissonInterval(n, { dispersion });
      return {
        day_kind: kind,
        hour,
        n,
        n_days,
        rate: n / n_days,
        low: low / n_days,
        high: high / n_days,
        share: total === 0 ? null : n / total,
      };
    });
  });
}

/**
 * Rates of the 168 hours of the week, Monday 00:00 first.
 *
 * @param rows Counts by weekday and hour, usually of records whose time is not a default.
 * @param days Days of the study period, each weekday among them.
 * @throws {RangeError} If a weekday does not occur.
 *
 * @example All in one hour of the week
 * ```ts
 * import assert from "node:assert/strict";
 * import { calendarDays } from "lib/describe/calendar.ts";
 * import { hoursOfWeek } from "lib/describe/hours_of_week.ts";
 * const week = calendarDays("2018-01-01", "2018-01-07");
 * const rates = hoursOfWeek([{ weekday: 2, hour: 3, n: 4, arrests: 0, domestic: 0 }], week);
 * assert.deepEqual(rates[24 + 3], {
 *   weekday: 2,
 *   weekday_name: "Tuesday",
 *   hour: 3,
 *   n: 4,
 *   n_days: 1,
 *   rate: 4,
 *   relative: 168,
 * });
 * ```
 */
export function hoursOfWeek(
  rows: CountRows<"weekday" | "hour">,
  days: readonly CalendarDay[],
): WeekHourRow[] {
  const nDays = new Map(daysIn(days, "weekday").map((row) => [row.order, row.n_days]));
  const total = rows.reduce((sum, row) => sum + row.n, 0);
  const mean = total / (HOURS * days.length);
  return WEEKDAYS.flatMap((weekday_name, i) => {
    const weekday = i + 1;
    const n_days = requireDays(nDays.get(weekday), weekday_name);
    return countsByHour(rows.filter((row) => row.weekday === weekday)).map((n, hour) => {
      const rate = n / n_days;
      const relative = total === 0 ? null : rate / mean;
      return { weekday, weekday_name, hour, n, n_days, rate, relative };
    });
  });
}

function requireDays(n: number | undefined, name: string): number {
  if (n === undefined) {
    throw new RangeError(`Cannot compute rates: the study period must hold a ${name}`);
  }
  return n;
}
