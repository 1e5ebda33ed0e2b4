/**
 * Between which values others lie.
 *
 * @module
 */

/**
 * Least and greatest of some values; from Infinity to -Infinity where there is none.
 *
 * @example Three values
 * ```ts
 * import assert from "node:assert/strict";
 * import { extentOf } from "lib/numeric/extent.ts";
 * assert.deepEqual(extentOf([3, -1, 2]), [-1, 3]);
 * assert.deepEqual(extentOf([]), [Infinity, -Infinity]);
 * ```
 */
export function extentOf(values: ArrayLike<number>): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return [low, high];
}
