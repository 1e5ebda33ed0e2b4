/**
 * k-means of weighted points of any number of dimensions, each compared with each center.
 *
 * Places in the plane have an index and their own `kmeans`; this one is for points that are few,
 * such as the cells of hour, weekday and month.
 *
 * @module
 */

import { drawSeed } from "../numeric/draw_seed.ts";
import { createRandom, type Random } from "../numeric/random.ts";
import type { ClusteringResult, ClusteringWork } from "./clustering.ts";
import { requirePoints, type WeightedPoints } from "./points.ts";

/** Clusters around centers; the work is that of all starts, drawing them included. */
export interface PointKmeansResult extends ClusteringResult, ClusteringWork {
  /** Mean of each cluster's incidents, k x nDims, center by center. */
  centers: Float64Array;
  /** Sum over incidents of the squared distance to the center of their cluster. */
  inertia: number;
  /** Iterations run, the one that found nothing to change included. */
  iterations: number;
  /** Whether the iterations ended since no point changed its cluster. */
  converged: boolean;
}

/** Options of {@linkcode pointKmeans}. */
export interface PointKmeansOptions {
  /** Number of clusters, in 1 .. number of points. */
  k: number;
  /** Number of starts, of which the best counts; default 10. */
  nInit?: number;
  /** Equal seeds give equal clusters. */
  seed: number;
  /** Iterations of a start, at most; default 300. */
  maxIterations?: number;
}

const WHAT = "cluster points by k-means";

/**
 * Clusters by k-means, the best of several starts by greedy k-means++.
 *
 * @returns Clusters in descending order of their incidents, of equals the one with the first point.
 * @throws {RangeError} If k is not in 1 .. number of points, nInit or maxIterations is not a positive
 * whole number, or for points as `requirePoints()` says.
 *
 * @example Two groups on a line, the one with more incidents first
 * ```ts
 * import assert from "node:assert/strict";
 * import { pointKmeans } from "lib/cluster/point_kmeans.ts";
 * const points = {
 *   nDims: 1,
 *   values: Float64Array.of(0, 4, 90, 100),
 *   weight: Uint32Array.of(1, 3, 5, 5),
 * };
 * const found = pointKmeans(points, { k: 2, seed: 1 });
 * assert.deepEqual([...found.labels], [1, 1, 0, 0]);
 * assert.deepEqual([[...found.centers], found.inertia], [[95, 3], 250 + 12]);
 * ```
 *
 * @see Arthur and Vassilvitskii (2007), "k-means++: the advantages of careful seeding"
 * @see Hamerly (2010), doi:10.1137/1.9781611972801.12
 */
export function pointKmeans(
  points: WeightedPoints,
  options: PointKmeansOptions,
): PointKmeansResult {
  const { k, nInit = 10, seed, maxIterations = 300 } = options;
  requirePoints(WHAT, points);
  const nPoints = points.weight.length;
  for (
    const [name, value, high] of [["k", k, nPoints], ["nInit", nInit], [
      "maxIterations",
      maxIterations,
    ]] as const
  ) {
    if (Number.isInteger(value) && value >= 1 && value <= (high ?? Infinity)) continue;
    const range = high === undefined ? "a positive integer" : `an integer in 1 .. ${high}`;
    throw new RangeError(`Cannot ${WHAT}: ${name} must be ${range}, current value is ${value}`);
  }
  let best: PointKmeansResult | undefined;
  let distanceEvaluations = 0;
  for (let start = 0; start < nInit; start++) {
    const drawn = drawCenters(points, k, createRandom(drawSeed(seed, start)));
    const fit = iterate(points, drawn.centers, maxIterations);
    distanceEvaluations += drawn.distanceEvaluations + fit.distanceEvaluations;
    if (!best || fit.inertia < best.inertia) best = fit;
  }
  return { ...sortBySize(points, best!), distanceEvaluations };
}

/** Part of a bound that rounding surely leaves. */
const SAFELY = 1 - 1e-9;

/** Squared distance of point i to the coordinates that start at an offset of others. */
function squareTo(
  { nDims, values }: WeightedPoints,
  i: number,
  others: Float64Array,
  offset: number,
): number {
  let sum = 0;
  for (let d = 0; d < nDims; d++) {
    const apart = values[i * nDims + d]! - others[offset + d]!;
    sum += apart * apart;
  }
  return sum;
}

/**
 * Starting centers at k of the points: the first drawn by incidents, each further one the best of
 * 2 + floor(log k) drawn by incidents times squared distance to the nearest center.
 */
