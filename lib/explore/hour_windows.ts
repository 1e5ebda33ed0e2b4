import { HOURS } from "../describe/hours.ts";
import type { HourWindow } from "../describe/peak_window.ts";

/**
 * Hours of the day as windows of hours in a row, around midnight where need be.
 *
 * @param hours Different hours, 0 to 23, in any order.
 * @returns Windows by their first hour; one of the whole day begins at 0.
 *
 * @example A night, and one hour in the morning
 * ```ts
 * import assert from "node:assert/strict";
 * import { hourWindows } from "lib/explore/hour_windows.ts";
 * const windows = hourWindows([0, 1, 5, 22, 23]);
 * assert.deepEqual(windows, [{ from: 5, length: 1 }, { from: 22, length: 4 }]);
 * ```
 */
export function hourWindows(hours: readonly number[]): HourWindow[] {
  const has = Array.from({ length: HOURS }, (_, hour) => hours.includes(hour));
  if (!has.includes(false)) return [{ from: 0, length: HOURS }];
  return has.flatMap((_, from) => {
    if (!has[from] || has.at(from - 1)) return [];
    let length = 1;
    while (has[(from + length) % HOURS]) length++;
    return [{ from, length }];
  });
}

/**
 * Hours of a window, in its order.
 *
 * @example Around midnight
 * ```ts
 * import assert from "node:assert/strict";
 * import { hoursOf } from "lib/explore/hour_windows.ts";
 * assert.deepEqual(hoursOf({ from: 22, length: 4 }), [22, 23, 0, 1]);
 * ```
 */
export function hoursOf({ from, length }: HourWindow): number[] {
  return Array.from({ length }, (_, i) => (from + i) % HOURS);
}
