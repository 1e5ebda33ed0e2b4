/**
 * The busiest hours in a row, and whether given hours may as well be it.
 *
 * @module
 */

import { CONFIDENCE } from "../numeric/interval.ts";
import { criticalZ, twoSidedP } from "../numeric/normal.ts";
import { formatHour } from "./format.ts";
import { HOURS } from "./hours.ts";

/** Hours in a row, around midnight where need be. */
export interface HourWindow {
  /** First hour, 0 to 23. */
  from: number;
  /** Number of hours. */
  length: number;
}

/** The busiest window of a length. */
export interface PeakWindow extends HourWindow {
  /** Records in it. */
  n: number;
  /** n over all records. */
  share: number;
  /** Ends of the 95 % interval of the share, widened by the dispersion. */
  low: number;
  high: number;
  /** First hours of the windows whose counts cannot be told from the largest, in order of the day. */
  tied: number[];
}

/**
 * Records in a window.
 *
 * @param counts Records of each of the 24 hours.
 *
 * @example From 23:00 to 00:59
 * ```ts
 * import assert from "node:assert/strict";
 * import { countInWindow } from "lib/describe/peak_window.ts";
 * const counts = Array.from({ length: 24 }, (_, hour) => hour);
 * assert.equal(countInWindow(counts, { from: 23, length: 2 }), 23);
 * ```
 */
export function countInWindow(
  counts: ArrayLike<number>,
  { from, length }: HourWindow,
): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += counts[(from + i) % HOURS]!;
  return sum;
}

/**
 * The window of so many hours that has the most records, and those that cannot be told from it.
 *
 * Each window is compared with the largest, one-sided, by the hours that only one of both has, as
 * counts whose variance is their mean times the dispersion. Since the largest was picked by looking,
 * p-values are multiplied by the number of ordered pairs of windows, as `peakHours` does.
 *
 * @param counts Records of each of the 24 hours.
 * @param length Hours of a window, 1 to 23.
 * @param dispersion Variance over mean of the counts, at least 1.
 * @throws {RangeError} If there are not 24 counts, none is positive, or a parameter is out of range.
 *
 * @example An evening
 * ```ts
 * import assert from "node:assert/strict";
 * import { peakWindow } from "lib/describe/peak_window.ts";
 * const counts = Array.from({ length: 24 }, (_, hour) => hour >= 18 && hour < 22 ? 900 : 100);
 * const { from, tied } = peakWindow(counts, 4);
 * assert.deepEqual([from, tied], [18, [18]]);
 * ```
 */
export function peakWindow(
  counts: ArrayLike<number>,
  length: number,
  dispersion = 1,
): PeakWindow {
  if (counts.length !== HOURS) {
    throw new RangeError(
      `Cannot find peak: there must be 24 counts, current number is ${counts.length}`,
    );
  }
  if (!Number.isInteger(length) || length < 1 || length >= HOURS) {
    throw new RangeError(
      `Cannot find peak: length must be an integer in 1 .. 23, current value is ${length}`,
    );
  }
  if (!(dispersion >= 1)) {
    throw new RangeError(
      `Cannot find peak: dispersion must be at least 1, current value is ${dispersion}`,
    );
  }
  const total = countInWindow(counts, { from: 0, length: HOURS });
  if (!(total > 0)) throw new RangeError("Cannot find peak: there must be records");
  const sums = Array.from({ length: HOURS }, (_, from) => countInWindow(counts, { from, length }));
  const n = Math.max(...sums);
  const from = sums.indexOf(n);
  const pairs = HOURS * (HOURS - 1);
  const tied = sums.flatMap((sum, start) => {
    if (sum === n) return [start];
    const apart = onlyInOne(counts, from, start, length);
    const p = twoSidedP((n - sum) / Math.sqrt(dispersion * apart)) / 2;
    return p * pairs > 0.05 ? [start] : [];
  });
  const share = n / total;
  const half = criticalZ(CONFIDENCE) * Math.sqrt(dispersion * share * (1 - share) / total);
  return {
    from,
    length,
    n,
    share,
    low: Math.max(0, share - half),
    high: Math.min(1, share + half),
    tied,
  };
}

/** Records of the hours that one of two windows has and the other has not. */
function onlyInOne(counts: ArrayLike<number>, a: number, b: number, length: number): number {
  const holds = (from: number, hour: number) => (hour - from + HOURS) % HOURS < length;
  let sum = 0;
  for (let hour = 0; hour < HOURS; hour++) {
    if (holds(a, hour) !== holds(b, hour)) sum += counts[hour]!;
  }
  return sum;
}

/**
 * The shortest window that holds at least a share of the records; of equally short ones the one with
 * the most, then the earliest.
 *
 * @param share In (0, 1].
 *
 * @example Half of the records in two hours
 * ```ts
 * import assert from "node:assert/strict";
 * import { shortestWindow } from "lib/describe/peak_window.ts";
 * const counts = Array.from({ length: 24 }, (_, hour) => hour === 23 || hour === 0 ? 30 : 2);
 * assert.deepEqual(shortestWindow(counts, 0.5), { from: 23, length: 2 });
 * ```
 */
export function shortestWindow(counts: ArrayLike<number>, share: number): HourWindow {
  const total = countInWindow(counts, { from: 0, length: HOURS });
  for (let length = 1; length < HOURS; length++) {
    const sums = Array.from(
      { length: HOURS },
      (_, from) => countInWindow(counts, { from, length }),
    );
    const most = Math.max(...sums);
    if (most >= share * total) return { from: sums.indexOf(most), length };
  }
  return { from: 0, length: HOURS };
}

/** What can be said of an expected peak. */
export type PeakVerdict = "met" | "cannot be told" | "not met";

/**
 * Whether an expected window is the busiest one: met only if it is, and not met only if it is
 * clearly less busy; where chance cannot tell, few records are no support.
 *
 * @param peak The busiest window of the same length.
 *
 * @example Neither
 * ```ts
 * import assert from "node:assert/strict";
 * import { judgePeak, peakWindow } from "lib/describe/peak_window.ts";
 * const few = Array.from({ length: 24 }, (_, hour) => hour === 14 ? 12 : 10);
 * assert.equal(judgePeak(peakWindow(few, 4), 22), "cannot be told");
 * ```
 */
export function judgePeak({ from, tied }: PeakWindow, expectedFrom: number): PeakVerdict {
  return from === expectedFrom ? "met" : tied.includes(expectedFrom) ? "cannot be told" : "not met";
}

/**
 * A window in words: first and last minute.
 *
 * @example Four hours around midnight
 * ```ts
 * import assert from "node:assert/strict";
 * import { describeWindow } from "lib/describe/peak_window.ts";
 * assert.equal(describeWindow({ from: 22, length: 4 }), "22:00 to 02:00");
 * assert.equal(describeWindow({ from: 0, length: 24 }), "all day");
 * ```
 */
export function describeWindow({ from, length }: HourWindow): string {
  if (length >= HOURS) return "all day";
  return `${formatHour(from)} to ${formatHour((from + length) % HOURS)}`;
}
