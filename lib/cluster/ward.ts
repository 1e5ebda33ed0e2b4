/**
 * Ward's hierarchical clustering of weighted places, exact and fast enough for a whole city.
 *
 * @module
 */

import type { WeightedPlaces } from "../space/grid.ts";
import { type ClusteringWork, requirePlaces } from "./clustering.ts";
import { type Linkage, type Merges, toLinkage } from "./linkage.ts";
import { type Centroids, createWeightGrids, mergeCost } from "./weight_grids.ts";

/** Merge tree with the work of finding it, which every cut of it shares. */
export interface WardLinkage extends Linkage, ClusteringWork {}

/**
 * Merge tree by Ward's method: always the merge that adds least to the inertia.
 *
 * Merging clusters of a and b incidents whose means are d apart costs a b / (a + b) d², and its
 * height is √(2 cost). So the tree is that of `scipy.cluster.hierarchy.linkage(rows, "ward")` with
 * a row for each incident, less its merges of rows at one place. Half the sum of the squared
 * heights is the inertia of all incidents.
 *
 * Merges are found by the nearest-neighbor chain: each cluster leads to its cheapest partner,
 * until two lead to each other. These two are merged, for no later merge can come between them.
 * Of equal costs the pair with the lowest first place is the cheaper, then that with the lowest
 * first place of its other cluster. With this rule all pairs are in one order, and the tree is
 * that of merging the first pair again and again, however the chain runs. Costs are compared as
 * they are computed: means that are no binary fractions can part equal ones by a last digit.
 *
 * @param places Left as they are; several may be at one point, but time grows with their square.
 * @throws {RangeError} If there is no place, a coordinate is not finite, or a weight is zero.
 * @throws {TypeError} If the arrays are not of one length.
 *
 * @example Three incidents at one place, one 4 m away, one far away
 * ```ts
 * import assert from "node:assert/strict";
 * import { cutTree } from "lib/cluster/linkage.ts";
 * import { wardLinkage } from "lib/cluster/ward.ts";
 * const linkage = wardLinkage({
 *   x: Float64Array.of(0, 101, 4),
 *   y: Float64Array.of(0, 0, 0),
 *   weight: Uint32Array.of(3, 1, 1),
 * });
 * const costs = [3 * 1 ** 2 + 1 * 3 ** 2, 4 * 20 ** 2 + 1 * 80 ** 2];
 * assert.deepEqual([...linkage.height], costs.map((cost) => Math.sqrt(2 * cost)));
 * assert.deepEqual([...cutTree(linkage, 2).labels], [0, 1, 0]);
 * assert.ok(linkage.distanceEvaluations >= 3);
 * ```
 *
 * @see Ward (1963), doi:10.1080/01621459.1963.10500845
 * @see Murtagh (1983), doi:10.1093/comjnl/26.4.354, for the chain
 */
export function wardLinkage(places: WeightedPlaces): WardLinkage {
  const centroids = toCentroids(places, requirePlaces("cluster by Ward", places));
  const { distanceEvaluations, ...merges } = findMerges(centroids);
  const linkage = toLinkage(places.weight, merges);
  const height = linkage.height.map((cost) => Math.sqrt(2 * cost));
  return { ...linkage, height, distanceEvaluations };
}

/**
 * Each place as a cluster, its coordinates relative to about the mean.
 *
 * Sums of small numbers round less. The origin is whole: subtracting it from larger coordinates
 * loses no digit, and equal distances stay equal.
 */
function toCentroids({ x, y, weight }: WeightedPlaces, incidents: number): Centroids {
  const originOf = (values: Float64Array) =>
    Math.round(values.reduce((sum, value, i) => sum + value * (weight[i]! / incidents), 0));
  const [originX, originY] = [originOf(x), originOf(y)];
  return {
    x: x.map((value) => value - originX),
    y: y.map((value) => value - originY),
    weight: Float64Array.from(weight),
  };
}

/**
 * Merges with their costs for heights, in the order in which the chain finds them.
 *
 * A cluster goes by its first place; the centroids are overwritten as clusters are merged.
 */
function findMerges(centroids: Centroids): Merges & ClusteringWork {
  const { weight } = centroids;
  const n = weight.length;
  const grids = createWeightGrids(centroids);
  const first = new Int32Array(n - 1);
  const second = new Int32Array(n - 1);
  const cost = new Float64Array(n - 1);
  const chain: number[] = [];
  let start = -1;
  for (let found = 0; found < n - 1;) {
    if (chain.length === 0) {
      do start = (start + 1) % n; while (weight[start] === 0);
      chain.push(start);
    }
    const last = chain[chain.length - 1]!;
    const before = chain.length > 1 ? chain[chain.length - 2]! : -1;
    const cheapest = grids.cheapest(last, before);
    if (cheapest !== before) {
      chain.push(cheapest);
      continue;
    }
    chain.length -= 2;
    first[found] = Math.min(last, before);
    second[found] = Math.max(last, before);
    cost[found] = mergeCost(centroids, last, before);
    grids.remove(last);
    grids.remove(before);
    merge(centroids, first[found]!, second[found]!);
    grids.insert(first[found]!);
    found++;
    // A start is left for the next round: a far outlier would look at all clusters every time.
    // And rounding may have led the chain back to a cluster that is now gone.
    if (chain.length === 1 || weight[chain[chain.length - 1]!] === 0) chain.length = 0;
  }
  const distanceEvaluations = grids.distanceEvaluations + cost.length;
  return { first, second, height: cost, distanceEvaluations };
}

/** Moves all of a cluster into another. */
function merge({ x, y, weight }: Centroids, into: number, from: number): void {
  const sum = weight[into]! + weight[from]!;
  x[into] = (weight[into]! * x[into]! + weight[from]! * x[from]!) / sum;
  y[into] = (weight[into]! * y[into]! + weight[from]! * y[from]!) / sum;
  weight[into] = sum;
  weight[from] = 0;
}
