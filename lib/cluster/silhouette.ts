/**
 * Silhouette of every incident: whether it lies nearer to its own cluster than to the next one.
 *
 * @module
 */

import type { WeightedPlaces } from "../space/grid.ts";
import { groupPlaces } from "./group_places.ts";
import { createMomentTree, type MomentTree, ROUNDING } from "./moment_tree.ts";

/** Silhouette of a clustering. */
export interface Silhouette {
  /** Mean over incidents, in [-1, 1]. */
  mean: number;
  /** Incidents that are in clusters, and so in the mean. */
  n: number;
  /** Incidents that are noise: without a silhouette, and no one's neighbors. */
  nNoise: number;
  /** Mean over the incidents of each cluster that has some, by label. */
  byCluster: { cluster: number; n: number; mean: number }[];
  /** Silhouette of each incident at a place; NaN for noise. */
  byPlace: Float64Array;
  /** What the silhouettes may be off at most, rounding included. */
  errorBound: {
    /** Of the mean over all incidents. */
    mean: number;
    /** Of the silhouette of any incident. */
    max: number;
  };
}

/** Options of {@link silhouette}. */
export interface SilhouetteOptions {
  /** Largest ratio of radius to distance of what is seen as a whole, in (0, 1); default 0.28. */
  openingAngle?: number;
  /** True for the distances of all pairs of places, in quadratic time; default false. */
  exact?: boolean;
}

/** Opening angle that promises the mean to 1e-5 on a city's incidents in eight clusters. */
const OPENING_ANGLE = 0.28;

/**
 * Silhouette of every incident from weighted places.
 *
 * For an incident, s = (b - a) / max(a, b): a is the mean distance to the *other* incidents of its
 * cluster, among them those at its own place, b the least mean distance to the incidents of another
 * cluster. An incident alone in its cluster scores 0. Noise (label -1) is left out, so clusterings
 * with other noise are not comparable by it.
 *
 * Sums of distances come from one {@linkcode createMomentTree} a cluster, and what they may be off
 * is followed to the result. A cluster whose mean place is farther than the least mean distance
 * found is not asked: its mean distance is no less.
 *
 * @param places Places with their numbers of incidents.
 * @param labels Cluster of each place.
 * @returns Silhouettes, higher is better separated. O(n log n) for n places in compact clusters.
 * @throws {RangeError} If there are fewer than two clusters, or as many as incidents in them; a
 * label is not in -1 .. places - 1; a place is refused by `requirePlaces`; or the opening angle is
 * not in (0, 1).
 * @throws {TypeError} If there is not a label a place.
 *
 * @example Two pairs on a line: outer incidents score 0.6, inner ones 1/3
 * ```ts
 * import assert from "node:assert/strict";
 * import { silhouette } from "lib/cluster/silhouette.ts";
 * const places = {
 *   x: Float64Array.of(2, 4, 6, 8),
 *   y: new Float64Array(4),
 *   weight: Uint32Array.of(1, 1, 1, 1),
 * };
 * const { mean, n, errorBound } = silhouette(places, Int32Array.of(0, 0, 1, 1));
 * assert.ok(Math.abs(mean - 7 / 15) <= errorBound.mean);
 * assert.equal(n, 4);
 * ```
 *
 * @see Rousseeuw (1987), doi:10.1016/0377-0427(87)90125-7
 */