function drawCenters(
  points: WeightedPoints,
  k: number,
  random: Random,
): { centers: Float64Array } & ClusteringWork {
  const { nDims, values, weight } = points;
  const nPoints = weight.length;
  const centers = new Float64Array(k * nDims);
  let squares = new Float64Array(nPoints).fill(1);
  let tried = new Float64Array(nPoints);
  let bestTried = new Float64Array(nPoints);
  let inertia = weight.reduce((sum, each) => sum + each, 0);
  const trials = 2 + Math.floor(Math.log(k));
  for (let c = 0; c < k; c++) {
    let best = { point: 0, inertia: Infinity };
    for (let trial = 0; trial < (c === 0 ? 1 : trials); trial++) {
      let rest = random.unit() * inertia;
      let point = 0;
      for (; point < nPoints - 1 && rest >= squares[point]! * weight[point]!; point++) {
        rest -= squares[point]! * weight[point]!;
      }
      let sum = 0;
      for (let i = 0; i < nPoints; i++) {
        const square = squareTo(points, i, values, point * nDims);
        tried[i] = c === 0 ? square : Math.min(squares[i]!, square);
        sum += weight[i]! * tried[i]!;
      }
      if (sum >= best.inertia) continue;
      best = { point, inertia: sum };
      [tried, bestTried] = [bestTried, tried];
    }
    [squares, bestTried] = [bestTried, squares];
    inertia = best.inertia;
    centers.set(values.subarray(best.point * nDims, (best.point + 1) * nDims), c * nDims);
  }
  return { centers, distanceEvaluations: (1 + (k - 1) * trials) * nPoints };
}

/**
 * Lloyd's iterations, without the distances that bounds make needless. A center without points moves
 * to the point farthest from its center that is not alone.
 */
function iterate(
  points: WeightedPoints,
  centers: Float64Array,
  maxIterations: number,
): PointKmeansResult {
  const { nDims, values, weight } = points;
  const nPoints = weight.length;
  const k = centers.length / nDims;
  const labels = new Int32Array(nPoints).fill(-1);
  // Bounds of the distance to the own center, and to the nearest other one (Hamerly).
  const upper = new Float64Array(nPoints).fill(Infinity);
  const lower = new Float64Array(nPoints);
  let iterations = 0;
  let converged = false;
  let distanceEvaluations = 0;
  while (!converged && iterations < maxIterations) {
    iterations++;
    converged = true;
    for (let i = 0; i < nPoints; i++) {
      // Nearer to its own center than to any other one can be: nothing to compare.
      if (upper[i]! < lower[i]! * SAFELY) continue;
      let nearest = 0;
      let least = Infinity;
      let next = Infinity;
      for (let c = 0; c < k; c++) {
        const square = squareTo(points, i, centers, c * nDims);
        if (square < least) {
          next = least;
          least = square;
          nearest = c;
        } else if (square < next) next = square;
      }
      distanceEvaluations += k;
      upper[i] = Math.sqrt(least);
      lower[i] = Math.sqrt(next);
      if (labels[i] === nearest) continue;
      labels[i] = nearest;
      converged = false;
    }
    const members = new Uint32Array(k);
    for (const label of labels) members[label]!++;
    for (let empty = members.indexOf(0); empty >= 0; empty = members.indexOf(0)) {
      const free = labels.keys().filter((i) => members[labels[i]!]! > 1);
      const farthest = free.reduce((a, b) => (upper[b]! > upper[a]! ? b : a));
      members[labels[farthest]!]!--;
      members[empty] = 1;
      labels[farthest] = empty;
      upper[farthest] = 0;
      lower.fill(0);
      converged = false;
    }
    const sums = new Float64Array(k * nDims);
    const totals = new Float64Array(k);
    for (let i = 0; i < nPoints; i++) {
      totals[labels[i]!]! += weight[i]!;
      for (let d = 0; d < nDims; d++) {
        sums[labels[i]! * nDims + d]! += weight[i]! * values[i * nDims + d]!;
      }
    }
    const moved = new Float64Array(k);
    distanceEvaluations += k;
    for (let c = 0; c < k; c++) {
      let square = 0;
      for (let at = c * nDims; at < (c + 1) * nDims; at++) {
        const center = sums[at]! / totals[c]!;
        square += (center - centers[at]!) * (center - centers[at]!);
        centers[at] = center;
      }
      moved[c] = Math.sqrt(square);
    }
    const most = Math.max(...moved);
    for (let i = 0; i < nPoints; i++) {
      upper[i]! += moved[labels[i]!]!;
      lower[i]! -= most;
    }
  }
  let inertia = 0;
  distanceEvaluations += nPoints;
  for (let i = 0; i < nPoints; i++) {
    inertia += weight[i]! * squareTo(points, i, centers, labels[i]! * nDims);
  }
  const nClusters = k;
  return { labels, nClusters, centers, inertia, iterations, converged, distanceEvaluations };
}

/** The same clusters, numbered by their incidents. */
function sortBySize({ nDims, weight }: WeightedPoints, fit: PointKmeansResult): PointKmeansResult {
  const sizes = new Float64Array(fit.nClusters);
  fit.labels.forEach((label, i) => sizes[label]! += weight[i]!);
  const first = Array.from(sizes, (_, c) => fit.labels.indexOf(c));
  const order = [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]! || first[a]! - first[b]!);
  const rank = new Int32Array(order.length);
  order.forEach((c, i) => rank[c] = i);
  const centers = new Float64Array(fit.centers.length);
  order.forEach((c, i) => centers.set(fit.centers.subarray(c * nDims, (c + 1) * nDims), i * nDims));
  return { ...fit, labels: fit.labels.map((label) => rank[label]!), centers };
}
