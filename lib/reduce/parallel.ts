/**
 * Work on many rows on all cores: the same results, whatever the number of threads.
 *
 * @module
 */

import { codePoints } from "../numeric/coded_points.ts";
import { buildKdTree, type PointRows } from "../numeric/kd_tree.ts";
import { neighborRanks } from "../numeric/neighbor_ranks.ts";
import { joinParts, type Neighbors, neighborsOfRange } from "../numeric/neighbors.ts";
import { type ThreadOptions, threadRunner } from "../numeric/threads.ts";
import type { ServedJobs } from "./job_worker.ts";

/** Points that a thread takes at a time. */
const CHUNK = 4_000;

/** Points up to which a thread takes longer to start than to find their neighbors. */
const FEW = 5_000;

/** Runs a job for each input, on as many threads as there are cores; see `runInThreads`. */
export const runJobs = threadRunner<ServedJobs>(new URL("./job_worker.ts", import.meta.url));

/** Ranges that together are 0 .. n - 1. */
function ranges(n: number): [from: number, to: number][] {
  return Array.from(
    { length: Math.ceil(n / CHUNK) },
    (_, i) => [i * CHUNK, Math.min(n, (i + 1) * CHUNK)],
  );
}

/**
 * Neighbors of every point on all cores; see `nearestNeighbors`.
 *
 * @example Four points on a line
 * ```ts
 * import assert from "node:assert/strict";
 * import { findNeighbors } from "lib/reduce/parallel.ts";
 * const rows = { nDims: 1, values: Float64Array.of(0, 10, 11, 13) };
 * assert.deepEqual([...(await findNeighbors(rows, 1)).indices], [1, 2, 1, 2]);
 * ```
 */
export async function findNeighbors(
  rows: PointRows,
  k: number,
  options: ThreadOptions = {},
): Promise<Neighbors> {
  const tree = buildKdTree(rows);
  if (tree.nPoints <= FEW) {
    return joinParts([neighborsOfRange(tree, k, 0, tree.nPoints)], tree.nPoints);
  }
  const found = await runJobs(
    "neighbors",
    ranges(tree.nPoints).map(([from, to]) => [tree, k, from, to]),
    options,
  );
  return joinParts(found, tree.nPoints);
}

/**
 * Ranks of given points among all neighbors of every point, on all cores; see `neighborRanks`.
 *
 * @param others Points to rank, by index, nOthers for each point.
 * @returns Ranks in step with the others.
 *
 * @example Three points on a line
 * ```ts
 * import assert from "node:assert/strict";
 * import { rankNeighbors } from "lib/reduce/parallel.ts";
 * const rows = { nDims: 1, values: Float64Array.of(0, 10, 11) };
 * assert.deepEqual([...(await rankNeighbors(rows, Uint32Array.of(2, 0, 0), 1))], [2, 2, 2]);
 * ```
 */
export async function rankNeighbors(
  rows: PointRows,
  others: Uint32Array,
  nOthers: number,
  options: ThreadOptions = {},
): Promise<Uint32Array> {
  const coded = codePoints(rows.nDims, rows.values);
  const { nPoints } = coded;
  if (nPoints <= FEW) return neighborRanks(coded, others, nOthers, 0, nPoints);
  const parts = ranges(nPoints);
  const found = await runJobs(
    "ranks",
    parts.map(([from, to]) => [coded, others, nOthers, from, to]),
    options,
  );
  const ranks = new Uint32Array(nPoints * nOthers);
  found.forEach((part, i) => ranks.set(part, parts[i]![0] * nOthers));
  return ranks;
}
