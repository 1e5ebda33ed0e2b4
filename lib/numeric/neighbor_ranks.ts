/**
 * How many points are nearer: ranks of given points among all neighbors of a point.
 *
 * @module
 */

import type { CodedPoints } from "./coded_points.ts";
import type { KdTree } from "./kd_tree.ts";

/** Steps of a table that leads from a square to its place among the ranked ones. */
const N_STEPS = 256;

/**
 * Ranks of given points among the neighbors of the points at some positions of a tree: 1 is the
 * nearest other point; of equally near ones the lower index comes first.
 *
 * @param tree Of all points, n of them.
 * @param coded The values of the tree, as `codePoints` makes them ready for many distances.
 * @param others Points to rank, by index, nOthers for each of all n points.
 * @param nOthers Points ranked for each point.
 * @param from First position.
 * @param to Position after the last one.
 * @returns Ranks in 0 .. n - 1, nOthers for each position from `from` on; 0 is the point itself.
 *
 * @example Ranks of the last of four points on a line, as the others see it
 * ```ts
 * import assert from "node:assert/strict";
 * import { codePoints } from "lib/numeric/coded_points.ts";
 * import { buildKdTree } from "lib/numeric/kd_tree.ts";
 * import { neighborRanks } from "lib/numeric/neighbor_ranks.ts";
 * const tree = buildKdTree({ nDims: 1, values: Float64Array.of(0, 10, 11, 13) });
 * assert.deepEqual([...tree.order], [0, 1, 2, 3]);
 * const coded = codePoints(1, tree.values);
 * const ranks = neighborRanks(tree, coded, Uint32Array.of(3, 3, 3, 0), 1, 0, 4);
 * assert.deepEqual([...ranks], [3, 2, 2, 3]);
 * ```
 */
export function neighborRanks(
  tree: KdTree,
  coded: CodedPoints,
  others: Uint32Array,
  nOthers: number,
  from: number,
  to: number,
): Uint32Array<ArrayBuffer> {
  const { nDims, nPoints, order, values, starts, ends, seconds, boxes } = tree;
  if (others.length !== nPoints * nOthers) {
    throw new RangeError(
      `Cannot rank: there must be nOthers points for each, ` +
        `current values are ${others.length}, ${nPoints} and ${nOthers}`,
    );
  }
  const { kinds, nKinds, squares, nRest, rest } = coded;
  let row = squares;
  const positionOf = new Uint32Array(nPoints);
  order.forEach((point, position) => positionOf[point] = position);
  const ranks = new Uint32Array((to - from) * nOthers);
  // Of the point at hand: squares of the others ascending, their indices, points between them.
  const limits = new Float64Array(nOthers);
  const indices = new Uint32Array(nOthers);
  const slots = new Uint32Array(nOthers);
  const nearer = new Uint32Array(nOthers + 1);
  // By even steps of the square up to the largest: the first slot that it can be in.
  const steps = new Uint16Array(N_STEPS + 1);
  let perStep = 0;
  let position = 0;

  /** Squared distance of the point at hand to the one at a position. */
  function squareTo(other: number): number {
    let square = row[kinds[other]!]!;
    let a = position * nRest;
    let b = other * nRest;
    for (const end = a + (nRest & ~3); a < end; a += 4, b += 4) {
      const d0 = rest[a]! - rest[b]!;
      const d1 = rest[a + 1]! - rest[b + 1]!;
      const d2 = rest[a + 2]! - rest[b + 2]!;
      const d3 = rest[a + 3]! - rest[b + 3]!;
      square += d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
    }
    for (const end = (position + 1) * nRest; a < end; a++, b++) {
      const apart = rest[a]! - rest[b]!;
      square += apart * apart;
    }
    return square;
  }

  /** First of the others that a point at a squared distance, of at most the largest, comes before. */
  function slotOf(square: number, point: number): number {
    let slot = steps[Math.floor(square * perStep)]!;
    while (slot < nOthers) {
      const limit = limits[slot]!;
      if (square < limit || (square === limit && point < indices[slot]!)) break;
      slot++;
    }
    return slot;
  }

  /** Counts the points of a node. */
  function count(node: number): void {
    const farthest = limits[nOthers - 1]!;
    let least = 0;
    let most = 0;
    let box = node * nDims * 2;
    for (let d = 0; d < nDims; d++, box += 2) {
      const value = values[position * nDims + d]!;
      const below = value - boxes[box]!;
      const above = boxes[box + 1]! - value;
      const outside = below < 0 ? below : above < 0 ? above : 0;
      const across = below > above ? below : above;
      least += outside * outside;
      most += across * across;
    }
    // Rounding of sums in another order is far below these margins.
    least *= 1 - 1e-12;
    most *= 1 + 1e-12;
    if (least > farthest) return;
    if (most < farthest) {
      const slot = slotOf(least, -1);
      if (most < limits[slot]!) {
        nearer[slot]! += ends[node]! - starts[node]!;
        return;
      }
    }
    const second = seconds[node]!;
    if (second !== 0) {
      count(node + 1);
      count(second);
      return;
    }
    for (let other = starts[node]!; other < ends[node]!; other++) {
      const square = squareTo(other);
      if (square <= farthest) nearer[slotOf(square, order[other]!)]!++;
    }
  }

  for (position = from; position < to; position++) {
    const point = order[position]!;
    row = squares.subarray(kinds[position]! * nKinds, (kinds[position]! + 1) * nKinds);
    const own = Array.from({ length: nOthers }, (_, slot) => {
      const index = others[point * nOthers + slot]!;
      return { slot, index, square: squareTo(positionOf[index]!) };
    }).sort((a, b) => a.square - b.square || a.index - b.index);
    own.forEach(({ slot, index, square }, i) => {
      limits[i] = square;
      indices[i] = index;
      slots[i] = slot;
    });
    perStep = limits[nOthers - 1]! > 0 ? N_STEPS / limits[nOthers - 1]! : 0;
    let slot = 0;
    for (let step = 0; step <= N_STEPS; step++) {
      // A step lower than the square says, so that rounding cannot put a point past its slot.
      while (slot < nOthers && limits[slot]! * perStep < step - 1) slot++;
      steps[step] = slot;
    }
    nearer.fill(0);
    count(0);
    let before = 0;
    for (let i = 0; i < nOthers; i++) {
      before += nearer[i]!;
      // The point itself is among those before, unless it is the one to rank.
      const isItself = indices[i] === point;
      const itself = isItself || (limits[i] === 0 && point > indices[i]!) ? 0 : 1;
      ranks[(position - from) * nOthers + slots[i]!] = isItself ? 0 : before - itself + 1;
    }
  }
  return ranks;
}
