/**
 * The fuzzy graph of UMAP: who is near whom, by each point's own measure of near.
 *
 * @see McInnes, Healy and Melville (2018), arXiv:1802.03426, section 3
 *
 * @module
 */

import type { Neighbors } from "../numeric/neighbors.ts";

/** Symmetric weighted graph: each edge in both directions, in order of head, then tail. */
export interface FuzzyGraph {
  nPoints: number;
  heads: Uint32Array;
  tails: Uint32Array;
  /** In (0, 1]. */
  weights: Float64Array;
}

/** How each point measures distance: what is nearer than `rho` is as near as can be. */
export interface LocalScale {
  /** Distance to the nearest neighbor that is not at the same place; 0 where all are. */
  rho: Float64Array;
  /** Width of the decay beyond it. */
  sigma: Float64Array;
}

const TOLERANCE = 1e-5;
const MAX_STEPS = 64;

/** Smallest width, as a part of the mean distance to the neighbors. */
const LEAST_SCALE = 1e-3;

/**
 * Scale of each point, so that the weights of its neighbors sum to the logarithm (base 2) of their
 * number, itself counted.
 *
 * @param neighbors Of every point, itself not among them.
 * @param nNeighbors Neighbors that count, the point itself included: one more than are looked at.
 */
function localScale({ k, distances }: Neighbors, nNeighbors: number): LocalScale {
  const nPoints = distances.length / k;
  const used = nNeighbors - 1;
  if (!Number.isInteger(nNeighbors) || used < 1 || used > k) {
    throw new RangeError(
      `Cannot make graph: nNeighbors must be an integer in 2 .. ${k + 1}, ` +
        `current value is ${nNeighbors}`,
    );
  }
  const target = Math.log2(nNeighbors);
  const rho = new Float64Array(nPoints);
  const sigma = new Float64Array(nPoints);
  let total = 0;
  for (let i = 0; i < nPoints; i++) {
    for (let r = 0; r < used; r++) total += distances[i * k + r]!;
  }
  const meanOfAll = total / (nPoints * nNeighbors);
  for (let i = 0; i < nPoints; i++) {
    const own = distances.subarray(i * k, i * k + used);
    rho[i] = own.find((distance) => distance > 0) ?? 0;
    let low = 0;
    let high = Infinity;
    let width = 1;
    for (let step = 0; step < MAX_STEPS; step++) {
      let sum = 0;
      for (const distance of own) {
        const beyond = distance - rho[i]!;
        sum += beyond > 0 ? Math.exp(-beyond / width) : 1;
      }
      if (Math.abs(sum - target) < TOLERANCE) break;
      if (sum > target) high = width;
      else low = width;
      width = high === Infinity ? 2 * width : (low + high) / 2;
    }
    const mean = rho[i]! > 0 ? own.reduce((sum, each) => sum + each, 0) / nNeighbors : meanOfAll;
    sigma[i] = Math.max(width, LEAST_SCALE * mean);
  }
  return { rho, sigma };
}

/**
 * Graph of points and their neighbors.
 *
 * The weight of an edge is the probability that at least one of its two directions exists.
 *
 * @param neighbors Of every point, itself not among them.
 * @param nNeighbors Neighbors that count, the point itself included; 15 is usual.
 *
 * @example Three points on a line, one neighbor each
 * ```ts
 * import assert from "node:assert/strict";
 * import { nearestNeighbors } from "lib/numeric/neighbors.ts";
 * import { fuzzyGraph } from "lib/reduce/fuzzy_graph.ts";
 * const rows = { nDims: 1, values: Float64Array.of(0, 1, 9) };
 * const { heads, tails, weights } = fuzzyGraph(nearestNeighbors(rows, 1), 2);
 * assert.deepEqual([[...heads], [...tails]], [[0, 1, 1, 2], [1, 0, 2, 1]]);
 * assert.deepEqual([...weights], [1, 1, 1, 1]);
 * ```
 */
export function fuzzyGraph(neighbors: Neighbors, nNeighbors: number): FuzzyGraph {
  const { k, indices, distances } = neighbors;
  const { rho, sigma } = localScale(neighbors, nNeighbors);
  const nPoints = rho.length;
  const used = nNeighbors - 1;
  const own = (i: number, r: number) => {
    const beyond = distances[i * k + r]! - rho[i]!;
    return beyond <= 0 || sigma[i] === 0 ? 1 : Math.exp(-beyond / sigma[i]!);
  };
  // Edges towards each point, by counting.
  const offsets = new Uint32Array(nPoints + 1);
  for (let i = 0; i < nPoints; i++) {
    for (let r = 0; r < used; r++) offsets[indices[i * k + r]! + 1]!++;
  }
  for (let i = 0; i < nPoints; i++) offsets[i + 1]! += offsets[i]!;
  const filled = offsets.slice();
  const sources = new Uint32Array(nPoints * used);
  const towards = new Float64Array(nPoints * used);
  for (let i = 0; i < nPoints; i++) {
    for (let r = 0; r < used; r++) {
      const at = filled[indices[i * k + r]!]!++;
      sources[at] = i;
      towards[at] = own(i, r);
    }
  }
  const heads = new Uint32Array(2 * nPoints * used);
  const tails = new Uint32Array(2 * nPoints * used);
  const weights = new Float64Array(2 * nPoints * used);
  let nEdges = 0;
  const row = new Map<number, number>();
  for (let i = 0; i < nPoints; i++) {
    row.clear();
    for (let r = 0; r < used; r++) row.set(indices[i * k + r]!, own(i, r));
    for (let at = offsets[i]!; at < offsets[i + 1]!; at++) {
      const back = towards[at]!;
      const there = row.get(sources[at]!);
      row.set(sources[at]!, there === undefined ? back : there + back - there * back);
    }
    for (const tail of [...row.keys()].sort((a, b) => a - b)) {
      const weight = row.get(tail)!;
      if (weight === 0) continue;
      heads[nEdges] = i;
      tails[nEdges] = tail;
      weights[nEdges++] = weight;
    }
  }
  return {
    nPoints,
    heads: heads.slice(0, nEdges),
    tails: tails.slice(0, nEdges),
    weights: weights.slice(0, nEdges),
  };
}
