/**
 * Clusters of weighted places by k-means: centers with the least squared distance to incidents.
 *
 * @module
 */

import { drawSeed } from "../numeric/draw_seed.ts";
import { createRandom } from "../numeric/random.ts";
import type { WeightedPlaces } from "../space/grid.ts";
import { type ClusteringResult, type ClusteringWork, requirePlaces } from "./clustering.ts";
import { type Centers, kmeansPlusPlus } from "./kmeans_plus_plus.ts";
import { type Assigner, createAssigner, createPlaceTree, type PlaceTree } from "./kmeans_tree.ts";

/**
 * Clusters around centers. Every place is in one; a cluster can be empty only where there are
 * fewer distinct places than centers. The work is that of all starts, drawing them included.
 */
export interface KmeansResult extends ClusteringResult, ClusteringWork {
  /** Mean of each cluster's incidents, meters. */
  centersX: Float64Array;
  /** Meters. */
  centersY: Float64Array;
  /** Sum over incidents of the squared distance to the center of their cluster, m²; lower is better. */
  inertia: number;
  /** Iterations run, the one that found nothing to change included. */
  iterations: number;
  /** Whether the iterations ended since no center moved any more, so that no label changes. */
  converged: boolean;
}

/** Options of {@linkcode kmeans}. */
export interface KmeansOptions {
  /** Number of clusters, in 1 .. number of places. */
  k: number;
  /** Number of starts, of which the best counts; default 10. */
  nInit?: number;
  /** Number of the first start; default 0. */
  firstStart?: number;
  /** Equal seeds give equal clusters. */
  seed: number;
  /** Iterations of a start, at most; default 300. */
  maxIterations?: number;
}

const WHAT = "cluster by k-means";

/**
 * Clusters by Lloyd's iterations from given centers.
 *
 * An iteration assigns each place to its nearest center, the first of equally near ones, and moves
 * each center to the mean of its incidents. Where a center has no place, it moves to the place
 * farthest from its center (the first of equally far ones) that is not alone in its cluster.
 *
 * @param centers Starting centers, at most as many as there are places; left as they are.
 * @returns Cluster i is that of center i. It is exactly what comparing all places with all centers
 * gives, for coordinates rounded to some µm.
 * @throws {RangeError} If there are no centers, more than places, or one that is not finite, if
 * maxIterations is not a positive whole number, or for places as `requirePlaces()` says.
 * @throws {TypeError} If the arrays of places or centers are not of one length.
 *
 * @example Two pairs
 * ```ts
 * import assert from "node:assert/strict";
 * import { kmeansFrom } from "lib/cluster/kmeans.ts";
 * const found = kmeansFrom(
 *   {
 *     x: Float64Array.of(0, 4, 90, 100),
 *     y: Float64Array.of(0, 0, 0, 0),
 *     weight: Uint32Array.of(1, 3, 1, 1),
 *   },
 *   { x: Float64Array.of(0, 1), y: Float64Array.of(0, 0) },
 * );
 * assert.deepEqual([...found.labels], [0, 0, 1, 1]);
 * assert.deepEqual([...found.centersX], [3, 95]);
 * assert.equal(found.inertia, 9 + 3 * 1 + 25 + 25);
 * ```
 *
 * @see Lloyd (1982), doi:10.1109/TIT.1982.1056489
 */
export function kmeansFrom(
  places: WeightedPlaces,
  centers: Centers,
  { maxIterations = 300 }: { maxIterations?: number } = {},
): KmeansResult {
  const incidents = requirePlaces(WHAT, places);
  const k = centers.x.length;
  if (centers.y.length !== k) {
    throw new TypeError(
      `Cannot ${WHAT}: x and y of centers must have one length, ` +
        `current values are ${k} and ${centers.y.length}`,
    );
  }
  requireWhole("k", k, places.x.length);
  requireWhole("maxIterations", maxIterations);
  for (let c = 0; c < k; c++) {
    if (!Number.isFinite(centers.x[c]) || !Number.isFinite(centers.y[c])) {
      throw new RangeError(
        `Cannot ${WHAT}: centers must be finite, ` +
          `current value of center ${c} is ${centers.x[c]}, ${centers.y[c]}`,
      );
    }
  }
  const tree = createPlaceTree(places, incidents);
  const x = centers.x.map((value) => value - tree.originX);
  const y = centers.y.map((value) => value - tree.originY);
  const fit = iterate(tree, { x, y }, maxIterations);
  return toResult(tree, fit, Array.from({ length: k }, (_, c) => c), fit.distanceEvaluations);
}

