/**
 * The long computations on rows that can run in threads of their own.
 *
 * @module
 */

import { silhouetteOfPoints } from "../cluster/point_silhouette.ts";
import type { PointRows } from "../numeric/kd_tree.ts";
import { neighborRanks } from "../numeric/neighbor_ranks.ts";
import { nearestNeighbors, type Neighbors, neighborsOfRange } from "../numeric/neighbors.ts";
import { layoutRows } from "./layout_stability.ts";
import { toldByNeighbors } from "./told_by_neighbors.ts";
import { umap, type UmapOptions } from "./umap.ts";

/** Functions that threads can run. */
export const JOBS = {
  /** Neighbors of the points at some positions of a tree. */
  neighbors: (...input: Parameters<typeof neighborsOfRange>) => neighborsOfRange(...input),

  /** Ranks of given points among all neighbors of some points. */
  ranks: (...input: Parameters<typeof neighborRanks>) => neighborRanks(...input),

  /** Layout of rows, neighbors in it, and silhouette of labels in it. */
  layout: (rows: PointRows, neighbors: Neighbors, labels: Int32Array, options: UmapOptions) => {
    const layout = umap(rows, neighbors, options);
    const points = layoutRows(layout);
    const near = nearestNeighbors(points, neighbors.k);
    return { layout, near, silhouette: silhouetteOfRows(points, labels) };
  },

  /** Silhouette of labels. */
  silhouette: (rows: PointRows, labels: Int32Array) => silhouetteOfRows(rows, labels),

  /** How well neighbors tell labels, some columns shuffled. */
  told: (...input: Parameters<typeof toldByNeighbors>) => toldByNeighbors(...input),
} as const;

/** Silhouette of labels of rows that count alike; null if all labels are the same. */
function silhouetteOfRows(rows: PointRows, labels: Int32Array): number | null {
  if (labels.every((label) => label === labels[0])) return null;
  const weight = new Uint32Array(labels.length).fill(1);
  return silhouetteOfPoints({ ...rows, weight }, labels).mean;
}
