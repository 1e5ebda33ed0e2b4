/**
 * Distance between two distributions over categories, and what chance alone makes of it.
 *
 * @module
 */

import { gammaTails, logGamma } from "./gamma.ts";
import { requireCount } from "./require_count.ts";

/** What a simple random sample is expected to differ from its source. */
export interface SamplingNoise {
  /** Expected total variation distance. */
  expected: number;
  /**
   * Chance that a simple random sample differs at least as much as the one given, by Pearson's
   * chi-square with the correction for a finite source; null where nothing can differ.
   */
  pValue: number | null;
}

/**
 * Total variation distance: half the sum of absolute differences of shares.
 *
 * @param a Counts of the categories in one set, in the order of b.
 * @param b Counts of the same categories in another set.
 * @returns Distance in [0, 1]: the share that would have to change category.
 * @throws {RangeError} If lengths differ or a set is empty.
 *
 * @example A tenth lies elsewhere
 * ```ts
 * import assert from "node:assert/strict";
 * import { totalVariation } from "lib/numeric/total_variation.ts";
 * assert.ok(Math.abs(totalVariation([5, 5], [60, 40]) - 0.1) < 1e-15);
 * ```
 */
export function totalVariation(a: readonly number[], b: readonly number[]): number {
  const { totalA, totalB } = totals(a, b);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += Math.abs(a[i]! / totalA - b[i]! / totalB);
  return sum / 2;
}

/**
 * Total variation distance that a simple random sample without replacement is expected to have,
 * exactly, and how unusual the given sample would be as one.
 *
 * Each category's count is hypergeometric; its mean absolute deviation has a closed form.
 *
 * @param sample Counts of the categories in the sample, in the order of source.
 * @param source Counts of the categories in the source that the sample was taken from.
 * @throws {RangeError} If lengths differ, a set is empty or a sample exceeds its source.
 *
 * @example Half of two records of two kinds always differs by a half
 * ```ts
 * import assert from "node:assert/strict";
 * import { samplingNoise } from "lib/numeric/total_variation.ts";
 * assert.ok(Math.abs(samplingNoise([1, 0], [1, 1]).expected - 0.5) < 1e-12);
 * ```
 *
 * @see Diaconis and Zabell (1991), doi:10.1214/ss/1177011699
 */
export function samplingNoise(sample: readonly number[], source: readonly number[]): SamplingNoise {
  const { totalA: n, totalB: all } = totals(sample, source);
  let deviation = 0;
  let chiSquare = 0;
  let categories = 0;
  for (let i = 0; i < source.length; i++) {
    if (sample[i]! > source[i]!) {
      throw new RangeError(
        `Cannot compare sample and source: a sample must not exceed its source, ` +
          `current values are ${sample[i]} of ${source[i]}`,
      );
    }
    if (source[i] === 0) continue;
    const expected = n * source[i]! / all;
    deviation += meanAbsoluteDeviation(all, source[i]!, n);
    chiSquare += (sample[i]! - expected) * (sample[i]! - expected) / expected;
    categories++;
  }
  if (n === all || categories < 2) return { expected: deviation / n / 2, pValue: null };
  const corrected = chiSquare * (all - 1) / (all - n);
  return {
    expected: deviation / n / 2,
    pValue: gammaTails((categories - 1) / 2, corrected / 2).upper,
  };
}

/** Mean absolute deviation of a hypergeometric count: n drawn from all, of which some are marked. */
function meanAbsoluteDeviation(all: number, marked: number, n: number): number {
  const above = Math.floor(n * marked / all) + 1;
  const unmarkedLeft = all - marked - n + above;
  if (above > Math.min(n, marked) || unmarkedLeft <= 0) return 0;
  const logProbability = logChoose(marked, above) + logChoose(all - marked, n - above) -
    logChoose(all, n);
  return 2 * above * unmarkedLeft / all * Math.exp(logProbability);
}

/** Logarithm of the number of ways to choose k of n. */
function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

function totals(a: readonly number[], b: readonly number[]): { totalA: number; totalB: number } {
  if (a.length !== b.length) {
    throw new RangeError(
      `Cannot compare distributions: lengths must be equal, current values are ${a.length} and ${b.length}`,
    );
  }
  for (const count of [...a, ...b]) requireCount("distance", "count", count);
  const totalA = a.reduce((sum, count) => sum + count, 0);
  const totalB = b.reduce((sum, count) => sum + count, 0);
  if (totalA === 0 || totalB === 0) {
    throw new RangeError("Cannot compare distributions: neither may be empty");
  }
  return { totalA, totalB };
}
