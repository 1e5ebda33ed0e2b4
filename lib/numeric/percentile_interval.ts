import { CONFIDENCE } from "./interval.ts";
import { quantile } from "./quantile.ts";

/**
 * Interval of bootstraps by their percentiles, widened to hold the estimate: it may lie outside of
 * them, by rounding alone where all draws are the same.
 *
 * @param drawn Values of the bootstraps.
 *
 * @example Draws that are all the same
 * ```ts
 * import assert from "node:assert/strict";
 * import { percentileInterval } from "lib/numeric/percentile_interval.ts";
 * assert.deepEqual(percentileInterval(1e-16, [0, 0, 0]), { low: 0, high: 1e-16 });
 * ```
 */
export function percentileInterval(
  estimate: number,
  drawn: readonly number[],
): { low: number; high: number } {
  const sorted = drawn.toSorted((a, b) => a - b);
  const outside = (1 - CONFIDENCE) / 2;
  return {
    low: Math.min(estimate, quantile(sorted, outside)),
    high: Math.max(estimate, quantile(sorted, 1 - outside)),
  };
}
