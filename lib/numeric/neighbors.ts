/**
 * Nearest neighbors of every point, exactly.
 *
 * @module
 */

import { buildKdTree, type KdTree, type PointRows } from "./kd_tree.ts";

/** Neighbors of every point, the nearest first. */
export interface Neighbors {
  /** Neighbors of each point. */
  k: number;
  /** Point by point: neighbor r of point i at `i * k + r`. */
  indices: Uint32Array;
  /** Distances, in step. */
  distances: Float64Array;
}

/** Neighbors of a part of the points. */
export interface NeighborsPart extends Neighbors {
  /** The points, in step: neighbor r of point `points[p]` at `p * k + r`. */
  points: Uint32Array;
}

/**
 * Neighbors of every point among all others; of equally near ones those with the lower index.
 *
 * @param rows Points, more than k.
 * @param k Neighbors of each, a positive whole number.
 * @throws {RangeError} If there are not more than k points, or a coordinate is not finite.
 * @throws {TypeError} If the values are not nDims a point.
 *
 * @example Four points on a line
 * ```ts
 * import assert from "node:assert/strict";
 * import { nearestNeighbors } from "lib/numeric/neighbors.ts";
 * const { indices, distances } = nearestNeighbors(
 *   { nDims: 1, values: Float64Array.of(0, 10, 11, 13) },
 *   2,
 * );
 * assert.deepEqual([...indices], [1, 2, 2, 3, 1, 3, 2, 1]);
 * assert.deepEqual([...distances], [10, 11, 1, 3, 1, 2, 2, 3]);
 * ```
 */
export function nearestNeighbors(rows: PointRows, k: number): Neighbors {
  const tree = buildKdTree(rows);
  return joinParts([neighborsOfRange(tree, k, 0, tree.nPoints)], tree.nPoints);
}

/** Parts that hold every point once, in the order of the points. */
export function joinParts(parts: readonly NeighborsPart[], nPoints: number): Neighbors {
  const k = parts[0]!.k;
  const indices = new Uint32Array(nPoints * k);
  const distances = new Float64Array(nPoints * k);
  for (const part of parts) {
    part.points.forEach((point, p) => {
      indices.set(part.indices.subarray(p * k, (p + 1) * k), point * k);
      distances.set(part.distances.subarray(p * k, (p + 1) * k), point * k);
    });
  }
  return { k, indices, distances };
}

/**
 * Share of the neighbors among rows that are neighbors in another layout of them.
 *
 * @param neighbors Of the rows.
 * @param near Of the same points in the other layout, as many of each.
 */
export function neighborsKept({ k, indices }: Neighbors, near: Neighbors): number {
  let kept = 0;
  for (let i = 0; i < indices.length; i += k) {
    const own = new Set(indices.subarray(i, i + k));
    for (const j of near.indices.subarray(i, i + k)) if (own.has(j)) kept++;
  }
  return kept / indices.length;
}

/**
 * Neighbors of the points at some positions of a tree, among all points.
 *
 * @param from First position.
 * @param to Position after the last one. Ranges that join give the same as one range.
 * @param nCandidates Only points of a lower index can be neighbors (default all).
 */
