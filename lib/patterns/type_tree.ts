/**
 * Merge tree of the weeks of offense types, by Ward's method of ml-hclust.
 *
 * @module
 */

import { agnes, type Cluster } from "ml-hclust";
import { type Linkage, toLinkage } from "../cluster/linkage.ts";
import { shapeOf } from "./type_clusters.ts";
import type { TypeProfile } from "./type_profiles.ts";

/**
 * Merge tree of types by the shape of their week, every type counting alike.
 *
 * @param profiles Types with a shape, at least one.
 * @returns Leaves in the order of the profiles; heights as scipy's `ward` has them.
 */
export function typeTree(profiles: readonly TypeProfile[]): Linkage {
  const shapes = profiles.map(shapeOf);
  const root = agnes(shapes, { method: "ward2" });
  const first: number[] = [];
  const second: number[] = [];
  const height: number[] = [];
  const leastLeaf = (node: Cluster): number => {
    if (node.isLeaf) return node.index;
    const [a, b] = node.children.map(leastLeaf) as [number, number];
    first.push(Math.min(a, b));
    second.push(Math.max(a, b));
    height.push(node.height);
    return Math.min(a, b);
  };
  leastLeaf(root);
  return toLinkage(new Uint32Array(profiles.length).fill(1), {
    first: Int32Array.from(first),
    second: Int32Array.from(second),
    height: Float64Array.from(height),
  });
}
