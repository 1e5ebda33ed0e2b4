/**
 * Scores of clusterings of weighted places: Davies-Bouldin, Calinski-Harabasz, adjusted Rand.
 *
 * Each is what scikit-learn gives on the incidents, one row each.
 *
 * @module
 */

import type { WeightedPlaces } from "../space/grid.ts";
import { requirePlaces } from "./clustering.ts";
import { groupPlaces, requireLabels } from "./group_places.ts";

/** Score of a clustering, with the incidents it is about. */
export interface ClusteringScore {
  value: number;
  /** Incidents that are in clusters, and so in the score. */
  n: number;
  /** Incidents that are noise, and so left out. */
  nNoise: number;
}

/** Most incidents whose pairs a double counts exactly: n (n - 1) <= 2^53. */
const MAX_PAIRED = 94_906_266;

/**
 * Davies-Bouldin index: how large clusters are for the distance between them.
 *
 * Mean over clusters of the largest (s_i + s_j) / d_ij, with s the mean distance of a cluster's
 * incidents from its mean place, and d the distance between mean places. As in scikit-learn,
 * clusters with one mean place are left out of that comparison.
 *
 * @param labels Cluster of each place; noise (label -1) is left out.
 * @returns Index from 0 on; lower is better.
 * @throws {RangeError} If there are fewer than two clusters, or as many as incidents; or a
 * label or a place is refused, see {@linkcode groupPlaces}.
 * @throws {TypeError} If there is not a label a place.
 *
 * @example Two clusters, each within 1 m of its mean place, 10 m apart
 * ```ts
 * import assert from "node:assert/strict";
 * import { daviesBouldin } from "lib/cluster/scores.ts";
 * const places = {
 *   x: Float64Array.of(0, 2, 10, 12),
 *   y: new Float64Array(4),
 *   weight: Uint32Array.of(5, 5, 1, 1),
 * };
 * assert.deepEqual(daviesBouldin(places, Int32Array.of(0, 0, 1, 1)), {
 *   value: 0.2,
 *   n: 12,
 *   nNoise: 0,
 * });
 * ```
 *
 * @see Davies and Bouldin (1979), doi:10.1109/TPAMI.1979.4766909
 */
export function daviesBouldin(places: WeightedPlaces, labels: Int32Array): ClusteringScore {
  const { clusters, n, nNoise } = groupPlaces("compute Davies-Bouldin index", places, labels);
  const spreads = clusters.map(({ members }) => {
    const [x, y] = meanPlace(places, members);
    let sum = 0;
    let weight = 0;
    for (const i of members) {
      sum += places.weight[i]! * distance(places.x[i]! - x, places.y[i]! - y);
      weight += places.weight[i]!;
    }
    return { x, y, spread: sum / weight };
  });
  let total = 0;
  for (const one of spreads) {
    let worst = 0;
    for (const other of spreads) {
      const apart = distance(one.x - other.x, one.y - other.y);
      if (apart > 0) worst = Math.max(worst, (one.spread + other.spread) / apart);
    }
    total += worst;
  }
  return { value: total / spreads.length, n, nNoise };
}

/**
 * Calinski-Harabasz index: variance between clusters over variance within them.
 *
 * (B / (k - 1)) / (W / (n - k)), with B the sum over incidents of the squared distances of their
 * clusters' mean places from the mean of all, W that of their own from their cluster's mean place.
 * As in scikit-learn it is 1 where W = 0.
 *
 * @param labels Cluster of each place; noise (label -1) is left out, of the mean of all as well.
 * @returns Index from 0 on; higher is better. It grows with n.
 * @throws {RangeError} If there are fewer than two clusters, or as many as incidents; or a
 * label or a place is refused, see {@linkcode groupPlaces}.
 * @throws {TypeError} If there is not a label a place.
 *
 * @example Two clusters, each within 1 m of its mean place, 10 m apart: 100 / 1 over 4 / 2
 * ```ts
 * import assert from "node:assert/strict";
 * import { calinskiHarabasz } from "lib/cluster/scores.ts";
 * const places = {
 *   x: Float64Array.of(0, 2, 10, 12),
 *   y: new Float64Array(4),
 *   weight: Uint32Array.of(1, 1, 1, 1),
 * };
 * assert.equal(calinskiHarabasz(places, Int32Array.of(0, 0, 1, 1)).value, 50);
 * ```
 *
 * @see Calinski and Harabasz (1974), doi:10.1080/03610927408827101
 */
