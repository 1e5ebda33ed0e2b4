/**
 * The upper levels of a merge tree, as a dendrogram shows them.
 *
 * @module
 */

import { cutTree, type Linkage } from "./linkage.ts";

/** Node that the upper levels start from. */
export interface UpperLeaf {
  node: number;
  /** Cluster of its places in `cutTree()` with as many clusters as there are leaves. */
  cluster: number;
  /** Incidents in it. */
  n: number;
}

/** Merge of two nodes. */
export interface UpperMerge {
  node: number;
  left: number;
  right: number;
  height: number;
}

/** Upper levels of a merge tree. */
export interface UpperTree {
  /** In the order in which branches do not cross. */
  leaves: UpperLeaf[];
  /** From the lowest to the highest. */
  merges: UpperMerge[];
}

/**
 * The last `nLeaves - 1` merges of a tree, and the nodes that they merge.
 *
 * Of each merge the side with more incidents comes first, of equals the one with the lower number.
 *
 * @param weight Incidents at each place.
 * @throws {RangeError} If the number of leaves is not a whole number in 1 .. places.
 *
 * @example Three places, seen as two
 * ```ts
 * import assert from "node:assert/strict";
 * import { upperTree } from "lib/cluster/upper_tree.ts";
 * import { wardLinkage } from "lib/cluster/ward.ts";
 * const weight = Uint32Array.of(1, 1, 9);
 * const places = { x: Float64Array.of(0, 2, 90), y: new Float64Array(3), weight };
 * const { leaves, merges } = upperTree(wardLinkage(places), weight, 2);
 * assert.deepEqual(leaves, [{ node: 2, cluster: 1, n: 9 }, { node: 3, cluster: 0, n: 2 }]);
 * assert.deepEqual(merges.map(({ left, right }) => [left, right]), [[2, 3]]);
 * ```
 */
export function upperTree(linkage: Linkage, weight: Uint32Array, nLeaves: number): UpperTree {
  const { labels } = cutTree(linkage, nLeaves);
  const { left, right, height, size } = linkage;
  const first = left.length - (nLeaves - 1);
  const sizeOf = (node: number) =>
    node < linkage.nLeaves ? weight[node]! : size[node - linkage.nLeaves]!;
  const someLeaf = (node: number): number => {
    while (node >= linkage.nLeaves) node = left[node - linkage.nLeaves]!;
    return node;
  };
  const merges: UpperMerge[] = [];
  for (let i = first; i < left.length; i++) {
    const sides = [left[i]!, right[i]!].sort((a, b) => sizeOf(b) - sizeOf(a) || a - b);
    merges.push({
      node: linkage.nLeaves + i,
      left: sides[0]!,
      right: sides[1]!,
      height: height[i]!,
    });
  }
  const byNode = new Map(merges.map((merge) => [merge.node, merge]));
  const root = merges.at(-1)?.node ?? linkage.nLeaves + left.length - 1;
  const leaves: UpperLeaf[] = [];
  const open = [root];
  while (open.length > 0) {
    const node = open.pop()!;
    const merge = byNode.get(node);
    if (merge) open.push(merge.right, merge.left);
    else leaves.push({ node, cluster: labels[someLeaf(node)]!, n: sizeOf(node) });
  }
  return { leaves, merges };
}

/**
 * Share of all inertia that the last merge of a Ward tree adds.
 *
 * A merge at height h adds h² / 2, and all merges together are the inertia around one center.
 *
 * @returns Share in [0, 1]; 0 where there is no merge, or no inertia.
 *
 * @example Two pairs far apart
 * ```ts
 * import assert from "node:assert/strict";
 * import { shareOfLastMerge } from "lib/cluster/upper_tree.ts";
 * import { wardLinkage } from "lib/cluster/ward.ts";
 * const x = Float64Array.of(0, 2, 10, 12);
 * const places = { x, y: new Float64Array(4), weight: Uint32Array.of(1, 1, 1, 1) };
 * assert.equal(shareOfLastMerge(wardLinkage(places)).toFixed(4), (100 / 104).toFixed(4));
 * ```
 */
export function shareOfLastMerge({ height }: Linkage): number {
  const all = height.reduce((sum, each) => sum + each * each, 0);
  const last = height.at(-1) ?? 0;
  return all === 0 ? 0 : last * last / all;
}
