import type { WeightedPlaces } from "../space/grid.ts";
import { NOISE, requirePlaces } from "./clustering.ts";

/** Places of a cluster. */
export interface ClusterMembers {
  /** Label of the cluster. */
  cluster: number;
  /** Incidents in the cluster. */
  n: number;
  /** Indices of its places, ascending. */
  members: Uint32Array;
}

/** Clusters with their places, and the incidents within and without. */
export interface GroupedPlaces {
  /** Clusters that have places, by label. */
  clusters: ClusterMembers[];
  /** Incidents that are in clusters. */
  n: number;
  /** Incidents that are noise. */
  nNoise: number;
}

/**
 * Places by cluster, for scores that compare clusters.
 *
 * @param what What is done with them, for the error message, such as `compute silhouette`.
 * @param labels Cluster of each place; noise (label -1) is counted and left out.
 * @throws {RangeError} If places are refused (see {@linkcode requirePlaces}), a label is not in
 * -1 .. places - 1, or there are fewer than two clusters, or as many as incidents in them.
 * @throws {TypeError} If there is not a label a place.
 *
 * @example Two clusters and noise
 * ```ts
 * import assert from "node:assert/strict";
 * import { groupPlaces } from "lib/cluster/group_places.ts";
 * const places = {
 *   x: Float64Array.of(0, 1, 9, 50),
 *   y: new Float64Array(4),
 *   weight: Uint32Array.of(2, 1, 4, 8),
 * };
 * const { clusters, n, nNoise } = groupPlaces("score", places, Int32Array.of(1, 1, 0, -1));
 * assert.deepEqual(clusters.map((each) => each.cluster), [0, 1]);
 * assert.deepEqual([...clusters[1]!.members], [0, 1]);
 * assert.deepEqual([n, nNoise], [7, 8]);
 * ```
 */
export function groupPlaces(
  what: string,
  places: WeightedPlaces,
  labels: Int32Array,
): GroupedPlaces {
  const total = requirePlaces(what, places);
  requireLabels(what, labels, places.weight.length);
  const counts = new Uint32Array(labels.length);
  let nNoise = 0;
  labels.forEach((label, i) => {
    if (label === NOISE) nNoise += places.weight[i]!;
    else counts[label]!++;
  });
  const byLabel: (ClusterMembers | undefined)[] = Array.from(
    counts,
    (count, cluster) => count > 0 ? { cluster, n: 0, members: new Uint32Array(count) } : undefined,
  );
  counts.fill(0);
  labels.forEach((label, i) => {
    const group = byLabel[label];
    if (group === undefined) return;
    group.members[counts[label]!++] = i;
    group.n += places.weight[i]!;
  });
  const clusters = byLabel.filter((each) => each !== undefined);
  const n = clusters.reduce((sum, each) => sum + each.n, 0);
  if (n + nNoise !== total) {
    throw new Error(`Clusters and noise hold ${n} + ${nNoise} incidents, but there are ${total}`);
  }
  if (clusters.length < 2 || clusters.length >= n) {
    throw new RangeError(
      `Cannot ${what}: nClusters must be in [2, n - 1] for n = ${n} incidents in clusters, ` +
        `current value is ${clusters.length}`,
    );
  }
  return { clusters, n, nNoise };
}

/**
 * Refuses labels that are not of so many places.
 *
 * @throws {RangeError} If a label is not in -1 .. nPlaces - 1.
 * @throws {TypeError} If there is not a label a place.
 */
export function requireLabels(what: string, labels: Int32Array, nPlaces: number): void {
  if (labels.length !== nPlaces) {
    throw new TypeError(
      `Cannot ${what}: there must be a label a place, ` +
        `current values are ${labels.length} labels and ${nPlaces} places`,
    );
  }
  const wrong = labels.findIndex((label) => label < NOISE || label >= nPlaces);
  if (wrong >= 0) {
    throw new RangeError(
      `Cannot ${what}: labels must be in [-1, nPlaces - 1], ` +
        `current value of place ${wrong} is ${labels[wrong]}`,
    );
  }
}
