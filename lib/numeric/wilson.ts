import { CONFIDENCE, type Interval } from "./interval.ts";
import { criticalZ } from "./normal.ts";
import { requireCount } from "./require_count.ts";

/**
 * Wilson score interval of a proportion.
 *
 * The proportions that a score test would not reject. It stays inside [0, 1] and has a length
 * above 0 even when none or all of the trials succeed. Trials are taken as independent.
 *
 * @param successes Number of successes, 0 .. n.
 * @param n Number of trials; with 0 trials nothing is excluded and the interval is [0, 1].
 * @param confidence Probability of cover, in [0, 1).
 * @throws {RangeError} If a count is not a whole number or successes exceed n.
 *
 * @example Two of ten
 * ```ts
 * import assert from "node:assert/strict";
 * import { wilsonInterval } from "lib/numeric/wilson.ts";
 * const { low, high } = wilsonInterval(2, 10);
 * assert.equal(low.toFixed(4), "0.0567");
 * assert.equal(high.toFixed(4), "0.5098");
 * ```
 *
 * @see Wilson (1927), doi:10.1080/01621459.1927.10502953
 */
export function wilsonInterval(
  successes: number,
  n: number,
  confidence: number = CONFIDENCE,
): Interval {
  requireCount("Wilson interval", "n", n);
  requireCount("Wilson interval", "successes", successes);
  if (successes > n) {
    throw new RangeError(
      `Cannot compute Wilson interval: successes must be in 0 .. ${n}, current value is ${successes}`,
    );
  }
  if (n === 0) return { low: 0, high: 1 };
  const z = criticalZ(confidence);
  const share = successes / n;
  const center = share + z * z / (2 * n);
  const reach = z * Math.sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  const scale = 1 + z * z / n;
  return {
    low: successes === 0 ? 0 : (center - reach) / scale,
    high: successes === n ? 1 : (center + reach) / scale,
  };
}
