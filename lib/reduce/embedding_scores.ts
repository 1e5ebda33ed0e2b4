/**
 * How far an embedding keeps who is near whom.
 *
 * @see Venna and Kaski (2006), doi:10.1016/j.neunet.2006.05.014
 *
 * @module
 */

import type { PointRows } from "../numeric/kd_tree.ts";
import type { Neighbors } from "../numeric/neighbors.ts";
import type { ThreadOptions } from "../numeric/threads.ts";
import { findNeighbors, rankNeighbors } from "./parallel.ts";

/** Scores of an embedding, all about the k nearest neighbors. */
export interface EmbeddingScores {
  /** Points that the scores are about. */
  n: number;
  k: number;
  /** In [0, 1]: 1 where no point is a neighbor in the embedding only. */
  trustworthiness: number;
  /** In [0, 1]: 1 where no neighbor has been torn away. */
  continuity: number;
  /** Share of the neighbors that stay neighbors. */
  preserved: number;
}

/**
 * Scores of embeddings of the same rows; the ranks among the rows are computed once for all.
 *
 * @param rows What was embedded.
 * @param neighbors Neighbors of the rows, at least k of each.
 * @param embeddings Rows in step, of few dimensions.
 * @param k Neighbors that count, fewer than half of the points.
 * @throws {RangeError} If k is not in 1 .. (n - 1) / 2, or there are not k neighbors.
 *
 * @example The same points, turned
 * ```ts
 * import assert from "node:assert/strict";
 * import { nearestNeighbors } from "lib/numeric/neighbors.ts";
 * import { scoreEmbeddings } from "lib/reduce/embedding_scores.ts";
 * const rows = { nDims: 1, values: Float64Array.of(0, 2, 5, 9, 14) };
 * const turned = { nDims: 1, values: rows.values.map((value) => -value) };
 * const [scores] = await scoreEmbeddings(rows, nearestNeighbors(rows, 2), [turned], 2);
 * assert.deepEqual([scores!.trustworthiness, scores!.continuity, scores!.preserved], [1, 1, 1]);
 * ```
 */
export async function scoreEmbeddings(
  rows: PointRows,
  neighbors: Neighbors,
  embeddings: readonly PointRows[],
  k: number,
  options: ThreadOptions = {},
): Promise<EmbeddingScores[]> {
  const n = neighbors.indices.length / neighbors.k;
  if (!Number.isInteger(k) || k < 1 || 2 * k > n - 1 || k > neighbors.k) {
    throw new RangeError(
      `Cannot score embedding: k must be an integer in 1 .. ${
        Math.min(neighbors.k, Math.floor((n - 1) / 2))
      }, current value is ${k}`,
    );
  }
  const nearRows = firstOf(neighbors, k);
  const nearPoints: Uint32Array[] = [];
  for (const embedding of embeddings) {
    nearPoints.push((await findNeighbors(embedding, k, options)).indices);
  }
  // Of every point the neighbors in each embedding, side by side.
  const nOthers = k * embeddings.length;
  const others = new Uint32Array(n * nOthers);
  nearPoints.forEach((near, e) => {
    for (let i = 0; i < n; i++) others.set(near.subarray(i * k, (i + 1) * k), i * nOthers + e * k);
  });
  const ranks = await rankNeighbors(rows, others, nOthers, options);
  const scores: EmbeddingScores[] = [];
  for (const [e, embedding] of embeddings.entries()) {
    const back = await rankNeighbors(embedding, nearRows, k, options);
    let [intruded, torn, kept] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      for (let r = 0; r < k; r++) {
        const rank = ranks[i * nOthers + e * k + r]!;
        if (rank > k) intruded += rank - k;
        else kept++;
        torn += Math.max(0, back[i * k + r]! - k);
      }
    }
    const scale = 2 / (n * k * (2 * n - 3 * k - 1));
    scores.push({
      n,
      k,
      trustworthiness: 1 - scale * intruded,
      continuity: 1 - scale * torn,
      preserved: kept / (n * k),
    });
  }
  return scores;
}

/** The first k neighbors of each point. */
function firstOf({ k: all, indices }: Neighbors, k: number): Uint32Array {
  if (all === k) return indices;
  return Uint32Array.from(
    { length: indices.length / all * k },
    (_, at) => indices[Math.floor(at / k) * all + at % k]!,
  );
}