export function silhouette(
  places: WeightedPlaces,
  labels: Int32Array,
  options: SilhouetteOptions = {},
): Silhouette {
  const { openingAngle = OPENING_ANGLE, exact = false } = options;
  if (!(openingAngle > 0 && openingAngle < 1)) {
    throw new RangeError(
      `Cannot compute silhouette: openingAngle must be in (0, 1), current value is ${openingAngle}`,
    );
  }
  const { clusters, n, nNoise } = groupPlaces("compute silhouette", places, labels);
  const sizes = clusters.map((each) => each.n);
  const indexes = clusters.map(({ members }) =>
    exact ? createPairSums(places, members) : createMomentTree(places, members, openingAngle)
  );
  const byPlace = new Float64Array(labels.length).fill(NaN);
  const scoreIncident = createScorer(sizes, indexes);
  const score: Score = { value: 0, error: 0 };
  const errorBound = { mean: ROUNDING, max: 0 };
  let sum = 0;
  let entered = 0;
  const byCluster = clusters.map(({ cluster }, own) => {
    let clusterSum = 0;
    for (const i of indexes[own]!.order) {
      scoreIncident(places.x[i]!, places.y[i]!, own, score);
      byPlace[i] = score.value;
      clusterSum += places.weight[i]! * score.value;
      entered += places.weight[i]!;
      errorBound.mean += places.weight[i]! / n * score.error;
      errorBound.max = Math.max(errorBound.max, score.error);
    }
    sum += clusterSum;
    return { cluster, n: sizes[own]!, mean: clusterSum / sizes[own]! };
  });
  if (entered !== n) throw new Error(`Silhouette of ${n} incidents is that of ${entered}`);
  return { mean: sum / n, n, nNoise, byCluster, byPlace, errorBound };
}

/** Silhouette of an incident, and what it may be off at most. */
interface Score {
  value: number;
  error: number;
}

/** Function that scores an incident of cluster `own` at x, y. */
function createScorer(sizes: readonly number[], indexes: readonly MomentTree[]) {
  const sum = new Float64Array(2);
  let b: number;
  let low: number;
  let high: number;

  function ask(other: number, x: number, y: number): void {
    indexes[other]!.sumDistances(x, y, sum);
    const mean = sum[0]! / sizes[other]!;
    const error = sum[1]! / sizes[other]!;
    if (mean < b) b = mean;
    if (mean - error < low) low = mean - error;
    if (mean + error < high) high = mean + error;
  }

  function nearestOther(x: number, y: number, own: number): number {
    let nearest = own === 0 ? 1 : 0;
    let least = Infinity;
    for (let other = 0; other < indexes.length; other++) {
      if (other === own) continue;
      const distance = indexes[other]!.leastMeanDistance(x, y);
      if (distance < least) {
        nearest = other;
        least = distance;
      }
    }
    return nearest;
  }

  return (x: number, y: number, own: number, into: Score): void => {
    if (sizes[own] === 1) {
      into.value = 0;
      into.error = 0;
      return;
    }
    b = low = high = Infinity;
    const first = nearestOther(x, y, own);
    ask(first, x, y);
    for (let other = 0; other < indexes.length; other++) {
      if (other === own || other === first) continue;
      if (indexes[other]!.leastMeanDistance(x, y) <= high) ask(other, x, y);
    }
    indexes[own]!.sumDistances(x, y, sum);
    const a = sum[0]! / (sizes[own]! - 1);
    const aError = sum[1]! / (sizes[own]! - 1);
    into.value = compare(a, b);
    // The silhouette falls with a and grows with b, so the corners of their ranges are its ends.
    const floor = compare(a + aError, Math.max(0, low));
    const ceiling = compare(Math.max(0, a - aError), high);
    into.error = Math.max(into.value - floor, ceiling - into.value);
  };
}

/** (b - a) / max(a, b), and 0 where both are 0. */
function compare(a: number, b: number): number {
  return a < b ? 1 - a / b : a > b ? b / a - 1 : 0;
}

/** The same answers as those of a moment tree, from every place. */
function createPairSums({ x, y, weight }: WeightedPlaces, members: Uint32Array): MomentTree {
  const px = Float64Array.from(members, (i) => x[i]!);
  const py = Float64Array.from(members, (i) => y[i]!);
  const pw = Float64Array.from(members, (i) => weight[i]!);
  return {
    order: members,
    sumDistances(x, y, into) {
      let sum = 0;
      for (let i = 0; i < px.length; i++) {
        const dx = x - px[i]!;
        const dy = y - py[i]!;
        sum += pw[i]! * Math.sqrt(dx * dx + dy * dy);
      }
      into[0] = sum;
      into[1] = ROUNDING * sum;
    },
    leastMeanDistance: () => 0,
  };
}