export function calinskiHarabasz(places: WeightedPlaces, labels: Int32Array): ClusteringScore {
  const { clusters, n, nNoise } = groupPlaces("compute Calinski-Harabasz index", places, labels);
  const all = meanPlace(places, clusters.flatMap(({ members }) => [...members]));
  let between = 0;
  let within = 0;
  for (const cluster of clusters) {
    const mean = meanPlace(places, cluster.members);
    between += cluster.n * squareOf(mean[0] - all[0], mean[1] - all[1]);
    for (const i of cluster.members) {
      within += places.weight[i]! * squareOf(places.x[i]! - mean[0], places.y[i]! - mean[1]);
    }
  }
  const freedom = (n - clusters.length) / (clusters.length - 1);
  return { value: within === 0 ? 1 : between * freedom / within, n, nNoise };
}

/**
 * Adjusted Rand index: how far two clusterings agree on which incidents belong together, beyond
 * what clusters of these sizes share by chance.
 *
 * Noise (label -1) counts as a cluster of its own, so that clusterings with other noise compare.
 * Pairs of incidents are counted in whole numbers, without rounding.
 *
 * @param labelsA Cluster of each place.
 * @param labelsB Cluster of each place in the other clustering.
 * @param weight Incidents at each place.
 * @returns Index in [-0.5, 1]: 1 for the same clusters, 0 expected by chance.
 * @throws {RangeError} If a label is not in -1 .. places - 1, a weight is zero, there is no place,
 * or there are more than 94,906,266 incidents.
 * @throws {TypeError} If the arrays are not of one length.
 *
 * @example Names of clusters do not matter
 * ```ts
 * import assert from "node:assert/strict";
 * import { adjustedRand } from "lib/cluster/scores.ts";
 * const weight = Uint32Array.of(7, 1, 1);
 * assert.equal(adjustedRand(Int32Array.of(0, 0, 1), Int32Array.of(2, 2, -1), weight), 1);
 * ```
 *
 * @see Hubert and Arabie (1985), doi:10.1007/BF01908075
 */
export function adjustedRand(
  labelsA: Int32Array,
  labelsB: Int32Array,
  weight: Uint32Array,
): number {
  const what = "compute adjusted Rand index";
  const zeros = new Float64Array(weight.length);
  const n = requirePlaces(what, { x: zeros, y: zeros, weight });
  requireLabels(what, labelsA, weight.length);
  requireLabels(what, labelsB, weight.length);
  if (n > MAX_PAIRED) {
    throw new RangeError(
      `Cannot ${what}: there must be at most ${MAX_PAIRED} incidents, current value is ${n}`,
    );
  }
  const a = new Map<number, number>();
  const b = new Map<number, number>();
  const both = new Map<number, number>();
  const add = (counts: Map<number, number>, key: number, count: number) =>
    counts.set(key, (counts.get(key) ?? 0) + count);
  // Small keys are quick ones.
  const stride = labelsB.reduce((most, label) => Math.max(most, label), 0) + 2;
  weight.forEach((count, i) => {
    add(a, labelsA[i]!, count);
    add(b, labelsB[i]!, count);
    add(both, (labelsA[i]! + 1) * stride + labelsB[i]! + 1, count);
  });
  const [inA, inB, inBoth] = [countPairs(a), countPairs(b), countPairs(both)];
  if (inA === inBoth && inB === inBoth) return 1;
  const all = BigInt(n * (n - 1) / 2);
  const chance = BigInt(inA) * BigInt(inB);
  const excess = 2n * (BigInt(inBoth) * all - chance);
  return Number(excess) / Number(BigInt(inA + inB) * all - 2n * chance);
}

/** Pairs of incidents that share a key. */
function countPairs(counts: Map<number, number>): number {
  let pairs = 0;
  for (const count of counts.values()) pairs += count * (count - 1) / 2;
  return pairs;
}

/** Weighted mean of places, taken from one of them so that no digits are lost. */
function meanPlace({ x, y, weight }: WeightedPlaces, members: ArrayLike<number>): [number, number] {
  const [originX, originY] = [x[members[0]!]!, y[members[0]!]!];
  let sum = 0;
  let sumX = 0;
  let sumY = 0;
  for (let k = 0; k < members.length; k++) {
    const i = members[k]!;
    sum += weight[i]!;
    sumX += weight[i]! * (x[i]! - originX);
    sumY += weight[i]! * (y[i]! - originY);
  }
  return [originX + sumX / sum, originY + sumY / sum];
}

/** Square of the length of a way. */
function squareOf(dx: number, dy: number): number {
  return dx * dx + dy * dy;
}

/** Length of a way, meters. */
function distance(dx: number, dy: number): number {
  return Math.sqrt(squareOf(dx, dy));
}
