/**
 * Counts that resemble those just before them, and what that does to what they tell.
 *
 * @module
 */

/**
 * Correlation of numbers, of mean 0, with the ones after them; 0 where all are 0.
 *
 * @param runs Numbers in a row, such as residuals of days; between two runs there is a gap.
 * @returns Above -1 and below 1; products of neighbors over the squares of all numbers.
 *
 * @example Two runs
 * ```ts
 * import assert from "node:assert/strict";
 * import { correlationWithNext } from "lib/numeric/autocorrelation.ts";
 * assert.equal(correlationWithNext([[-1, -1, 1, 1]]), (1 - 1 + 1) / 4);
 * assert.equal(correlationWithNext([[-1, -1], [1, 1]]), (1 + 1) / 4);
 * ```
 */
export function correlationWithNext(runs: readonly (readonly number[])[]): number {
  const square = runs.flat().reduce((sum, value) => sum + value * value, 0);
  if (square === 0) return 0;
  const products = runs.flatMap((run) => run.slice(1).map((value, i) => value * run[i]!));
  return products.reduce((sum, product) => sum + product, 0) / square;
}

/**
 * Factor by which the variance of what lasts, such as the rate of a month or a period, exceeds that
 * of a Poisson process: days alike in a row tell less of it than as many days that are not.
 *
 * @param dispersion Variance over mean of the counts; below 1 it counts as 1.
 * @param autocorrelation Correlation of each with the next, below 1; below 0 it counts as 0.
 *
 * @example Twice Poisson's variance, and half of each day stays to the next
 * ```ts
 * import assert from "node:assert/strict";
 * import { lastingDispersion } from "lib/numeric/autocorrelation.ts";
 * assert.equal(lastingDispersion(2, 0.5), 6);
 * assert.equal(lastingDispersion(0.9, -0.2), 1);
 * ```
 */
export function lastingDispersion(dispersion: number, autocorrelation: number): number {
  const r = Math.max(0, autocorrelation);
  return Math.max(1, dispersion) * (1 + r) / (1 - r);
}
