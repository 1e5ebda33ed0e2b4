/**
 * What every clustering of weighted places takes and gives.
 *
 * @module
 */

import type { WeightedPlaces } from "../space/grid.ts";

/** Label of a place that is in no cluster. */
export const NOISE = -1;

/** Clusters of weighted places. */
export interface ClusteringResult {
  /** Cluster of each place, in 0 .. nClusters - 1, or {@linkcode NOISE}; in step with the places. */
  labels: Int32Array;
  nClusters: number;
}

/** What a clustering took, in a unit that is the same on every machine. */
export interface ClusteringWork {
  /**
   * Squared distances computed: counted, not estimated, and a weighted one such as Ward's cost too.
   *
   * Each is between two of: places, means of clusters, centers, and boxes around several places,
   * whose distance bounds that of every place in them. A distance that a bound makes needless is
   * not computed, so that what an index saves shows, and what it costs.
   */
  distanceEvaluations: number;
}

/**
 * Labels as clusters, as many as the largest label says.
 *
 * @example Two clusters and noise
 * ```ts
 * import assert from "node:assert/strict";
 * import { clustersOf } from "lib/cluster/clustering.ts";
 * assert.equal(clustersOf(Int32Array.of(0, -1, 1)).nClusters, 2);
 * ```
 */
export function clustersOf(labels: Int32Array): ClusteringResult {
  return { labels, nClusters: labels.reduce((most, label) => Math.max(most, label + 1), 0) };
}

/**
 * Refuses places that cannot be clustered.
 *
 * @param what What is done with them, for the error message, such as `cluster by DBSCAN`.
 * @returns Incidents of all places.
 * @throws {RangeError} If there is no place, a coordinate is not finite, or a weight is zero.
 * @throws {TypeError} If the arrays are not of one length.
 *
 * @example A place that is nowhere
 * ```ts
 * import assert from "node:assert/strict";
 * import { requirePlaces } from "lib/cluster/clustering.ts";
 * const at = (x: number) => (
 *   { x: Float64Array.of(1, x), y: Float64Array.of(1, 2), weight: Uint32Array.of(3, 4) }
 * );
 * assert.equal(requirePlaces("cluster", at(5)), 7);
 * assert.throws(() => requirePlaces("cluster", at(NaN)), {
 *   name: "RangeError",
 *   message: "Cannot cluster: coordinates must be finite, current value of place 1 is NaN, 2",
 * });
 * ```
 */
export function requirePlaces(what: string, { x, y, weight }: WeightedPlaces): number {
  if (x.length !== y.length || x.length !== weight.length) {
    throw new TypeError(
      `Cannot ${what}: x, y and weight must have one length, ` +
        `current values are ${x.length}, ${y.length} and ${weight.length}`,
    );
  }
  if (x.length === 0) throw new RangeError(`Cannot ${what}: there must be at least one place`);
  let n = 0;
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) {
      throw new RangeError(
        `Cannot ${what}: coordinates must be finite, current value of place ${i} is ${x[i]}, ${
          y[i]
        }`,
      );
    }
    if (!(weight[i]! > 0)) {
      throw new RangeError(
        `Cannot ${what}: weights must be positive, current value of place ${i} is ${weight[i]}`,
      );
    }
    n += weight[i]!;
  }
  return n;
}
