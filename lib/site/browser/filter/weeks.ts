/**
 * Weeks of the record, and the periods that are compared first.
 *
 * @module
 */

import { addDays, lengthOf } from "../../../explore/days.ts";
import { drawnCount } from "../../../explore/show_count.ts";
import type { Period } from "../../../explore/view.ts";

/** A week of the record; the last may have fewer days. */
export interface Week {
  /** Its first day, and the day after its last, counted from the first of the record. */
  start: number;
  end: number;
  /** Its incidents. */
  n: number;
  /** Incidents a day; weeks of few incidents are drawn as all counts of few are. */
  rate: number;
}

/** The weeks of a record by their incidents by day. */
export function weeksOf(counts: ArrayLike<number>): Week[] {
  return Array.from({ length: Math.ceil(counts.length / 7) }, (_, week) => {
    const start = 7 * week;
    const end = Math.min(start + 7, counts.length);
    const n = sumOf(counts, start, end);
    return { start, end, n, rate: drawnCount(n) / (end - start) };
  });
}

/**
 * Incidents of the days of a second period that stand for each week of the first: those as far from
 * its beginning.
 *
 * @param starts First day of the first and of the second period.
 * @param ends Their last days.
 * @returns Null for weeks that are not wholly in both.
 */
export function comparedWeeks(
  weeks: readonly Week[],
  counts: ArrayLike<number>,
  starts: readonly [number, number],
  ends: readonly [number, number],
): ({ start: number; n: number } | null)[] {
  const shift = starts[1] - starts[0];
  return weeks.map(({ start, end }) => {
    const isInFirst = start >= starts[0] && end - 1 <= ends[0];
    if (!isInFirst || end - 1 + shift > ends[1]) return null;
    return { start: start + shift, n: sumOf(counts, start + shift, end + shift) };
  });
}

function sumOf(counts: ArrayLike<number>, start: number, end: number): number {
  let n = 0;
  for (let day = start; day < end; day++) n += counts[day]!;
  return n;
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
