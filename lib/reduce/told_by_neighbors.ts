/**
 * How well the nearest neighbors of rows tell their labels.
 *
 * @module
 */

import { buildKdTree } from "../numeric/kd_tree.ts";
import { joinParts, neighborsOfRange } from "../numeric/neighbors.ts";
import { createRandom } from "../numeric/random.ts";
import { shuffledIndices } from "../numeric/shuffled_indices.ts";

/** Rows with a label each. */
export interface LabeledRows {
  nDims: number;
  values: Float64Array;
  labels: Int32Array;
}

/** Options of {@linkcode toldByNeighbors}. */
export interface ToldOptions {
  /** The first rows, in which neighbors are looked for; the others are tested. */
  nTrain: number;
  /** Neighbors that vote. */
  k: number;
  /** Weight of each column in the distance. */
  weights: readonly number[];
  /** Columns that are shuffled, together, among the tested rows. */
  dims: readonly number[];
  seed: number;
}

/**
 * Whether the vote of its nearest neighbors tells the label of each tested row.
 *
 * @param rows More than nTrain, in any order.
 * @returns 1 or 0 for each row after the first nTrain.
 *
 * @example Two tested rows, of which one is beside rows of another label
 * ```ts
 * import assert from "node:assert/strict";
 * import { toldByNeighbors } from "lib/reduce/told_by_neighbors.ts";
 * const values = Float64Array.of(0, 1, 9, 10, 0.5, 9.5);
 * const rows = { nDims: 1, values, labels: Int32Array.of(0, 0, 1, 1, 0, 0) };
 * const options = { nTrain: 4, k: 1, weights: [1], dims: [], seed: 1 };
 * assert.deepEqual([...toldByNeighbors(rows, options)], [1, 0]);
 * ```
 */
export function toldByNeighbors(
  { nDims, values: inOrder, labels }: LabeledRows,
  { nTrain, k, weights, dims, seed }: ToldOptions,
): Uint8Array {
  const values = inOrder.map((value, at) => value * weights[at % nDims]!);
  const order = shuffledIndices(labels.length - nTrain, createRandom(seed));
  order.forEach((from, to) => {
    for (const d of dims) {
      values[(nTrain + to) * nDims + d] = inOrder[(nTrain + from) * nDims + d]! * weights[d]!;
    }
  });
  const tree = buildKdTree({ nDims, values });
  const part = neighborsOfRange(tree, k, 0, tree.nPoints, nTrain);
  const { indices } = joinParts([part], tree.nPoints);
  const nLabels = labels.reduce((most, label) => Math.max(most, label), 0) + 1;
  return Uint8Array.from({ length: labels.length - nTrain }, (_, tested) => {
    const i = nTrain + tested;
    const votes = new Uint32Array(nLabels);
    for (const j of indices.subarray(i * k, (i + 1) * k)) votes[labels[j]!]!++;
    const told = votes.indexOf(votes.reduce((a, b) => Math.max(a, b)));
    return Number(told === labels[i]);
  });
}

/**
 * Balanced accuracy: the mean over labels of the share that is told right, so that the most frequent
 * label is not told for nothing.
 *
 * @param right 1 or 0 for each row.
 * @param labels In step, from 0.
 * @param times How often each row counts, in step (default once).
 * @returns In [0, 1].
 *
 * @example Nine of ten rows have one label, which is all that is told
 * ```ts
 * import assert from "node:assert/strict";
 * import { balancedAccuracy } from "lib/reduce/told_by_neighbors.ts";
 * const labels = Int32Array.from({ length: 10 }, (_, i) => i === 0 ? 1 : 0);
 * assert.equal(balancedAccuracy(labels.map((label) => 1 - label), labels), 0.5);
 * ```
 */
export function balancedAccuracy(
  right: ArrayLike<number>,
  labels: Int32Array,
  times?: ArrayLike<number>,
): number {
  const nLabels = labels.reduce((most, label) => Math.max(most, label), 0) + 1;
  const told = new Float64Array(nLabels);
  const all = new Float64Array(nLabels);
  labels.forEach((label, i) => {
    all[label]! += times?.[i] ?? 1;
    told[label]! += right[i]! * (times?.[i] ?? 1);
  });
  const known = [...all.keys()].filter((label) => all[label]! > 0);
  return known.reduce((sum, label) => sum + told[label]! / all[label]!, 0) / known.length;
}
