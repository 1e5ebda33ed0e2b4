import { requireCount } from "./require_count.ts";
import { twoSidedT } from "./student_t.ts";

/** Test of a change between two Poisson counts. */
export interface PoissonChange {
  /**
   * 2 (sqrt(after) - sqrt(before)), both counts scaled to the shorter exposure: the number that
   * crime analysts use, with flags at -3 and 3. Without change its standard deviation is sqrt(2),
   * since both counts vary, so a flag means 2.1 standard deviations.
   */
  poissonZ: number;
  /** The same idea as a proper z score: Anscombe's 3/8 added, exposures respected, variance 1. */
  z: number;
  /** Two-sided p-value of z. */
  pValue: number;
}

/**
 * Square-root test of a change from one Poisson count to another.
 *
 * @param before Earlier count.
 * @param after Later count.
 * @param exposureRatio Later exposure over earlier exposure (days over days); 1 when equal.
 * @param dispersion Variance over mean of the counts; z is divided by its square root.
 * @param degreesOfFreedom Of the dispersion, where it was estimated: z is then read as Student's t.
 * @throws {RangeError} If a count is not a whole number, or a ratio is not positive.
 *
 * @example From 100 to 144
 * ```ts
 * import assert from "node:assert/strict";
 * import { poissonChange } from "lib/numeric/poisson_change.ts";
 * assert.equal(poissonChange(100, 144).poissonZ, 4);
 * ```
 *
 * @see Gu, Ng, Tang and Schucany (2008), doi:10.1002/bimj.200710403
 */
export function poissonChange(
  before: number,
  after: number,
  exposureRatio = 1,
  dispersion = 1,
  degreesOfFreedom = Infinity,
): PoissonChange {
  requireCount("Poisson change", "before", before);
  requireCount("Poisson change", "after", after);
  if (!(exposureRatio > 0 && dispersion > 0)) {
    throw new RangeError(
      `Cannot compute Poisson change: exposureRatio and dispersion must be positive, ` +
        `current values are ${exposureRatio} and ${dispersion}`,
    );
  }
  const distance = 2 * (Math.sqrt(after + 0.375) - Math.sqrt((before + 0.375) * exposureRatio));
  const z = distance / Math.sqrt((1 + exposureRatio) * dispersion);
  const scaledBefore = before * Math.min(1, exposureRatio);
  const scaledAfter = after * Math.min(1, 1 / exposureRatio);
  return {
    poissonZ: 2 * (Math.sqrt(scaledAfter) - Math.sqrt(scaledBefore)),
    z,
    pValue: twoSidedT(z, degreesOfFreedom),
  };
}
