/**
 * Merge trees of hierarchical clustering, in scipy's layout.
 *
 * @module
 */

import { findRoot } from "../numeric/find_root.ts";
import type { ClusteringResult } from "./clustering.ts";

/**
 * Merge tree. Nodes 0 .. nLeaves - 1 are the places, and merge i makes node nLeaves + i.
 *
 * The four columns are those of `scipy.cluster.hierarchy.linkage`, in step and in order of height.
 */
export interface Linkage {
  nLeaves: number;
  /** The lower of the two nodes merged. */
  left: Int32Array;
  /** The higher of the two. */
  right: Int32Array;
  /** Never falls from one merge to the next; meters. */
  height: Float64Array;
  /** Incidents in the node made. */
  size: Float64Array;
}

/** Merges in any order, each naming its two clusters by their first places; the arrays run in step. */
export interface Merges {
  /** First place of the one cluster, and so of the merged one. */
  first: Int32Array;
  /** First place of the other cluster, higher than that of the one. */
  second: Int32Array;
  height: Float64Array;
}

/**
 * Merge tree of merges found out of order.
 *
 * Merges of one height come in order of their first places, then of their second ones. As scipy's
 * does, the tree follows from that order alone: should rounding put a merge a last digit below
 * one that it contains, the heights are still sorted.
 *
 * @param weight Incidents at each place.
 *
 * @example The last of three places is merged first
 * ```ts
 * import assert from "node:assert/strict";
 * import { toLinkage } from "lib/cluster/linkage.ts";
 * const linkage = toLinkage(Uint32Array.of(4, 1, 1), {
 *   first: Int32Array.of(0, 1),
 *   second: Int32Array.of(1, 2),
 *   height: Float64Array.of(9, 3),
 * });
 * assert.deepEqual([...linkage.left], [1, 0]);
 * assert.deepEqual([...linkage.right], [2, 3]);
 * assert.deepEqual([...linkage.size], [2, 6]);
 * ```
 */
export function toLinkage(weight: Uint32Array, { first, second, height }: Merges): Linkage {
  const nLeaves = weight.length;
  const nMerges = nLeaves - 1;
  const order = Int32Array.from(height.keys()).sort((i, j) =>
    height[i]! - height[j]! || first[i]! - first[j]! || second[i]! - second[j]!
  );
  const left = new Int32Array(nMerges);
  const right = new Int32Array(nMerges);
  const size = new Float64Array(nMerges);
  const above = Int32Array.from({ length: nLeaves + nMerges }, (_, node) => node);
  const sizeOf = (node: number) => node < nLeaves ? weight[node]! : size[node - nLeaves]!;
  order.forEach((merge, i) => {
    const one = findRoot(above, first[merge]!);
    const other = findRoot(above, second[merge]!);
    left[i] = Math.min(one, other);
    right[i] = Math.max(one, other);
    size[i] = sizeOf(one) + sizeOf(other);
    above[one] = above[other] = nLeaves + i;
  });
  return { nLeaves, left, right, height: Float64Array.from(order, (i) => height[i]!), size };
}

/**
 * Clusters that are left when a merge tree is cut: the last `nClusters - 1` merges are undone.
 *
 * @returns Clusters numbered in order of their first places; there is no noise.
 * @throws {RangeError} If the number of clusters is not a whole number in 1 .. nLeaves.
 *
 * @example Two of three places are one cluster
 * ```ts
 * import assert from "node:assert/strict";
 * import { cutTree } from "lib/cluster/linkage.ts";
 * const linkage = {
 *   nLeaves: 3,
 *   left: Int32Array.of(1, 0),
 *   right: Int32Array.of(2, 3),
 *   height: Float64Array.of(3, 9),
 *   size: Float64Array.of(2, 6),
 * };
 * assert.deepEqual([...cutTree(linkage, 2).labels], [0, 1, 1]);
 * assert.throws(() => cutTree(linkage, 4), {
 *   name: "RangeError",
 *   message: "Cannot cut tree: nClusters must be an integer in 1 .. 3, current value is 4",
 * });
 * ```
 */
export function cutTree({ nLeaves, left, right }: Linkage, nClusters: number): ClusteringResult {
  if (!Number.isInteger(nClusters) || nClusters < 1 || nClusters > nLeaves) {
    throw new RangeError(
      `Cannot cut tree: nClusters must be an integer in 1 .. ${nLeaves}, ` +
        `current value is ${nClusters}`,
    );
  }
  const kept = nLeaves - nClusters;
  const root = Int32Array.from({ length: nLeaves + kept }, (_, node) => node);
  for (let i = kept - 1; i >= 0; i--) {
    root[left[i]!] = root[right[i]!] = root[nLeaves + i]!;
  }
  const numberOf = new Int32Array(root.length).fill(-1);
  let found = 0;
  const labels = root.subarray(0, nLeaves).map((node) => {
    if (numberOf[node]! < 0) numberOf[node] = found++;
    return numberOf[node]!;
  });
  return { labels, nClusters };
}
