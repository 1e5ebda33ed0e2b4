/**
 * Merge trees as a dendrogram places them: where each node stands, and to which cluster it belongs.
 *
 * @module
 */

/** A merge of two nodes, as a dendrogram is told. */
export interface Merge {
  /** Name of the node made. */
  node: string | number;
  /** The nodes merged: leaves or earlier merges. */
  left: string | number;
  right: string | number;
  /** At least as high as the two nodes; 0 or more. */
  height: number;
}

/** A node of a merge tree. */
export interface TreeNode {
  /** Height of the merge, 0 for a leaf. */
  height: number;
  /** Place among the leaves, counted from 0: its row for a leaf, else midway between its nodes. */
  at: number;
  /** Rows of its first and its last leaf. */
  first: number;
  last: number;
  /** Its two nodes in drawing order; none for a leaf. */
  children: TreeNode[];
}

/**
 * Builds the tree of some leaves.
 *
 * @param leaves Names of the leaves in drawing order: those of each node are neighbors.
 * @param merges One fewer than leaves, each after the merges that it contains.
 * @returns The root.
 * @throws {RangeError} If the merges do not make one tree in which no branches cross, or a height is
 * not finite, is negative, or below that of a node that is merged.
 *
 * @example Three leaves
 * ```ts
 * import assert from "node:assert/strict";
 * import { buildTree } from "lib/figures/merge_tree.ts";
 * const root = buildTree(["a", "b", "c"], [
 *   { node: "ab", left: "a", right: "b", height: 1 },
 *   { node: "abc", left: "ab", right: "c", height: 4 },
 * ]);
 * assert.deepEqual([root.at, root.height, root.children[0]?.at], [1.25, 4, 0.5]);
 * ```
 */
export function buildTree(leaves: readonly string[], merges: readonly Merge[]): TreeNode {
  const roots = new Map<string, TreeNode>(
    leaves.map((name, i) => [name, { height: 0, at: i, first: i, last: i, children: [] }]),
  );
  if (roots.size < leaves.length) refuse("leaves must differ", leaves.join(", "));
  if (merges.length !== leaves.length - 1) {
    refuse(`merges of ${leaves.length} leaves must be one fewer`, String(merges.length));
  }
  for (const { node, left, right, height } of merges) {
    const children = [left, right].map((name) => {
      const child = roots.get(String(name)) ??
        refuse("a merge must be of two leaves or earlier merges, each merged once", `${name}`);
      roots.delete(String(name));
      return child;
    }).sort((a, b) => a.first - b.first) as [TreeNode, TreeNode];
    const [one, other] = children;
    if (one.last + 1 !== other.first) {
      refuse("leaves must be in drawing order, those of each node neighbors", `node ${node}`);
    }
    if (!(height >= Math.max(one.height, other.height) && height < Infinity)) {
      refuse("a merge must be at least as high as what it merges", `${height} of node ${node}`);
    }
    if (roots.has(String(node))) refuse("nodes must differ", `node ${node}`);
    const at = (one.at + other.at) / 2;
    roots.set(String(node), { height, at, first: one.first, last: other.last, children });
  }
  return [...roots.values()][0] ?? refuse("there must be at least one leaf", "0");
}

/**
 * Clusters that a cut leaves, in drawing order: the largest nodes whose height is at most that of
 * the cut.
 *
 * @example A cut between two merges
 * ```ts
 * import assert from "node:assert/strict";
 * import { buildTree, nodesBelow } from "lib/figures/merge_tree.ts";
 * const root = buildTree(["a", "b", "c"], [
 *   { node: 3, left: "a", right: "b", height: 1 },
 *   { node: 4, left: 3, right: "c", height: 4 },
 * ]);
 * assert.deepEqual(nodesBelow(root, 2).map(({ first, last }) => [first, last]), [[0, 1], [2, 2]]);
 * ```
 */
export function nodesBelow(node: TreeNode, height: number): TreeNode[] {
  return node.height <= height
    ? [node]
    : node.children.flatMap((child) => nodesBelow(child, height));
}

function refuse(rule: string, value: string): never {
  throw new RangeError(`Cannot draw dendrogram: ${rule}, current value is ${value}`);
}
