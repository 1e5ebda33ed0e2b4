/**
 * The long computations on rows that can run in threads of their own.
 *
 * @module
 */

import { silhouetteOfPoints } from "../cluster/point_silhouette.ts";
import type { KdTree, PointRows } from "../numeric/kd_tree.ts";
import { neighborRanks } from "../numeric/neighbor_ranks.ts";
import { type Neighbors, neighborsOfRange } from "../numeric/neighbors.ts";
import { umap, type UmapOptions } from "./umap.ts";

/** Functions that threads can run. */
export const JOBS = {
  /** Neighbors of the points at some positions of a tree. */
  neighbors: (tree: KdTree, k: number, from: number, to: number, nCandidates?: number) =>
    neighborsOfRange(tree, k, from, to, nCandidates),

  /** Ranks of given points among all neighbors of the points at some positions. */
  ranks: (...input: Parameters<typeof neighborRanks>) => neighborRanks(...input),

  /** Layout of rows. */
  umap: (rows: PointRows, neighbors: Neighbors, options: UmapOptions) =>
    umap(rows, neighbors, options),

  /** Silhouette of labels of rows that count alike. */
  silhouette: (rows: PointRows, labels: Int32Array) =>
    silhouetteOfPoints({ ...rows, weight: new Uint32Array(labels.length).fill(1) }, labels).mean,
} as const;

/** Name of a job. */
export type JobName = keyof typeof JOBS;

/** What a job takes. */
export type JobInput<N extends JobName> = Parameters<(typeof JOBS)[N]>;

/** What a job gives. */
export type JobOutput<N extends JobName> = ReturnType<(typeof JOBS)[N]>;
