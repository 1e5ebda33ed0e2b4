/**
 * Values of weighted places as curves of few points: sorted, and read at even shares of incidents.
 *
 * @module
 */

/** Point of a curve. */
export interface CurvePoint {
  /** Share of the incidents that come before, of all but this one: 0 for the first, 1 for the last. */
  share: number;
  value: number;
}

/**
 * Sorted values of incidents, at even shares of them.
 *
 * @param values Value of each place.
 * @param weight Incidents at each place.
 * @param points Number of points, at least two.
 * @param order Whether the least or the greatest value comes first.
 * @returns The first, the last, and evenly spaced incidents between; none for no places.
 * @throws {RangeError} If there are fewer than two points.
 *
 * @example The middle of three incidents
 * ```ts
 * import assert from "node:assert/strict";
 * import { sortedCurve } from "lib/cluster/curves.ts";
 * const curve = sortedCurve([30, 10], [1, 2], 3, "ascending");
 * assert.deepEqual(curve.map(({ share, value }) => [share, value]), [[0, 10], [0.5, 10], [1, 30]]);
 * ```
 */
export function sortedCurve(
  values: ArrayLike<number>,
  weight: ArrayLike<number>,
  points: number,
  order: "ascending" | "descending",
): CurvePoint[] {
  if (!(points >= 2)) {
    throw new RangeError(
      `Cannot thin curve: points must be at least 2, current value is ${points}`,
    );
  }
  const sign = order === "ascending" ? 1 : -1;
  const sorted = Uint32Array.from({ length: values.length }, (_, i) => i)
    .sort((a, b) => sign * (values[a]! - values[b]!) || a - b);
  let total = 0;
  for (let i = 0; i < weight.length; i++) total += weight[i]!;
  const curve: CurvePoint[] = [];
  let upTo = 0;
  for (const i of sorted) {
    upTo += weight[i]!;
    while (curve.length < points) {
      const rank = 1 + Math.round((total - 1) * curve.length / (points - 1));
      if (rank > upTo) break;
      curve.push({ share: total === 1 ? 0 : (rank - 1) / (total - 1), value: values[i]! });
    }
  }
  return curve;
}

/**
 * Share of the incidents whose value is at most a limit.
 *
 * @param values Value of each place.
 * @param weight Incidents at each place, at least one in all.
 *
 * @example Two of three incidents
 * ```ts
 * import assert from "node:assert/strict";
 * import { shareAtMost } from "lib/cluster/curves.ts";
 * assert.equal(shareAtMost([30, 10], [1, 2], 10), 2 / 3);
 * ```
 */
export function shareAtMost(
  values: ArrayLike<number>,
  weight: ArrayLike<number>,
  limit: number,
): number {
  let total = 0;
  let within = 0;
  for (let i = 0; i < weight.length; i++) {
    total += weight[i]!;
    if (values[i]! <= limit) within += weight[i]!;
  }
  return within / total;
}
