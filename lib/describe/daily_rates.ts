/**
 * Incidents per day of each month, weekday or season, with the uncertainty that their numbers have.
 *
 * Daily counts vary more than a Poisson process lets them (weather, holidays, events), so each rate
 * has two intervals: the exact Poisson one, and one scaled by the dispersion of the days, which is
 * the one to judge differences by. Neither allows for days that resemble the day before.
 *
 * @module
 */

import { poissonDispersion } from "../numeric/dispersion.ts";
import { poissonInterval } from "../numeric/poisson_interval.ts";
import { calendarDay } from "./calendar.ts";
import { daysIn, type Grouping, periodOf, type PeriodRow } from "./periods.ts";

/** Number of incidents on a date. */
export interface DayCount {
  /** ISO date. */
  date: string;
  n: number;
}

/** Incidents per day of a group of days. */
export interface DailyRateRow extends PeriodRow {
  n: number;
  /** n over n_days. */
  rate: number;
  /** Ends of the exact Poisson interval of the rate. */
  low: number;
  high: number;
  /** Variance over mean of the days around the mean of their group, the same in all rows, >= 1. */
  dispersion: number;
  /** Ends of the interval scaled by the dispersion. */
  low_scaled: number;
  high_scaled: number;
}

/** How much the days of the study period differ from each other. */
export interface DailySpread {
  n_days: number;
  n: number;
  mean: number;
  /** Fewest and most incidents on a date, and the first such date. */
  min: number;
  min_date: string;
  max: number;
  max_date: string;
  /** Variance over mean of all days: 1 for a Poisson process; null with a single day. */
  dispersion: number | null;
  /** Chance of at least this dispersion in a Poisson process. */
  p_value: number | null;
}

/**
 * Incidents per day of each group of days, in order of time, with both intervals.
 *
 * @param days Whole days without gaps, those without incidents included.
 * @param by Groups: months of the study period, weekdays, weekdays against weekends, and so on.
 * @throws {RangeError} If a date or a count cannot be read.
 *
 * @example Two Mondays and a Tuesday
 * ```ts
 * import assert from "node:assert/strict";
 * import { dailyRates } from "lib/describe/daily_rates.ts";
 * const days = [
 *   { date: "2018-01-01", n: 4 },
 *   { date: "2018-01-08", n: 6 },
 *   { date: "2018-01-09", n: 7 },
 * ];
 * const rates = dailyRates(days, "weekday").map(({ period, n_days, rate }) => [period, n_days, rate]);
 * assert.deepEqual(rates, [["Monday", 2, 5], ["Tuesday", 1, 7]]);
 * ```
 */
export function dailyRates(days: readonly DayCount[], by: Grouping): DailyRateRow[] {
  const counts = countsByPeriod(days, by);
  const dispersion = dispersionOf([...counts.values()]);
  return daysIn(days.map(({ date }) => calendarDay(date)), by).map((row) => {
    const n = counts.get(row.period)!.reduce((sum, count) => sum + count, 0);
    const exact = poissonInterval(n);
    const scaled = poissonInterval(n, { dispersion });
    return {
      ...row,
      n,
      rate: n / row.n_days,
      low: exact.low / row.n_days,
      high: exact.high / row.n_days,
      dispersion,
      low_scaled: scaled.low / row.n_days,
      high_scaled: scaled.high / row.n_days,
    };
  });
}

/**
 * Mean, extremes and dispersion of the daily counts.
 *
 * @param days Whole days, at least one.
 * @throws {RangeError} If there are no days.
 *
 * @example Variance 4 over mean 2
 * ```ts
 * import assert from "node:assert/strict";
 * import { dailySpread } from "lib/describe/daily_rates.ts";
 * const days = [0, 2, 4].map((n, i) => ({ date: `2018-01-0${i + 1}`, n }));
 * const { mean, dispersion, max_date } = dailySpread(days);
 * assert.deepEqual([mean, dispersion, max_date], [2, 2, "2018-01-03"]);
 * ```
 */
export function dailySpread(days: readonly DayCount[]): DailySpread {
  const [first] = days;
  if (first === undefined) throw new RangeError("Cannot describe days: there must be at least one");
  let [least, most] = [first, first];
  let n = 0;
  for (const day of days) {
    n += day.n;
    if (day.n < least.n) least = day;
    if (day.n > most.n) most = day;
  }
  const { dispersion, pValue } = poissonDispersion([days.map((day) => day.n)]);
  return {
    n_days: days.length,
    n,
    mean: n / days.length,
    min: least.n,
    min_date: least.date,
    max: most.n,
    max_date: most.date,
    dispersion,
    p_value: pValue,
  };
}

/**
 * Daily counts of each group of days.
 *
 * @returns Counts by name of the group, in order of the days.
 *
 * @example One weekend
 * ```ts
 * import assert from "node:assert/strict";
 * import { countsByPeriod } from "lib/describe/daily_rates.ts";
 * const days = [{ date: "2018-01-06", n: 4 }, { date: "2018-01-07", n: 6 }];
 * assert.deepEqual(countsByPeriod(days, "day_kind"), new Map([["weekend", [4, 6]]]));
 * ```
 */
export function countsByPeriod(days: readonly DayCount[], by: Grouping): Map<string, number[]> {
  const counts = new Map<string, number[]>();
  for (const { date, n } of days) {
    const { period } = periodOf(calendarDay(date), by);
    const group = counts.get(period);
    if (group === undefined) counts.set(period, [n]);
    else group.push(n);
  }
  return counts;
}

/**
 * Dispersion to scale intervals by: never below 1, and 1 where the counts cannot tell.
 *
 * @example Counts that hardly vary do not narrow an interval
 * ```ts
 * import assert from "node:assert/strict";
 * import { dispersionOf } from "lib/describe/daily_rates.ts";
 * assert.equal(dispersionOf([[5, 5, 5]]), 1);
 * ```
 */
export function dispersionOf(groups: readonly ArrayLike<number>[]): number {
  return Math.max(1, poissonDispersion(groups).dispersion ?? 1);
}
