/**
 * Ratios of two risks or two rates with intervals on the logarithmic scale.
 *
 * @module
 */

import { CONFIDENCE } from "./interval.ts";
import { requireCount } from "./require_count.ts";
import { criticalT, twoSidedT } from "./student_t.ts";

/** Ratio with its interval; what a zero count leaves undefined is null. */
export interface Ratio {
  /** First over second; null when the second is zero or either has no base. */
  ratio: number | null;
  /** Lower end of the interval; null when a count, or one of failures, is zero. */
  low: number | null;
  /** Upper end of the interval; null likewise. */
  high: number | null;
  /** z score of the logarithm against ratio 1; null likewise. */
  z: number | null;
  /** Two-sided p-value of that z; null likewise. */
  pValue: number | null;
}

/** Options of {@link rateRatio}. */
export interface RateRatioOptions {
  /** Probability of cover, in [0, 1); default 0.95. */
  confidence?: number;
  /** Variance over mean of the counts; default 1. The interval widens by its square root. */
  dispersion?: number;
  /** Of the dispersion, where it was estimated; default Infinity, for one that is known. */
  degreesOfFreedom?: number;
}

/**
 * Risk ratio of two independent groups with Katz's interval.
 *
 * The variance of its logarithm is 1/a - 1/n1 + 1/b - 1/n2 for a of n1 against b of n2. A group
 * in which all succeed would enter with variance 0 however small it is, so there is no interval
 * and no test then.
 *
 * @throws {RangeError} If a count is not a whole number, or exceeds its base.
 *
 * @example Twice the risk
 * ```ts
 * import assert from "node:assert/strict";
 * import { riskRatio } from "lib/numeric/ratio.ts";
 * assert.equal(riskRatio(20, 100, 10, 100).ratio, 2);
 * assert.equal(riskRatio(0, 100, 10, 100).low, null);
 * ```
 *
 * @see Katz et al. (1978), doi:10.2307/2530610
 */
export function riskRatio(
  successes: number,
  n: number,
  otherSuccesses: number,
  otherN: number,
  confidence: number = CONFIDENCE,
): Ratio {
  for (const [name, value] of Object.entries({ successes, n, otherSuccesses, otherN })) {
    requireCount("risk ratio", name, value);
  }
  if (successes > n || otherSuccesses > otherN) {
    throw new RangeError(
      `Cannot compute risk ratio: successes must not exceed n, current values are ` +
        `${successes} of ${n} and ${otherSuccesses} of ${otherN}`,
    );
  }
  if (n === 0 || otherSuccesses === 0) return UNDEFINED_RATIO;
  const ratio = successes * otherN / (otherSuccesses * n);
  if (successes === 0 || successes === n || otherSuccesses === otherN) {
    return { ...UNDEFINED_RATIO, ratio };
  }
  const variance = 1 / successes - 1 / n + 1 / otherSuccesses - 1 / otherN;
  return logRatio(ratio, variance, confidence);
}

/**
 * Ratio of two Poisson rates, count over time against count over time.
 *
 * The interval is the Wald interval of its logarithm (variance 1/a + 1/b, times the dispersion),
 * which for the counts of this project, hundreds and more, agrees with the exact conditional one.
 *
 * @param time Exposure of the first count, such as days; positive.
 * @param otherTime Exposure of the second count, in the same unit.
 * @throws {RangeError} If a count is not a whole number, or a time or the dispersion not positive.
 *
 * @example Half as much in the same time
 * ```ts
 * import assert from "node:assert/strict";
 * import { rateRatio } from "lib/numeric/ratio.ts";
 * assert.equal(rateRatio(50, 365, 100, 365).ratio, 0.5);
 * ```
 */
export function rateRatio(
  count: number,
  time: number,
  otherCount: number,
  otherTime: number,
  options: RateRatioOptions = {},
): Ratio {
  const { confidence = CONFIDENCE, dispersion = 1, degreesOfFreedom = Infinity } = options;
  requireCount("rate ratio", "count", count);
  requireCount("rate ratio", "otherCount", otherCount);
  if (!(time > 0 && otherTime > 0 && dispersion > 0)) {
    throw new RangeError(
      `Cannot compute rate ratio: times and dispersion must be positive, current values are ` +
        `${time}, ${otherTime} and ${dispersion}`,
    );
  }
  if (otherCount === 0) return UNDEFINED_RATIO;
  const ratio = count * otherTime / (otherCount * time);
  if (count === 0) return { ...UNDEFINED_RATIO, ratio };
  return logRatio(ratio, dispersion * (1 / count + 1 / otherCount), confidence, degreesOfFreedom);
}

const UNDEFINED_RATIO: Ratio = { ratio: null, low: null, high: null, z: null, pValue: null };

/**
 * Ratio with the interval and test that the variance of its logarithm gives.
 *
 * @param degreesOfFreedom Of the variance, where it was estimated.
 */
export function logRatio(
  ratio: number,
  variance: number,
  confidence: number,
  degreesOfFreedom = Infinity,
): Ratio {
  const error = Math.sqrt(variance);
  const factor = Math.exp(criticalT(confidence, degreesOfFreedom) * error);
  const log = Math.log(ratio);
  const z = log === 0 ? 0 : error === 0 ? null : log / error;
  return {
    ratio,
    low: ratio / factor,
    high: ratio * factor,
    z,
    pValue: z === null ? null : twoSidedT(z, degreesOfFreedom),
  };
}