export function neighborsOfRange(
  tree: KdTree,
  k: number,
  from: number,
  to: number,
  nCandidates: number = tree.nPoints,
): NeighborsPart {
  const { nDims, nPoints, order, values, starts, ends, seconds, boxes } = tree;
  const most = Math.min(nPoints - 1, nCandidates);
  if (!Number.isInteger(k) || k < 1 || k > most) {
    throw new RangeError(
      `Cannot find neighbors: k must be an integer in 1 .. ${most}, current value is ${k}`,
    );
  }
  const near = new Uint32Array((to - from) * k);
  const squares = new Float64Array((to - from) * k).fill(Infinity);
  let own = 0;
  let first = 0;
  let last = 0;
  let reach = Infinity;

  /** Whether the point at a position has neighbors. */
  function isAsked(position: number): boolean {
    return nCandidates >= nPoints || order[position]! >= nCandidates;
  }

  /** Squared distance of two boxes; more than a limit where it is. */
  function betweenBoxes(node: number, limit: number): number {
    let square = 0;
    let a = own * nDims * 2;
    let b = node * nDims * 2;
    for (let d = 0; d < nDims; d++, a += 2, b += 2) {
      const gap = boxes[a]! > boxes[b + 1]!
        ? boxes[a]! - boxes[b + 1]!
        : boxes[b]! > boxes[a + 1]!
        ? boxes[b]! - boxes[a + 1]!
        : 0;
      square += gap * gap;
      if (square > limit) return square;
    }
    return square;
  }

  /** Whether a box is no farther from the point at a position than a limit. */
  function reaches(position: number, node: number, limit: number): boolean {
    let square = 0;
    let a = position * nDims;
    let b = node * nDims * 2;
    for (let d = 0; d < nDims; d++, a++, b += 2) {
      const value = values[a]!;
      const gap = value < boxes[b]!
        ? boxes[b]! - value
        : value > boxes[b + 1]!
        ? value - boxes[b + 1]!
        : 0;
      square += gap * gap;
      if (square > limit) return false;
    }
    return true;
  }

  /** Compares the points of the own leaf with those of another, or of itself. */
  function compareLeaf(node: number): void {
    for (let position = first; position < last; position++) {
      if (!isAsked(position)) continue;
      const base = (position - from) * k;
      if (node !== own && !reaches(position, node, squares[base + k - 1]!)) continue;
      for (let other = starts[node]!; other < ends[node]!; other++) {
        if (other !== position && order[other]! < nCandidates) compare(position, other, base);
      }
    }
    reach = 0;
    for (let position = first; position < last; position++) {
      if (isAsked(position)) reach = Math.max(reach, squares[(position - from) * k + k - 1]!);
    }
  }

  /** Takes a point among the neighbors of another one, if it is near enough. */
  function compare(position: number, other: number, base: number): void {
    const limit = squares[base + k - 1]!;
    let square = 0;
    let a = position * nDims;
    let b = other * nDims;
    // Eight at a time: a comparison after each would cost more than it spares.
    for (const end = a + (nDims & ~7); a < end; a += 8, b += 8) {
      const d0 = values[a]! - values[b]!;
      const d1 = values[a + 1]! - values[b + 1]!;
      const d2 = values[a + 2]! - values[b + 2]!;
      const d3 = values[a + 3]! - values[b + 3]!;
      const d4 = values[a + 4]! - values[b + 4]!;
      const d5 = values[a + 5]! - values[b + 5]!;
      const d6 = values[a + 6]! - values[b + 6]!;
      const d7 = values[a + 7]! - values[b + 7]!;
      square += d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3 + d4 * d4 + d5 * d5 + d6 * d6 + d7 * d7;
      if (square > limit) return;
    }
    for (const end = (position + 1) * nDims; a < end; a++, b++) {
      const apart = values[a]! - values[b]!;
      square += apart * apart;
    }
    if (square > limit) return;
    const point = order[other]!;
    if (square === limit && point > near[base + k - 1]!) return;
    let at = base + k - 1;
    while (
      at > base &&
      (squares[at - 1]! > square || (squares[at - 1]! === square && near[at - 1]! > point))
    ) {
      squares[at] = squares[at - 1]!;
      near[at] = near[at - 1]!;
      at--;
    }
    squares[at] = square;
    near[at] = point;
  }

  /** Looks through a node, the nearer child first. */
  function search(node: number): void {
    if (node === own) return;
    const other = seconds[node]!;
    if (other === 0) return compareLeaf(node);
    const one = betweenBoxes(node + 1, reach);
    const two = betweenBoxes(other, reach);
    if (one <= two) {
      if (one <= reach) search(node + 1);
      if (two <= reach) search(other);
    } else {
      if (two <= reach) search(other);
      if (one <= reach) search(node + 1);
    }
  }

  for (let node = 0; node < starts.length; node++) {
    if (seconds[node] !== 0 || ends[node]! <= from || starts[node]! >= to) continue;
    own = node;
    first = Math.max(from, starts[node]!);
    last = Math.min(to, ends[node]!);
    reach = Infinity;
    compareLeaf(node);
    search(0);
  }
  return {
    k,
    points: order.slice(from, to),
    indices: near,
    distances: squares.map(Math.sqrt),
  };
}
