/**
 * Sums of distances from any point to all of many weighted places, in logarithmic time and with a
 * proven bound of their error.
 *
 * Seen from afar, a cell of places acts like its moments. With P the way from the cell's mean place
 * to the point, r its length, d the way from the mean place to a place of the cell, and p and q the
 * parts of d along and across P,
 *
 *   |P - d| = r - p + q^2 / (2 r) + p q^2 / (2 r^2) + q^2 (4 p^2 - q^2) / (8 r^3) + rest,
 *
 * and p vanishes in the sum over the cell. The rest is r times the sum over k >= 5 of
 * C_k (|d| / r)^k, with Gegenbauer polynomials C_k of order -1/2 at the cosine c between d and P. No
 * such |C_k| exceeds 1/12: that of C_5 = c (7 c^2 - 3) (1 - c^2) / 8 is at most 0.0824, and, as
 * sqrt(1 - 2 c t + t^2) = sqrt(1 - t z) sqrt(1 - t / z) for a complex z on the unit circle, |C_k| is
 * at most four times the k-th coefficient of sqrt(1 - t), 0.0821 from k = 6 on. So the rest is at
 * most |d|^5 / (12 r^3 (r - R)), where R is the cell's radius.
 *
 * @module
 */

import type { WeightedPlaces } from "../space/grid.ts";

/**
 * Largest share of a sum of distances that rounding may take or add: 2^21 rounding errors of
 * doubles, for sums of up to 2^20 terms.
 */
export const ROUNDING = 2 ** -32;

/** Weighted places that can be asked how far they are from a point. */
export interface MomentTree {
  /** Indices of the places, those near each other in the plane near each other here. */
  order: Uint32Array;
  /**
   * Weighted sum of the distances from a point to all places, in meters.
   *
   * @param into Receives the sum and the bound of its error, at 0 and 1.
   */
  sumDistances(x: number, y: number, into: Float64Array): void;
  /** What the mean distance from a point is at least: that to the mean place. */
  leastMeanDistance(x: number, y: number): number;
}

/** Most places of a cell that is not divided further. */
const LEAF_SIZE = 24;

// What a row of `cells` holds: mean place, square of the distance from which the moments serve,
// weight, central moments, a twelfth of the sum of w |d|^5, radius.
const X = 0;
const Y = 1;
const REACH = 2;
const WEIGHT = 3;
const XX = 4;
const XY = 5;
const YY = 6;
const XXX = 7;
const XXY = 8;
const XYY = 9;
const YYY = 10;
const XXXX = 11;
const XXXY = 12;
const XXYY = 13;
const XYYY = 14;
const YYYY = 15;
const FIFTH = 16;
const RADIUS = 17;
const ROW = 18;

/**
 * Tree of cells with moments over some of the places.
 *
 * A cell is divided at the median of its longer side. It is taken as a whole by points that see its
 * radius under less than the opening angle, else in parts, at last place by place.
 *
 * @param members Indices of the places to take, at least one.
 * @param openingAngle Largest ratio of a cell's radius to its distance, in (0, 1).
 *
 * @example Two incidents 3 m east and one 4 m north of the origin
 * ```ts
 * import assert from "node:assert/strict";
 * import { createMomentTree } from "lib/cluster/moment_tree.ts";
 * const places = {
 *   x: Float64Array.of(3, 0),
 *   y: Float64Array.of(0, 4),
 *   weight: Uint32Array.of(2, 1),
 * };
 * const tree = createMomentTree(places, Uint32Array.of(0, 1), 0.5);
 * const sum = new Float64Array(2);
 * tree.sumDistances(0, 0, sum);
 * assert.equal(sum[0], 10);
 * assert.ok(sum[1]! < 1e-8);
 * ```
 *
 * @see Barnes and Hut (1986), doi:10.1038/324446a0
 */