/**
 * Clusters by k-means, the best of several starts.
 *
 * Starts are drawn by greedy k-means++. The one with the least inertia counts, of equals the
 * first. Start i has its own random numbers, from the seed and i alone: starts 0 .. 4 and 5 .. 9
 * can run apart, and the better of the two results is that of starts 0 .. 9, but for the work,
 * which is the sum of both.
 *
 * @returns Clusters in descending order of their incidents, then in ascending order of x.
 * @throws {RangeError} If k is not in 1 .. number of places, nInit or maxIterations is not a
 * positive whole number, the seed or firstStart not one in 0 .. 2^32 - 1, or for places as
 * `requirePlaces()` says.
 * @throws {TypeError} If the arrays of places are not of one length.
 *
 * @example Two groups of places, the one with more incidents first
 * ```ts
 * import assert from "node:assert/strict";
 * import { kmeans } from "lib/cluster/kmeans.ts";
 * const places = {
 *   x: Float64Array.of(0, 4, 90, 100),
 *   y: Float64Array.of(0, 0, 0, 0),
 *   weight: Uint32Array.of(1, 1, 5, 5),
 * };
 * const found = kmeans(places, { k: 2, seed: 1 });
 * assert.deepEqual([...found.labels], [1, 1, 0, 0]);
 * const early = kmeans(places, { k: 2, seed: 1, nInit: 5 });
 * const late = kmeans(places, { k: 2, seed: 1, nInit: 5, firstStart: 5 });
 * const better = late.inertia < early.inertia ? late : early;
 * const distanceEvaluations = early.distanceEvaluations + late.distanceEvaluations;
 * assert.deepEqual({ ...better, distanceEvaluations }, found);
 * ```
 *
 * @see Arthur and Vassilvitskii (2007), "k-means++: the advantages of careful seeding"
 */
export function kmeans(places: WeightedPlaces, options: KmeansOptions): KmeansResult {
  const { k, nInit = 10, firstStart = 0, seed, maxIterations = 300 } = options;
  const incidents = requirePlaces(WHAT, places);
  requireWhole("k", k, places.x.length);
  requireWhole("nInit", nInit);
  requireWhole("maxIterations", maxIterations);
  requireWhole("seed", seed, 0xffffffff, 0);
  requireWhole("firstStart", firstStart, 0xffffffff, 0);
  const tree = createPlaceTree(places, incidents);
  let best: Fit | undefined;
  let distanceEvaluations = 0;
  for (let start = firstStart; start < firstStart + nInit; start++) {
    const centers = kmeansPlusPlus(tree, k, createRandom(drawSeed(seed, start)));
    const fit = iterate(tree, centers, maxIterations);
    distanceEvaluations += centers.distanceEvaluations + fit.distanceEvaluations;
    if (!best || fit.inertia < best.inertia) best = fit;
  }
  const { weight, x, y } = best!;
  const ranking = Array.from({ length: k }, (_, c) => c).sort((a, b) =>
    weight[b]! - weight[a]! || x[a]! - x[b]! || y[a]! - y[b]!
  );
  return toResult(tree, best!, ranking, distanceEvaluations);
}

/** Throws unless an option is a whole number in low .. high. */
function requireWhole(name: string, value: number, high = Infinity, low = 1): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  const range = high === Infinity ? "a positive integer" : `an integer in ${low} .. ${high}`;
  throw new RangeError(`Cannot ${WHAT}: ${name} must be ${range}, current value is ${value}`);
}

/** What iterations from one start come to; in the order and from the origin of the tree. */
interface Fit extends Centers, ClusteringWork {
  labels: Int32Array;
  /** Incidents of each cluster. */
  weight: Float64Array;
  inertia: number;
  iterations: number;
  converged: boolean;
}

