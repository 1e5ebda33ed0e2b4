/**
 * Quantile of numbers by linear interpolation between order statistics (type R-7).
 *
 * @param values Numbers in any order, none of them NaN; left as they are.
 * @param probability Position in [0, 1]; 0.5 is the median.
 * @throws {RangeError} If there are no values, one is NaN, or probability is outside [0, 1].
 *
 * @example A quarter of the way through four numbers
 * ```ts
 * import assert from "node:assert/strict";
 * import { quantile } from "lib/numeric/quantile.ts";
 * assert.equal(quantile([4, 1, 3, 2], 0.25), 1.75);
 * ```
 *
 * @see Hyndman and Fan (1996), doi:10.2307/2684934
 */
export function quantile(values: ArrayLike<number>, probability: number): number {
  if (values.length === 0) {
    throw new RangeError("Cannot compute quantile: values must not be empty");
  }
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(
      `Cannot compute quantile: probability must be in [0, 1], current value is ${probability}`,
    );
  }
  const sorted = Float64Array.from(values).sort();
  if (Number.isNaN(sorted[sorted.length - 1])) {
    throw new RangeError("Cannot compute quantile: values must not hold NaN");
  }
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const lower = sorted[below]!;
  const upper = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return lower + (upper - lower) * (position - below);
}
