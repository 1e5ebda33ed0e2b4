/**
 * Weighted points of any number of dimensions, few enough to compare each with each.
 *
 * @module
 */

/** Distinct points with the number of incidents at each. */
export interface WeightedPoints {
  /** Coordinates of a point, at least one. */
  nDims: number;
  /** Point by point: coordinate d of point i is `values[i * nDims + d]`. */
  values: Float64Array;
  /** Incidents at each point, positive. */
  weight: Uint32Array;
}

/**
 * Refuses points that cannot be clustered.
 *
 * @param what What is done with them, for the error message, such as `cluster by k-means`.
 * @returns Incidents of all points.
 * @throws {RangeError} If there is no point, a coordinate is not finite, or a weight is zero.
 * @throws {TypeError} If the values are not nDims a weight.
 *
 * @example Two incidents at one point, three at another
 * ```ts
 * import assert from "node:assert/strict";
 * import { requirePoints } from "lib/cluster/points.ts";
 * const points = { nDims: 2, values: Float64Array.of(0, 0, 1, 0), weight: Uint32Array.of(2, 3) };
 * assert.equal(requirePoints("cluster", points), 5);
 * ```
 */
export function requirePoints(what: string, { nDims, values, weight }: WeightedPoints): number {
  if (!Number.isInteger(nDims) || nDims < 1 || values.length !== nDims * weight.length) {
    throw new TypeError(
      `Cannot ${what}: there must be nDims values a point, current values are ${nDims} dimensions, ` +
        `${values.length} values and ${weight.length} points`,
    );
  }
  if (weight.length === 0) throw new RangeError(`Cannot ${what}: there must be at least one point`);
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    throw new RangeError(
      `Cannot ${what}: coordinates must be finite, ` +
        `current value of point ${Math.floor(wrong / nDims)} is ${values[wrong]}`,
    );
  }
  const empty = weight.indexOf(0);
  if (empty >= 0) {
    throw new RangeError(
      `Cannot ${what}: weights must be positive, current value of point ${empty} is 0`,
    );
  }
  return weight.reduce((sum, each) => sum + each, 0);
}

/**
 * Points of which some are left out, and the index of each that is left.
 *
 * @param weight Incidents at each point; those without any are left out.
 *
 * @example The first point is empty
 * ```ts
 * import assert from "node:assert/strict";
 * import { occupiedPoints } from "lib/cluster/points.ts";
 * const found = occupiedPoints(1, Float64Array.of(5, 6), Uint32Array.of(0, 9));
 * assert.deepEqual([[...found.indices], [...found.points.values]], [[1], [6]]);
 * ```
 */
export function occupiedPoints(
  nDims: number,
  values: Float64Array,
  weight: Uint32Array,
): { points: WeightedPoints; indices: Uint32Array } {
  const indices = Uint32Array.from(weight, (_, i) => i).filter((i) => weight[i]! > 0);
  const kept = new Float64Array(indices.length * nDims);
  indices.forEach((i, k) => kept.set(values.subarray(i * nDims, (i + 1) * nDims), k * nDims));
  return {
    points: { nDims, values: kept, weight: Uint32Array.from(indices, (i) => weight[i]!) },
    indices,
  };
}
