import { gammaQuantile } from "./gamma.ts";
import { CONFIDENCE, type Interval } from "./interval.ts";
import { requireCount } from "./require_count.ts";

/** Options of {@link poissonInterval}. */
export interface PoissonIntervalOptions {
  /** Probability of cover, in [0, 1); default 0.95. */
  confidence?: number;
  /** Variance over mean of the counting process; default 1, a Poisson process. */
  dispersion?: number;
}

/**
 * Exact interval of the mean of a Poisson count (Garwood).
 *
 * Ends are quantiles of gamma distributions with shapes count and count + 1. With a dispersion
 * phi other than 1 the count is worth count / phi independent events, and the interval is phi
 * times that of count / phi: for large counts the quasi-Poisson interval, and defined at 0 too.
 *
 * @param count Number of events, not negative.
 * @returns Interval of the mean count; divide by the days for a rate per day.
 * @throws {RangeError} If count is not a whole number, or dispersion is not positive.
 *
 * @example No event in a year still allows 3.7
 * ```ts
 * import assert from "node:assert/strict";
 * import { poissonInterval } from "lib/numeric/poisson_interval.ts";
 * const { low, high } = poissonInterval(0);
 * assert.equal(low, 0);
 * assert.equal(high.toFixed(3), "3.689");
 * ```
 *
 * @see Garwood (1936), doi:10.2307/2333958
 */
export function poissonInterval(count: number, options: PoissonIntervalOptions = {}): Interval {
  const { confidence = CONFIDENCE, dispersion = 1 } = options;
  requireCount("Poisson interval", "count", count);
  if (!(dispersion > 0 && dispersion < Infinity)) {
    throw new RangeError(
      `Cannot compute Poisson interval: dispersion must be positive, current value is ${dispersion}`,
    );
  }
  const events = count / dispersion;
  const outside = (1 - confidence) / 2;
  return {
    low: count === 0 ? 0 : dispersion * gammaQuantile(events, outside),
    high: dispersion * gammaQuantile(events + 1, 1 - outside),
  };
}