export function createMomentTree(
  places: WeightedPlaces,
  members: Uint32Array,
  openingAngle: number,
): MomentTree {
  const order = members.slice();
  const capacity = cellsUnder(order.length);
  const cells = new Float64Array(ROW * capacity);
  const from = new Uint32Array(capacity);
  const to = new Uint32Array(capacity);
  /** The cell after all those within this one. */
  const next = new Uint32Array(capacity);
  let nCells = 0;

  function divide(start: number, end: number): void {
    const cell = nCells++;
    from[cell] = start;
    to[cell] = end;
    const wide = writeMoments(places, order, start, end, openingAngle, cells, ROW * cell);
    if (end - start > LEAF_SIZE) {
      const middle = (start + end) >> 1;
      select(order, wide ? places.x : places.y, start, end - 1, middle);
      divide(start, middle);
      divide(middle, end);
    }
    next[cell] = nCells;
  }
  divide(0, order.length);

  const px = Float64Array.from(order, (i) => places.x[i]!);
  const py = Float64Array.from(order, (i) => places.y[i]!);
  const pw = Float64Array.from(order, (i) => places.weight[i]!);

  function sumDistances(x: number, y: number, into: Float64Array): void {
    let sum = 0;
    let bound = 0;
    let cell = 0;
    while (cell < nCells) {
      const at = ROW * cell;
      const dx = x - cells[at + X]!;
      const dy = y - cells[at + Y]!;
      const xx = dx * dx;
      const xy = dx * dy;
      const yy = dy * dy;
      const square = xx + yy;
      if (square > cells[at + REACH]!) {
        const r = Math.sqrt(square);
        const inverse = 1 / square;
        const second = yy * cells[at + XX]! - 2 * xy * cells[at + XY]! + xx * cells[at + YY]!;
        const third = dx * (yy * cells[at + XXX]! + (xx - 2 * yy) * cells[at + XYY]!) +
          dy * ((yy - 2 * xx) * cells[at + XXY]! + xx * cells[at + YYY]!);
        const fourth = yy * (4 * xx - yy) * cells[at + XXXX]! +
          xx * (4 * yy - xx) * cells[at + YYYY]! +
          xy * ((12 * yy - 8 * xx) * cells[at + XXXY]! + (12 * xx - 8 * yy) * cells[at + XYYY]!) +
          (4 * square * square - 30 * xx * yy) * cells[at + XXYY]!;
        const higher = second + inverse * (third + 0.25 * inverse * fourth);
        sum += r * (cells[at + WEIGHT]! + 0.5 * inverse * inverse * higher);
        bound += cells[at + FIFTH]! * inverse / (r * (r - cells[at + RADIUS]!));
        cell = next[cell]!;
      } else {
        if (next[cell] === cell + 1) {
          for (let i = from[cell]!; i < to[cell]!; i++) {
            const ex = x - px[i]!;
            const ey = y - py[i]!;
            sum += pw[i]! * Math.sqrt(ex * ex + ey * ey);
          }
        }
        cell++;
      }
    }
    into[0] = sum;
    into[1] = bound + ROUNDING * sum;
  }

  const drift = firstMoment(places, order, 0, order.length, cells[X]!, cells[Y]!) / cells[WEIGHT]!;
  const leastMeanDistance = (x: number, y: number) => {
    const dx = x - cells[X]!;
    const dy = y - cells[Y]!;
    return (1 - ROUNDING) * Math.sqrt(dx * dx + dy * dy) - 2 * drift;
  };
  return { order, sumDistances, leastMeanDistance };
}

/** Cells that the division of so many places makes, at most. */
function cellsUnder(n: number): number {
  // Every leaf but a lone root holds over half of LEAF_SIZE places, rounded down.
  return 2 * Math.ceil(n / (LEAF_SIZE >> 1)) + 1;
}

