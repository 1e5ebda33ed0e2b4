/**
 * Aoristic weights: an offense found some hours after it may have happened counts in each of those
 * hours by its part.
 *
 * Reports of burglaries and thefts often say from when to when the property was left alone. To take
 * the start, the end or the middle makes peaks of habit; spread over the span, an incident adds up
 * to one all the same. Los Angeles and New York publish such spans, Chicago a single time.
 *
 * @see Ratcliffe (2002), doi:10.1023/A:1013240828824
 *
 * @module
 */

import { HOUR_MS } from "../numeric/milliseconds.ts";

/** Hours of a week, Monday 00:00 first. */
export const HOURS_OF_WEEK = 168;

/** Monday, 1 January 2001, 00:00. */
const A_MONDAY = Date.UTC(2001, 0, 1);

/** Times within which incidents happened; local times as if of UTC, in milliseconds. */
export interface TimeSpan {
  from: number;
  /** Not before `from`; equal for a time that is known. */
  to: number;
}

/** Weights of many incidents. */
export interface AoristicWeights {
  /** Sum of the weights in each hour of the week. */
  weights: Float64Array;
  /** Incidents, the sum of all weights. */
  n: number;
  /** Incidents whose span is longer than asked for, left out. */
  tooLong: number;
}

/**
 * Weight of each hour of the week.
 *
 * @param spans Incidents.
 * @param maxHours Longest span that still says something of the hour; others are counted and left
 * out (default 24: a longer one holds every hour of the day).
 * @throws {RangeError} If a time is not finite, or a span ends before it begins.
 *
 * @example From 23:30 on Sunday to 00:30 on Monday
 * ```ts
 * import assert from "node:assert/strict";
 * import { aoristicWeights } from "lib/features/aoristic.ts";
 * const from = Date.UTC(2018, 10, 11, 23, 30);
 * const { weights, n } = aoristicWeights([{ from, to: from + 3_600_000 }]);
 * assert.deepEqual([weights[167], weights[0], n], [0.5, 0.5, 1]);
 * ```
 */
export function aoristicWeights(spans: readonly TimeSpan[], maxHours = 24): AoristicWeights {
  const weights = new Float64Array(HOURS_OF_WEEK);
  let tooLong = 0;
  spans.forEach(({ from, to }, i) => {
    if (!Number.isFinite(from) || !Number.isFinite(to) || to < from) {
      throw new RangeError(
        `Cannot weigh hours: a span must not end before it begins, ` +
          `current value of span ${i} is ${from} to ${to}`,
      );
    }
    if (to - from > maxHours * HOUR_MS) {
      tooLong++;
      return;
    }
    const first = Math.floor((from - A_MONDAY) / HOUR_MS);
    if (to === from) {
      weights[hourOfWeek(first)]!++;
      return;
    }
    for (let hour = first; A_MONDAY + hour * HOUR_MS < to; hour++) {
      const start = Math.max(from, A_MONDAY + hour * HOUR_MS);
      const end = Math.min(to, A_MONDAY + (hour + 1) * HOUR_MS);
      weights[hourOfWeek(hour)]! += (end - start) / (to - from);
    }
  });
  return { weights, n: spans.length - tooLong, tooLong };
}

function hourOfWeek(hours: number): number {
  return (hours % HOURS_OF_WEEK + HOURS_OF_WEEK) % HOURS_OF_WEEK;
}
