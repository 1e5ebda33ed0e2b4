/**
 * How far from each place a number of incidents reaches: the curve that a radius for DBSCAN is
 * read from.
 *
 * @module
 */

import { createGrid, type Grid, placeBounds, type WeightedPlaces } from "../space/grid.ts";
import { requirePlaces } from "./clustering.ts";
import { sortByCell } from "./places_by_cell.ts";

/**
 * Radius around each place at which the incidents within it, those of the place itself included,
 * reach minSamples.
 *
 * A place is a core place of DBSCAN for the radii from its distance on. From one place to the next
 * the distance changes at most by the step between them, so only places between the two circles that
 * this gives are weighed one by one.
 *
 * @returns Meters, in step with the places; 0 where the place alone has minSamples incidents.
 * @throws {RangeError} If minSamples is not in 1 .. the number of incidents, there is no place, a
 * coordinate is not finite, or a weight is zero.
 * @throws {TypeError} If the arrays of places are not of one length.
 *
 * @example The third incident
 * ```ts
 * import assert from "node:assert/strict";
 * import { kDistances } from "lib/cluster/k_distance.ts";
 * const places = {
 *   x: Float64Array.of(0, 3, 30),
 *   y: Float64Array.of(0, 4, 40),
 *   weight: Uint32Array.of(1, 2, 4),
 * };
 * assert.deepEqual([...kDistances(places, 3)], [5, 5, 0]);
 * ```
 */
export function kDistances(places: WeightedPlaces, minSamples: number): Float64Array {
  const incidents = requirePlaces("compute k-distances", places);
  if (!(minSamples >= 1 && minSamples <= incidents)) {
    throw new RangeError(
      `Cannot compute k-distances: minSamples must be in 1 .. ${incidents}, ` +
        `current value is ${minSamples}`,
    );
  }
  const grid = gridOf(places);
  const all = Uint32Array.from(places.x.keys());
  const cellOf = places.x.map((x, i) => grid.cellOf(x, places.y[i]!));
  const nCells = grid.columns * grid.rows;
  const { start, x, y, weight, place } = sortByCell(places, all, cellOf, nCells);
  const distances = new Float64Array(place.length);
  const squares = new Float64Array(place.length);
  const weights = new Float64Array(place.length);
  let [least, most] = [0, Infinity];

  for (let p = 0; p < place.length; p++) {
    const cell = grid.cellOf(x[p]!, y[p]!);
    const column = cell % grid.columns;
    const row = Math.floor(cell / grid.columns);
    const reach = Math.ceil(most / grid.cellSizeMeters + ROUNDING);
    const firstColumn = Math.max(column - reach, 0);
    const lastColumn = Math.min(column + reach, grid.columns - 1);
    const lastRow = Math.min(row + reach, grid.rows - 1);
    let n = 0;
    let missing = minSamples;
    for (let other = Math.max(row - reach, 0); other <= lastRow; other++) {
      const end = start[other * grid.columns + lastColumn + 1]!;
      for (let q = start[other * grid.columns + firstColumn]!; q < end; q++) {
        const dx = x[q]! - x[p]!;
        const dy = y[q]! - y[p]!;
        const square = dx * dx + dy * dy;
        if (square < least * least) {
          missing -= weight[q]!;
        } else if (square <= most * most) {
          squares[n] = square;
          weights[n++] = weight[q]!;
        }
      }
    }
    const distance = Math.sqrt(selectByWeight(squares, weights, n, missing));
    distances[place[p]!] = distance;
    // The circle around the next place is inside one, and around one, that moves with the place.
    const dx = x[p + 1]! - x[p]!;
    const dy = y[p + 1]! - y[p]!;
    const step = Math.sqrt(dx * dx + dy * dy);
    least = Math.max(distance - step, 0) * (1 - ROUNDING);
    most = (distance + step) * (1 + ROUNDING);
  }
  return distances;
}

/** Far more than rounding does to a distance, or to the cell of a place in units of cells. */
const ROUNDING = 2 ** -20;

/** Grid with a cell for each two places, were they spread evenly. */
function gridOf(places: WeightedPlaces): Grid {
  const bounds = placeBounds(places);
  const [width, height] = [bounds.maxX - bounds.minX, bounds.maxY - bounds.minY];
  const side = Math.sqrt(width * height * 2 / places.x.length);
  const shortest = Math.max(width, height) / places.x.length;
  return createGrid(bounds, Math.max(side, shortest) || 1);
}

/**
 * Smallest of the first n values up to which the weights sum to at least `wanted`.
 *
 * Values below and above a middle one are parted, and the search goes on in the part that holds the
 * answer. Values and weights change places together.
 */
function selectByWeight(
  values: Float64Array,
  weights: Float64Array,
  n: number,
  wanted: number,
): number {
  let from = 0;
  let to = n;
  let missing = wanted;
  while (from < to) {
    const pivot = middleOf(values[from]!, values[(from + to) >>> 1]!, values[to - 1]!);
    // Three parts: below the pivot from `from`, equal to it from `equal`, above it from `above`.
    let equal = from;
    let above = to;
    let below = 0;
    let same = 0;
    for (let k = from; k < above;) {
      const value = values[k]!;
      const weight = weights[k]!;
      if (value > pivot) {
        above--;
        values[k] = values[above]!;
        weights[k] = weights[above]!;
        values[above] = value;
        weights[above] = weight;
        continue;
      }
      if (value < pivot) {
        values[k] = values[equal]!;
        weights[k] = weights[equal]!;
        values[equal] = value;
        weights[equal++] = weight;
        below += weight;
      } else {
        same += weight;
      }
      k++;
    }
    if (missing <= below) {
      to = equal;
    } else if (missing <= below + same) {
      return pivot;
    } else {
      missing -= below + same;
      from = above;
    }
  }
  return Infinity;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
