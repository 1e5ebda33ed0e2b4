/**
 * What the month of the year has to do with the number of incidents, once days, weekdays and the
 * trend are taken out.
 *
 * Counts of months compare neither in length nor in weekdays, and a period that is not of whole
 * years has more of one season in its later part. So daily counts are fitted together: a Poisson
 * regression with a factor for each month and each weekday and a constant change a year. Days vary
 * more than Poisson's and resemble the day before; intervals are widened for both.
 *
 * @module
 */

import { correlationWithNext, lastingDispersion } from "../numeric/autocorrelation.ts";
import { CONFIDENCE } from "../numeric/interval.ts";
import { criticalZ } from "../numeric/normal.ts";
import { poissonRegression } from "../numeric/poisson_regression.ts";
import { calendarDay, MONTHS, WEEKDAYS } from "./calendar.ts";
import type { DayCount } from "./daily_rates.ts";

/** How many times the average a month or weekday has, all else equal. */
export interface FactorRow {
  /** Name of the month or weekday. */
  name: string;
  /** Rate over the geometric mean of all months or weekdays. */
  ratio: number;
  /** Ends of the 95 % interval. */
  low: number;
  high: number;
}

/** Seasons of daily counts. */
export interface SeasonModel {
  /** January first. */
  months: FactorRow[];
  /** Monday first. */
  weekdays: FactorRow[];
  /** Change from a year to the next: 1.02 is 2 % more. */
  trend: Omit<FactorRow, "name">;
  /** Variance over mean of the days around the fit. */
  dispersion: number;
  /** Correlation of a day's residual with that of the day before. */
  autocorrelation: number;
  nDays: number;
}

/**
 * Why seasons cannot be told from these days; null where they can.
 *
 * @param days Whole days without gaps.
 *
 * @example One month
 * ```ts
 * import assert from "node:assert/strict";
 * import { whyNoSeason } from "lib/describe/season_model.ts";
 * assert.equal(
 *   whyNoSeason([{ date: "2018-03-01", n: 5 }, { date: "2018-03-02", n: 7 }]),
 *   "the period has 1 of 12 months",
 * );
 * ```
 */
export function whyNoSeason(days: readonly DayCount[]): string | null {
  const months = new Set(days.map(({ date }) => date.slice(5, 7))).size;
  if (months < MONTHS.length) return `the period has ${months} of 12 months`;
  const whole = Map.groupBy(days, ({ date }) => date.slice(0, 7));
  const repeated = [...whole].filter(([, own]) => own.length >= WHOLE_MONTH)
    .map(([month]) => month.slice(5));
  if (new Set(repeated).size === repeated.length) {
    return "no whole month occurs in two years, so season and trend are one";
  }
  return null;
}

/**
 * Factors of months and weekdays, and the trend.
 *
 * @param days Whole days without gaps, those without incidents included.
 * @throws {RangeError} If seasons cannot be told; see {@linkcode whyNoSeason}.
 *
 * @example Two years, twice as many incidents in July
 * ```ts
 * import assert from "node:assert/strict";
 * import { calendarDays } from "lib/describe/calendar.ts";
 * import { seasonModel } from "lib/describe/season_model.ts";
 * const days = calendarDays("2017-01-01", "2018-12-31")
 *   .map(({ date, month }) => ({ date, n: month === 7 ? 200 : 100 }));
 * const { months, trend } = seasonModel(days);
 * assert.ok(Math.abs(months[6]!.ratio / months[0]!.ratio - 2) < 1e-9);
 * assert.ok(Math.abs(trend.ratio - 1) < 1e-9);
 * ```
 */
export function seasonModel(days: readonly DayCount[]): SeasonModel {
  const why = whyNoSeason(days);
  if (why) throw new RangeError(`Cannot tell seasons: ${why}`);
  const dates = days.map(({ date }) => calendarDay(date));
  const counts = days.map(({ n }) => n);
  const middle = (days.length - 1) / 2;
  const columns = [
    days.map(() => 1),
    days.map((_, i) => (i - middle) / DAYS_A_YEAR),
    ...sumToZero(dates.map(({ month }) => month - 1), MONTHS.length),
    ...sumToZero(dates.map(({ weekday }) => weekday - 1), WEEKDAYS.length),
  ];
  const { coefficients, covariance, fitted, dispersion } = poissonRegression(columns, counts);
  const residuals = counts.map((n, i) => (n - fitted[i]!) / Math.sqrt(fitted[i]!));
  const autocorrelation = correlationWithNext([residuals]);
  // Days alike in a row tell less of what lasts, such as a month, and no less of weekdays.
  const spread = Math.max(1, dispersion);
  const lasting = lastingDispersion(dispersion, autocorrelation);
  const z = criticalZ(CONFIDENCE);
  const ratioOf = (signs: readonly [column: number, sign: number][], inflation: number) => {
    const sum = signs.reduce((total, [i, sign]) => total + sign * coefficients[i]!, 0);
    const variance = signs.reduce(
      (total, [i, a]) =>
        total + signs.reduce((inner, [j, b]) => inner + a * b * covariance[i]![j]!, 0),
      0,
    );
    const half = z * Math.sqrt(inflation * variance);
    return { ratio: Math.exp(sum), low: Math.exp(sum - half), high: Math.exp(sum + half) };
  };
  const factors = (names: readonly string[], first: number, inflation: number): FactorRow[] =>
    names.map((name, level) => {
      const own = names.slice(1).map((_, i) => [first + i, -1] as [number, number]);
      return { name, ...ratioOf(level < names.length - 1 ? [[first + level, 1]] : own, inflation) };
    });
  return {
    months: factors(MONTHS, 2, lasting),
    weekdays: factors(WEEKDAYS, 2 + MONTHS.length - 1, spread),
    trend: ratioOf([[1, 1]], lasting),
    dispersion,
    autocorrelation,
    nDays: days.length,
  };
}

const DAYS_A_YEAR = 365.25;

/** Fewest days of a whole month. */
const WHOLE_MONTH = 28;

/** Columns of a factor whose effects sum to zero: the last level is -1 in all of them. */
function sumToZero(levels: readonly number[], nLevels: number): number[][] {
  return Array.from(
    { length: nLevels - 1 },
    (_, column) => levels.map((level) => level === nLevels - 1 ? -1 : level === column ? 1 : 0),
  );
}
