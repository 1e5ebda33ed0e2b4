/**
 * Change from one year to the next, on the months that both years have whole.
 *
 * @module
 */

import { poissonChange } from "../numeric/poisson_change.ts";
import { rateRatio } from "../numeric/ratio.ts";
import { type CalendarDay, MONTHS } from "./calendar.ts";
import { daysIn } from "./periods.ts";
import type { CountRows } from "./totals.ts";
import { monthlyCounts } from "./trend.ts";
import { type Verdict, withVerdicts } from "./verdicts.ts";

/** Two years and the months to compare them on. */
export interface YearPair {
  first_year: number;
  second_year: number;
  /** Months, 1 to 12, that lie wholly in the study period in both years. */
  months: number[];
  /** Days of these months in each year. */
  first_days: number;
  second_days: number;
  /** The months in words, "January to October". */
  months_text: string;
}

/** Change of one category between two years. */
export interface YearChangeRow extends Verdict {
  category: string;
  first_n: number;
  second_n: number;
  /** Records per day. */
  first_rate: number;
  second_rate: number;
  /** second_rate over first_rate - 1; null when there was none in the first year. */
  change: number | null;
  /** second_rate over first_rate, and its Poisson interval. */
  ratio: number | null;
  low: number | null;
  high: number | null;
  /** How much more the months' changes differ among themselves than Poisson counts would, >= 1. */
  dispersion: number;
  /** Ends of the interval scaled by the dispersion, with its degrees of freedom. */
  low_scaled: number | null;
  high_scaled: number | null;
  /** 2 (sqrt(second) - sqrt(first)), flagged at 3 by crime analysts. */
  poisson_z: number;
  flagged: boolean;
  /** z score of the change with variance 1, scaled by the dispersion, and its p-value. */
  z: number;
  p_value: number;
}

/**
 * The last two years of the study period that have whole months in common.
 *
 * @returns The pair, or null when no two successive years share a whole month.
 *
 * @example The records that come with the project
 * ```ts
 * import assert from "node:assert/strict";
 * import { calendarDays } from "lib/describe/calendar.ts";
 * import { comparableYears } from "lib/describe/year_change.ts";
 * const pair = comparableYears(calendarDays("2016-12-30", "2018-11-12"));
 * assert.deepEqual(
 *   [pair?.first_year, pair?.months_text, pair?.first_days],
 *   [2017, "January to October", 304],
 * );
 * ```
 */
export function comparableYears(days: readonly CalendarDay[]): YearPair | null {
  const whole = new Map(
    daysIn(days, "month").filter((row) => row.complete).map((row) => [row.period, row.n_days]),
  );
  const years = [...new Set(days.map(({ year }) => year))].sort((a, b) => b - a);
  for (const second_year of years) {
    const first_year = second_year - 1;
    const months = MONTHS.map((_, i) => i + 1).filter((month) =>
      [first_year, second_year].every((year) => whole.has(periodName(year, month)))
    );
    if (months.length === 0) continue;
    const daysOf = (year: number) =>
      months.reduce((sum, month) => sum + whole.get(periodName(year, month))!, 0);
    return {
      first_year,
      second_year,
      months,
      first_days: daysOf(first_year),
      second_days: daysOf(second_year),
      months_text: monthsText(months),
    };
  }
  return null;
}

/**
 * Change of each category between two years, the largest category first.
 *
 * The dispersion is that of the months around one common change (Pearson's chi-square over its
 * degrees of freedom, as in a quasi-Poisson model of months and years), so that a change which
 * comes and goes from month to month does not pass for a trend. Ten months tell it within about a
 * third only, so intervals and tests are Student's with its degrees of freedom; where the months
 * differ no more than Poisson counts do, it is 1 and known, and they are the normal's.
 *
 * @param rows Counts by category, year and month.
 * @param pair Years and months to compare, from {@linkcode comparableYears}.
 *
 * @example From 100 to 144
 * ```ts
 * import assert from "node:assert/strict";
 * import { calendarDays } from "lib/describe/calendar.ts";
 * import { comparableYears, yearChanges } from "lib/describe/year_change.ts";
 * const pair = comparableYears(calendarDays("2017-01-01", "2018-01-31"))!;
 * const [row] = yearChanges([
 *   { type: "ARSON", year: 2017, month: 1, n: 100, arrests: 0, domestic: 0 },
 *   { type: "ARSON", year: 2018, month: 1, n: 144, arrests: 0, domestic: 0 },
 * ], "type", pair);
 * assert.deepEqual([row?.ratio, row?.poisson_z, row?.flagged], [1.44, 4, true]);
 * ```
 */
export function yearChanges<K extends string>(
  rows: CountRows<K | "year" | "month">,
  key: K,
  pair: YearPair,
): YearChangeRow[] {
  const { first_year, second_year, months, first_days, second_days } = pair;
  const compared = rows.filter(({ year, month }) =>
    (year === first_year || year === second_year) && months.includes(Number(month))
  );
  const changes = [...monthlyCounts(compared, key)].map(([category, byMonth]) => {
    const countsOf = (year: number) =>
      months.map((month) => byMonth.get(periodName(year, month)) ?? 0);
    const [first, second] = [countsOf(first_year), countsOf(second_year)];
    const [first_n, second_n] = [sum(first), sum(second)];
    const spread = dispersionOfChange(first, second);
    const { dispersion, degreesOfFreedom } = spread;
    const exact = rateRatio(second_n, second_days, first_n, first_days);
    const scaled = rateRatio(second_n, second_days, first_n, first_days, spread);
    const exposure = second_days / first_days;
    const test = poissonChange(first_n, second_n, exposure, dispersion, degreesOfFreedom);
    return {
      category,
      first_n,
      second_n,
      first_rate: first_n / first_days,
      second_rate: second_n / second_days,
      change: exact.ratio === null ? null : exact.ratio - 1,
      ratio: exact.ratio,
      low: exact.low,
      high: exact.high,
      dispersion,
      low_scaled: scaled.low,
      high_scaled: scaled.high,
      poisson_z: test.poissonZ,
      flagged: Math.abs(test.poissonZ) >= 3,
      z: test.z,
      p_value: test.pValue,
    };
  });
  return withVerdicts(changes);
}

/** Dispersion of monthly pairs around one common ratio, never below 1; at 1 it is known. */
function dispersionOfChange(
  first: readonly number[],
  second: readonly number[],
): { dispersion: number; degreesOfFreedom: number } {
  const share = sum(second) / (sum(first) + sum(second));
  let chiSquare = 0;
  let pairs = 0;
  first.forEach((before, i) => {
    const both = before + second[i]!;
    if (both === 0 || share === 0 || share === 1) return;
    const distance = second[i]! - both * share;
    chiSquare += distance * distance / (both * share * (1 - share));
    pairs++;
  });
  const degreesOfFreedom = pairs - 1;
  if (degreesOfFreedom < 1 || chiSquare <= degreesOfFreedom) {
    return { dispersion: 1, degreesOfFreedom: Infinity };
  }
  return { dispersion: chiSquare / degreesOfFreedom, degreesOfFreedom };
}

function periodName(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, "0")}`;
}

/** Months in words: a run as "January to October", else one by one. */
function monthsText(months: readonly number[]): string {
  const names = months.map((month) => MONTHS[month - 1]!);
  const isRun = months.at(-1)! - months[0]! === months.length - 1;
  if (months.length > 2 && isRun) return `${names[0]} to ${names.at(-1)}`;
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