/** Writes a cell's row; true if the cell is wider than high. */
function writeMoments(
  { x, y, weight }: WeightedPlaces,
  order: Uint32Array,
  start: number,
  end: number,
  openingAngle: number,
  cells: Float64Array,
  at: number,
): boolean {
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  let north = -Infinity;
  for (let k = start; k < end; k++) {
    const i = order[k]!;
    if (x[i]! < west) west = x[i]!;
    if (x[i]! > east) east = x[i]!;
    if (y[i]! < south) south = y[i]!;
    if (y[i]! > north) north = y[i]!;
  }
  // The mean is taken from the middle, else digits are lost where coordinates are large.
  const middleX = west + (east - west) / 2;
  const middleY = south + (north - south) / 2;
  let sum = 0;
  let sumX = 0;
  let sumY = 0;
  for (let k = start; k < end; k++) {
    const i = order[k]!;
    sum += weight[i]!;
    sumX += weight[i]! * (x[i]! - middleX);
    sumY += weight[i]! * (y[i]! - middleY);
  }
  const meanX = middleX + sumX / sum;
  const meanY = middleY + sumY / sum;
  let radius = 0;
  for (let k = start; k < end; k++) {
    const i = order[k]!;
    const dx = x[i]! - meanX;
    const dy = y[i]! - meanY;
    const w = weight[i]!;
    const square = dx * dx + dy * dy;
    if (square > radius) radius = square;
    cells[at + XX]! += w * dx * dx;
    cells[at + XY]! += w * dx * dy;
    cells[at + YY]! += w * dy * dy;
    cells[at + XXX]! += w * dx * dx * dx;
    cells[at + XXY]! += w * dx * dx * dy;
    cells[at + XYY]! += w * dx * dy * dy;
    cells[at + YYY]! += w * dy * dy * dy;
    cells[at + XXXX]! += w * dx * dx * dx * dx;
    cells[at + XXXY]! += w * dx * dx * dx * dy;
    cells[at + XXYY]! += w * dx * dx * dy * dy;
    cells[at + XYYY]! += w * dx * dy * dy * dy;
    cells[at + YYYY]! += w * dy * dy * dy * dy;
    cells[at + FIFTH]! += w * square * square * Math.sqrt(square) / 12;
  }
  radius = Math.sqrt(radius);
  cells[at + X] = meanX;
  cells[at + Y] = meanY;
  cells[at + WEIGHT] = sum;
  cells[at + RADIUS] = radius;
  // A cell so small that rounding moves its mean place is never taken as a whole.
  const blurred = firstMoment({ x, y, weight }, order, start, end, meanX, meanY) >
    ROUNDING / 4 * sum * radius;
  const reach = radius / openingAngle;
  cells[at + REACH] = blurred ? Infinity : reach * reach;
  return east - west > north - south;
}

/** Length of the weighted sum of ways to the places from their mean place: zero but for rounding. */
function firstMoment(
  { x, y, weight }: WeightedPlaces,
  order: Uint32Array,
  start: number,
  end: number,
  meanX: number,
  meanY: number,
): number {
  let sumX = 0;
  let sumY = 0;
  for (let k = start; k < end; k++) {
    const i = order[k]!;
    sumX += weight[i]! * (x[i]! - meanX);
    sumY += weight[i]! * (y[i]! - meanY);
  }
  return Math.sqrt(sumX * sumX + sumY * sumY);
}

/** Reorders left .. right so that no value before `middle` is above it and none after it below. */
function select(
  order: Uint32Array,
  values: Float64Array,
  left: number,
  right: number,
  middle: number,
): void {
  while (right > left) {
    const pivot = values[order[(left + right) >> 1]!]!;
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[order[i]!]! < pivot) i++;
      while (values[order[j]!]! > pivot) j--;
      if (i <= j) {
        const swapped = order[i]!;
        order[i++] = order[j]!;
        order[j--] = swapped;
      }
    }
    if (middle <= j) right = j;
    else if (middle >= i) left = i;
    else return;
  }
}