/** Lloyd's iterations; the centers are moved. */
function iterate(tree: PlaceTree, { x, y }: Centers, maxIterations: number): Fit {
  const k = x.length;
  const assigner = createAssigner(tree, k);
  const { weight, sumX, sumY, assign } = assigner;
  const labels = new Int32Array(tree.x.length);
  const before = [weight, sumX, sumY].map((sum) => new Float64Array(sum.length).fill(NaN));
  let iterations = 0;
  let converged = false;
  let distanceEvaluations = 0;
  while (!converged && iterations < maxIterations) {
    iterations++;
    distanceEvaluations += assign(x, y);
    if (weight.includes(0)) {
      distanceEvaluations += assign(x, y, labels);
      distanceEvaluations += fillEmpty(tree, assigner, labels, { x, y });
    }
    // Sums are exact, so they stay as they were when no place changes its cluster.
    converged = true;
    for (const [i, sum] of [weight, sumX, sumY].entries()) {
      converged &&= sum.every((value, c) => value === before[i]![c]);
      before[i]!.set(sum);
    }
    for (let c = 0; c < k; c++) {
      if (weight[c] === 0) continue;
      x[c] = sumX[c]! / weight[c]!;
      y[c] = sumY[c]! / weight[c]!;
    }
  }
  distanceEvaluations += assign(x, y, labels) + labels.length;
  const centers = { x, y };
  let inertia = 0;
  for (let i = 0; i < labels.length; i++) {
    inertia += tree.weight[i]! * squareTo(centers, labels[i]!, tree, i);
  }
  return { x, y, labels, weight, inertia, iterations, converged, distanceEvaluations };
}

/** Squared distance of a place to a center. */
function squareTo(centers: Centers, c: number, tree: PlaceTree, place: number): number {
  const dx = tree.x[place]! - centers.x[c]!;
  const dy = tree.y[place]! - centers.y[c]!;
  return dx * dx + dy * dy;
}

/**
 * Gives each cluster without a place the farthest place that another one can spare.
 *
 * @returns Distance evaluations.
 */
function fillEmpty(
  tree: PlaceTree,
  { weight, sumX, sumY }: Assigner,
  labels: Int32Array,
  centers: Centers,
): number {
  let evaluations = 0;
  for (let empty = weight.indexOf(0); empty >= 0; empty = weight.indexOf(0, empty + 1)) {
    let farthest = -1;
    let most = 0;
    for (let i = 0; i < labels.length; i++) {
      const c = labels[i]!;
      if (weight[c] === tree.weight[i]) continue;
      const square = squareTo(centers, c, tree, i);
      evaluations++;
      const isFirst = square === most && farthest >= 0 && tree.order[i]! < tree.order[farthest]!;
      if (square > most || isFirst) {
        most = square;
        farthest = i;
      }
    }
    if (farthest < 0) return evaluations;
    for (const [c, change] of [[labels[farthest]!, -1], [empty, 1]] as const) {
      weight[c]! += change * tree.weight[farthest]!;
      sumX[c]! += change * tree.weight[farthest]! * tree.x[farthest]!;
      sumY[c]! += change * tree.weight[farthest]! * tree.y[farthest]!;
    }
    // Alone in its cluster now, so not taken again.
    labels[farthest] = empty;
  }
  return evaluations;
}

/** Result in the order of the places; cluster i is cluster ranking[i] of the fit. */
function toResult(
  tree: PlaceTree,
  fit: Fit,
  ranking: number[],
  distanceEvaluations: number,
): KmeansResult {
  const { inertia, iterations, converged } = fit;
  const rank = new Int32Array(ranking.length);
  ranking.forEach((c, i) => rank[c] = i);
  const labels = new Int32Array(tree.order.length);
  for (let i = 0; i < labels.length; i++) labels[tree.order[i]!] = rank[fit.labels[i]!]!;
  const centersX = Float64Array.from(ranking, (c) => fit.x[c]! + tree.originX);
  const centersY = Float64Array.from(ranking, (c) => fit.y[c]! + tree.originY);
  const nClusters = ranking.length;
  const centers = { centersX, centersY };
  return { labels, nClusters, ...centers, inertia, iterations, converged, distanceEvaluations };
}
