/**
 * Sums of numbers.
 *
 * @module
 */

/**
 * Sum of numbers; 0 of none.
 *
 * @example Counts
 * ```ts
 * import assert from "node:assert/strict";
 * import { sum } from "lib/numeric/sum.ts";
 * assert.deepEqual([sum([3, 4, 5]), sum([])], [12, 0]);
 * ```
 */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
