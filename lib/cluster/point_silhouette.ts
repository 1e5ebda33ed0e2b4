/**
 * Silhouette of incidents at points of any number of dimensions, from the distances of all pairs.
 *
 * @module
 */

import { NOISE } from "./clustering.ts";
import { requirePoints, type WeightedPoints } from "./points.ts";

/** Silhouette of a clustering of points. */
export interface PointSilhouette {
  /** Mean over the incidents in clusters, in [-1, 1]. */
  mean: number;
  /** Incidents in clusters. */
  n: number;
  /** Incidents that are noise. */
  nNoise: number;
  /** Mean over the incidents of each cluster, by label. */
  byCluster: { cluster: number; n: number; mean: number }[];
}

/**
 * Distances of all pairs of points, computed once for many clusterings of them.
 *
 * @returns Point by point: of i and j at `i * nPoints + j`.
 */
export function pairDistances(points: WeightedPoints): Float64Array {
  requirePoints("measure distances", points);
  const { nDims, values, weight } = points;
  const nPoints = weight.length;
  const distances = new Float64Array(nPoints * nPoints);
  for (let i = 0; i < nPoints; i++) {
    for (let j = 0; j < i; j++) {
      let square = 0;
      for (let d = 0; d < nDims; d++) {
        const apart = values[i * nDims + d]! - values[j * nDims + d]!;
        square += apart * apart;
      }
      distances[i * nPoints + j] = distances[j * nPoints + i] = Math.sqrt(square);
    }
  }
  return distances;
}

/**
 * Silhouette of every incident, as `silhouette` defines it for places.
 *
 * @param distances Of all pairs, as {@linkcode pairDistances} gives them.
 * @param weight Incidents at each point; points without any count for nothing.
 * @param labels Cluster of each point, -1 for noise.
 * @throws {RangeError} If there are fewer than two clusters with incidents, or as many as incidents.
 * @throws {TypeError} If the arrays are not of one size.
 *
 * @example Two pairs on a line: outer incidents score 0.6, inner ones 1/3
 * ```ts
 * import assert from "node:assert/strict";
 * import { pairDistances, pointSilhouette } from "lib/cluster/point_silhouette.ts";
 * const weight = Uint32Array.of(1, 1, 1, 1);
 * const points = { nDims: 1, values: Float64Array.of(2, 4, 6, 8), weight };
 * const { mean } = pointSilhouette(pairDistances(points), weight, Int32Array.of(0, 0, 1, 1));
 * assert.ok(Math.abs(mean - 7 / 15) < 1e-15);
 * ```
 *
 * @see Rousseeuw (1987), doi:10.1016/0377-0427(87)90125-7
 */
export function pointSilhouette(
  distances: Float64Array,
  weight: Uint32Array,
  labels: Int32Array,
): PointSilhouette {
  const nPoints = weight.length;
  if (distances.length !== nPoints * nPoints) {
    throw new TypeError(
      `Cannot compute silhouette: there must be a distance a pair, ` +
        `current values are ${nPoints} points and ${distances.length} distances`,
    );
  }
  return silhouetteBy(
    (i) => distances.subarray(i * nPoints, (i + 1) * nPoints),
    weight,
    labels,
  );
}

/**
 * The same for many points, whose distances do not all fit into memory.
 *
 * @example Two pairs on a line: outer incidents score 0.6, inner ones 1/3
 * ```ts
 * import assert from "node:assert/strict";
 * import { silhouetteOfPoints } from "lib/cluster/point_silhouette.ts";
 * const weight = Uint32Array.of(1, 1, 1, 1);
 * const points = { nDims: 1, values: Float64Array.of(2, 4, 6, 8), weight };
 * const { mean } = silhouetteOfPoints(points, Int32Array.of(0, 0, 1, 1));
 * assert.ok(Math.abs(mean - 7 / 15) < 1e-15);
 * ```
 */
export function silhouetteOfPoints(points: WeightedPoints, labels: Int32Array): PointSilhouette {
  requirePoints("compute silhouette", points);
  const { nDims, values, weight } = points;
  const row = new Float64Array(weight.length);
  const distancesOf = (i: number) => {
    for (let j = 0; j < row.length; j++) {
      let square = 0;
      for (let d = 0; d < nDims; d++) {
        const apart = values[i * nDims + d]! - values[j * nDims + d]!;
        square += apart * apart;
      }
      row[j] = Math.sqrt(square);
    }
    return row;
  };
  return silhouetteBy(distancesOf, weight, labels);
}

function silhouetteBy(
  distancesOf: (i: number) => Float64Array,
  weight: Uint32Array,
  labels: Int32Array,
): PointSilhouette {
  const nPoints = weight.length;
  if (labels.length !== nPoints) {
    throw new TypeError(
      `Cannot compute silhouette: there must be a label a point, ` +
        `current values are ${labels.length} labels and ${nPoints} points`,
    );
  }
  const k = labels.reduce((most, label) => Math.max(most, label), NOISE) + 1;
  const sizes = new Float64Array(k);
  let nNoise = 0;
  labels.forEach((label, i) => {
    if (label === NOISE) nNoise += weight[i]!;
    else sizes[label]! += weight[i]!;
  });
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const nClusters = sizes.filter((size) => size > 0).length;
  if (nClusters < 2 || nClusters >= n) {
    throw new RangeError(
      `Cannot compute silhouette: nClusters must be in [2, n - 1] for n = ${n} incidents in ` +
        `clusters, current value is ${nClusters}`,
    );
  }
  const sums = new Float64Array(k);
  const totals = new Float64Array(k);
  for (let i = 0; i < nPoints; i++) {
    const own = labels[i]!;
    if (own === NOISE || weight[i] === 0) continue;
    sums.fill(0);
    const distances = distancesOf(i);
    for (let j = 0; j < nPoints; j++) {
      const label = labels[j]!;
      if (label !== NOISE) sums[label]! += weight[j]! * distances[j]!;
    }
    if (sizes[own] === 1) continue;
    let b = Infinity;
    for (let c = 0; c < k; c++) {
      if (c !== own && sizes[c]! > 0) b = Math.min(b, sums[c]! / sizes[c]!);
    }
    const a = sums[own]! / (sizes[own]! - 1);
    const most = Math.max(a, b);
    if (most > 0) totals[own]! += weight[i]! * (b - a) / most;
  }
  const byCluster = [...sizes.keys()].filter((c) => sizes[c]! > 0)
    .map((cluster) => ({ cluster, n: sizes[cluster]!, mean: totals[cluster]! / sizes[cluster]! }));
  return { mean: totals.reduce((sum, each) => sum + each, 0) / n, n, nNoise, byCluster };
}
