/**
 * How much more counts vary than a Poisson process lets them.
 *
 * @module
 */

import { gammaTails } from "./gamma.ts";
import { requireCount } from "./require_count.ts";

/** Pearson's chi-square over its degrees of freedom, with the test against 1. */
export interface Dispersion {
  /** Variance over mean: 1 for a Poisson process, above 1 overdispersed; null without base. */
  dispersion: number | null;
  /** Degrees of freedom: counts less groups. */
  degreesOfFreedom: number;
  /** Chance of at least this dispersion in a Poisson process; null without base. */
  pValue: number | null;
}

/**
 * Dispersion of counts around the mean of their group: the quasi-Poisson scale of a model with one
 * rate a group. With a single group it is the index of dispersion, variance (n - 1) over mean.
 *
 * Groups that hold no event are left out, since they say nothing of dispersion.
 *
 * @param groups Counts of equal exposure (such as days), one array a group.
 * @throws {RangeError} If a count is not a whole number.
 *
 * @example Variance 4 over mean 2
 * ```ts
 * import assert from "node:assert/strict";
 * import { poissonDispersion } from "lib/numeric/dispersion.ts";
 * assert.equal(poissonDispersion([[0, 2, 4]]).dispersion, 2);
 * ```
 */
export function poissonDispersion(groups: readonly ArrayLike<number>[]): Dispersion {
  let chiSquare = 0;
  let degreesOfFreedom = 0;
  for (const group of groups) {
    const counts = Array.from(group);
    for (const count of counts) requireCount("dispersion", "count", count);
    const total = counts.reduce((sum, count) => sum + count, 0);
    if (total === 0) continue;
    const mean = total / counts.length;
    for (const count of counts) chiSquare += (count - mean) * (count - mean) / mean;
    degreesOfFreedom += counts.length - 1;
  }
  if (degreesOfFreedom === 0) return { dispersion: null, degreesOfFreedom, pValue: null };
  return {
    dispersion: chiSquare / degreesOfFreedom,
    degreesOfFreedom,
    pValue: gammaTails(degreesOfFreedom / 2, chiSquare / 2).upper,
  };
}
