/**
 * Values on a scale of their own spread.
 *
 * @module
 */

/** Standardized values, and what was taken from them: `value = standardized * scale + mean`. */
export interface Standardized {
  values: Float64Array<ArrayBuffer>;
  mean: number;
  scale: number;
}

/**
 * Values less their mean, over their standard deviation (divided by n); in place, since columns are
 * long.
 *
 * @param name What they are, for the error message.
 * @throws {RangeError} If all values are the same.
 *
 * @example Two values
 * ```ts
 * import assert from "node:assert/strict";
 * import { standardize } from "lib/numeric/standardize.ts";
 * const { values, mean, scale } = standardize(Float64Array.of(3, 7), "severity");
 * assert.deepEqual([[...values], mean, scale], [[-1, 1], 5, 2]);
 * ```
 */
export function standardize(values: Float64Array<ArrayBuffer>, name: string): Standardized {
  const first = values[0]!;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const scale = Math.sqrt(squares / values.length);
  if (!(scale > 1e-12 * Math.abs(mean))) {
    throw new RangeError(
      `Cannot standardize: ${name} must vary, current value is ${first} in every row`,
    );
  }
  for (let i = 0; i < values.length; i++) values[i] = (values[i]! - mean) / scale;
  return { values, mean, scale };
}
