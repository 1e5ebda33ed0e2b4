/**
 * All scores of one clustering, with what they are about.
 *
 * @module
 */

import type { WeightedPlaces } from "../space/grid.ts";
import { selectPlaces } from "./candidate.ts";
import { NOISE, requirePlaces } from "./clustering.ts";
import { requireLabels } from "./group_places.ts";
import { calinskiHarabasz, daviesBouldin } from "./scores.ts";
import { silhouette } from "./silhouette.ts";

/** Scores of a clustering; null where there are fewer than two clusters. */
export interface ClusteringScores {
  /** Incidents in clusters: those that the scores are about. */
  n: number;
  /** Incidents that are noise, and in no score. */
  nNoise: number;
  /** Clusters that have incidents. */
  nClusters: number;
  /** Share of the largest cluster in the incidents in clusters; 0 where there is none. */
  largestShare: number;
  silhouette: number | null;
  /** What the silhouette may be off at most. */
  silhouetteError: number;
  /** Mean silhouette of each cluster. */
  silhouetteByCluster: { cluster: number; n: number; mean: number }[];
  daviesBouldin: number | null;
  calinskiHarabasz: number | null;
}

/**
 * Silhouette, Davies-Bouldin and Calinski-Harabasz of a clustering, without its noise.
 *
 * @param labels Cluster of each place, or -1 for noise.
 * @param openingAngle How coarsely the silhouette may sum distances, see `silhouette()`.
 * @throws {RangeError} If a label or a place is refused; a single cluster is not.
 * @throws {TypeError} If there is not a label a place.
 *
 * @example A single cluster has no score
 * ```ts
 * import assert from "node:assert/strict";
 * import { scoreClustering } from "lib/cluster/score_clustering.ts";
 * const places = {
 *   x: Float64Array.of(0, 10, 99),
 *   y: Float64Array.of(0, 0, 0),
 *   weight: Uint32Array.of(3, 2, 5),
 * };
 * const scores = scoreClustering(places, Int32Array.of(0, 0, -1));
 * assert.deepEqual([scores.n, scores.nNoise, scores.silhouette], [5, 5, null]);
 * ```
 */
export function scoreClustering(
  places: WeightedPlaces,
  labels: Int32Array,
  openingAngle?: number,
): ClusteringScores {
  requirePlaces("score clustering", places);
  requireLabels("score clustering", labels, places.x.length);
  const members = new Uint32Array(labels.length);
  const sizes = new Map<number, number>();
  let nMembers = 0;
  let nNoise = 0;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label === NOISE) {
      nNoise += places.weight[i]!;
    } else {
      members[nMembers++] = i;
      sizes.set(label, (sizes.get(label) ?? 0) + places.weight[i]!);
    }
  }
  const n = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const common = {
    n,
    nNoise,
    nClusters: sizes.size,
    largestShare: n === 0 ? 0 : Math.max(...sizes.values()) / n,
  };
  if (sizes.size < 2 || sizes.size >= n) {
    return {
      ...common,
      silhouette: null,
      silhouetteError: 0,
      silhouetteByCluster: [],
      daviesBouldin: null,
      calinskiHarabasz: null,
    };
  }
  const own = nNoise === 0 ? places : selectPlaces(places, members.subarray(0, nMembers));
  const clusters = nNoise === 0 ? labels : labels.filter((label) => label !== NOISE);
  const found = silhouette(own, clusters, openingAngle === undefined ? {} : { openingAngle });
  return {
    ...common,
    silhouette: found.mean,
    silhouetteError: found.errorBound.mean,
    silhouetteByCluster: found.byCluster,
    daviesBouldin: daviesBouldin(own, clusters).value,
    calinskiHarabasz: calinskiHarabasz(own, clusters).value,
  };
}
