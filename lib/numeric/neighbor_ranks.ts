/**
 * How many points are nearer: ranks of given points among all neighbors of a point.
 *
 * @module
 */

import { type CodedPoints, squaresTo } from "./coded_points.ts";

/** Steps of a table that leads from a square to its place among the ranked ones. */
const N_STEPS = 1024;

/** Points whose squares stay in the cache of a core while all coordinates pass. */
const BLOCK = 1024;

/**
 * Ranks of given points among the neighbors of some points: 1 is the nearest other point; of equally
 * near ones the lower index comes first.
 *
 * Each point is compared with all that are no farther along one coordinate than the farthest of the
 * points to rank. A tree would spare little: these may be far away, and then most points are nearer.
 *
 * @param coded All points, n of them, as `codePoints` makes them ready for many distances.
 * @param others Points to rank, by index, nOthers for each of all n points.
 * @param nOthers Points ranked for each point.
 * @param from First point.
 * @param to Point after the last one.
 * @returns Ranks in 0 .. n - 1, nOthers for each point from `from` on; 0 is the point itself.
 * @throws {RangeError} If there are not nOthers points for each.
 *
 * @example Ranks of the last of four points on a line, as the others see it
 * ```ts
 * import assert from "node:assert/strict";
 * import { codePoints } from "lib/numeric/coded_points.ts";
 * import { neighborRanks } from "lib/numeric/neighbor_ranks.ts";
 * const coded = codePoints(1, Float64Array.of(0, 10, 11, 13));
 * const ranks = neighborRanks(coded, Uint32Array.of(3, 3, 3, 0), 1, 0, 4);
 * assert.deepEqual([...ranks], [3, 2, 2, 3]);
 * ```
 */
export function neighborRanks(
  coded: CodedPoints,
  others: Uint32Array,
  nOthers: number,
  from: number,
  to: number,
): Uint32Array<ArrayBuffer> {
  const { nPoints, order, nKinds, starts, squares: ofKinds, nRest, rest } = coded;
  if (others.length !== nPoints * nOthers) {
    throw new RangeError(
      `Cannot rank: there must be nOthers points for each, ` +
        `current values are ${others.length}, ${nPoints} and ${nOthers}`,
    );
  }
  const positionOf = new Uint32Array(nPoints);
  order.forEach((point, position) => positionOf[point] = position);
  const kindOf = new Uint16Array(nPoints);
  for (let kind = 0; kind < nKinds; kind++) kindOf.fill(kind, starts[kind], starts[kind + 1]);
  const ranks = new Uint32Array((to - from) * nOthers);
  const one = new Float64Array(1);
  const found = new Float64Array(BLOCK);
  // Points by even steps of their square up to the farthest of the others; beyond that, one step.
  const counts = new Uint32Array(N_STEPS + 3);
  const isLimit = new Uint8Array(N_STEPS + 3);
  // Points in a step with one of the others, to be compared one by one.
  const close = new Uint32Array(nPoints + 1);
  const closeSquares = new Float64Array(nPoints + 1);

  /** First position in a range whose first coordinate is at least a limit, or above it. */
  function firstFrom(low: number, high: number, limit: number, isAbove: boolean): number {
    while (low < high) {
      const middle = (low + high) >>> 1;
      const value = rest[middle * nRest]!;
      if (value < limit || (isAbove && value === limit)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  for (let point = from; point < to; point++) {
    const position = positionOf[point]!;
    const row = ofKinds.subarray(kindOf[position]! * nKinds, (kindOf[position]! + 1) * nKinds);
    const own = Array.from({ length: nOthers }, (_, slot) => {
      const index = others[point * nOthers + slot]!;
      const at = positionOf[index]!;
      squaresTo(coded, position, row[kindOf[at]!]!, at, at + 1, one);
      return { slot, index, square: one[0]! };
    }).sort((a, b) => a.square - b.square || a.index - b.index);
    const farthest = own[nOthers - 1]!.square;
    const perStep = farthest > 0 ? N_STEPS / farthest : 0;
    const beyond = farthest * (1 + 2 / N_STEPS);
    const stepOf = (square: number) => Math.trunc(Math.min(square, beyond) * perStep);
    counts.fill(0);
    isLimit.fill(0);
    for (const { square } of own) isLimit[stepOf(square)] = 1;
    let nClose = 0;
    for (let kind = 0; kind < nKinds; kind++) {
      const left = farthest - row[kind]!;
      if (left < 0) continue;
      let [start, end] = [starts[kind]!, starts[kind + 1]!];
      if (nRest > 0) {
        // Rounding is far below this margin.
        const reach = Math.sqrt(left) * (1 + 1e-9);
        const center = rest[position * nRest]!;
        start = firstFrom(start, end, center - reach, false);
        end = firstFrom(start, end, center + reach, true);
      }
      for (let block = start; block < end; block += BLOCK) {
        const n = Math.min(BLOCK, end - block);
        squaresTo(coded, position, row[kind]!, block, block + n, found);
        for (let i = 0; i < n; i++) {
          const square = found[i]!;
          const step = (Math.min(square, beyond) * perStep) | 0;
          counts[step]!++;
          close[nClose] = order[block + i]!;
          closeSquares[nClose] = square;
          nClose += isLimit[step]!;
        }
      }
    }
    let step = 0;
    let before = 0;
    for (const { slot, index, square } of own) {
      const last = stepOf(square);
      while (step < last) before += counts[step++]!;
      let rank = before;
      for (let c = 0; c < nClose; c++) {
        const other = closeSquares[c]!;
        if (other > square || stepOf(other) !== last) continue;
        if (other < square || close[c]! < index) rank++;
      }
      // The point itself is among those before, unless it is the one to rank.
      const isItself = index === point;
      const itself = isItself || (square === 0 && point > index) ? 0 : 1;
      ranks[(point - from) * nOthers + slot] = isItself ? 0 : rank - itself + 1;
    }
  }
  return ranks;
}
