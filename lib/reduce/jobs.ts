/**
 * The long computations on rows that can run in threads of their own.
 *
 * @module
 */

import type { KdTree } from "../numeric/kd_tree.ts";
import { neighborRanks } from "../numeric/neighbor_ranks.ts";
import { neighborsOfRange } from "../numeric/neighbors.ts";

/** Functions that threads can run. */
export const JOBS = {
  /** Neighbors of the points at some positions of a tree. */
  neighbors: (tree: KdTree, k: number, from: number, to: number, nCandidates?: number) =>
    neighborsOfRange(tree, k, from, to, nCandidates),

  /** Ranks of given points among all neighbors of the points at some positions. */
  ranks: (...input: Parameters<typeof neighborRanks>) => neighborRanks(...input),
} as const;

/** Name of a job. */
export type JobName = keyof typeof JOBS;

/** What a job takes. */
export type JobInput<N extends JobName> = Parameters<(typeof JOBS)[N]>;

/** What a job gives. */
export type JobOutput<N extends JobName> = ReturnType<(typeof JOBS)[N]>;
