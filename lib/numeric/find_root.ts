/**
 * Root of a node in a forest of disjoint sets; the paths on the way are halved.
 *
 * @param parent Parent of each node, a root being its own; shortened in place.
 *
 * @example Two steps up
 * ```ts
 * import assert from "node:assert/strict";
 * import { findRoot } from "lib/numeric/find_root.ts";
 * const parent = Uint32Array.of(1, 2, 2);
 * assert.equal(findRoot(parent, 0), 2);
 * assert.deepEqual([...parent], [2, 2, 2]);
 * ```
 *
 * @see Tarjan and van Leeuwen (1984), doi:10.1145/62.2160
 */
export function findRoot(parent: Uint32Array | Int32Array, node: number): number {
  while (parent[node] !== node) node = parent[node] = parent[parent[node]!]!;
  return node;
}
