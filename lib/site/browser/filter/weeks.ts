/**
 * Weeks of the record, and the periods that are compared first.
 *
 * @module
 */

import { addDays, lengthOf } from "../../../explore/days.ts";
import { drawnCount } from "../../../explore/show_count.ts";
import type { Period } from "../../../explore/view.ts";

/**
 * Incidents a day in each week of the record; a last part of a week has its own rate. Weeks of few
 * incidents are drawn as all counts of few are.
 */
export function weeklyRates(counts: ArrayLike<number>): { middle: number; rate: number }[] {
  const weeks = Math.ceil(counts.length / 7);
  return Array.from({ length: weeks }, (_, week) => {
    const start = 7 * week;
    const end = Math.min(start + 7, counts.length);
    let n = 0;
    for (let day = start; day < end; day++) n += counts[day]!;
    return { middle: (start + end) / 2, rate: drawnCount(n) / (end - start) };
  });
}

/**
 * The latest period of a record and the same days a year earlier, weekday by weekday; of a record of
 * less than fourteen months its two halves.
 */
export function latestPeriods(record: Period): { period: Period; against: Period } {
  const nDays = lengthOf(record);
  const isLong = nDays >= YEAR + 60;
  const length = isLong ? Math.min(YEAR, nDays - YEAR) : Math.floor(nDays / 2);
  const start = nDays - length;
  const earlier = start - (isLong ? YEAR : length);
  const periodOf = (first: number): Period => (
    { from: addDays(record.from, first), to: addDays(record.from, first + length - 1) }
  );
  return { period: periodOf(start), against: periodOf(earlier) };
}

/** Whole weeks of a year, days. */
const YEAR = 364;
