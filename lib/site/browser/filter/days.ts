/**
 * Days of the record, counted from its first.
 *
 * @module
 */

import { drawnCount } from "../../../explore/show_count.ts";
import type { Period } from "../../../explore/view.ts";

const DAY_MS = 86_400_000;

/** Number of a date, 0 for the first of the record. */
export function dayOf(date: string, record: Period): number {
  return Math.round((Date.parse(date) - Date.parse(record.from)) / DAY_MS);
}

/** Date a number of days after another. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days of a period. */
export function lengthOf({ from, to }: Period): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

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
