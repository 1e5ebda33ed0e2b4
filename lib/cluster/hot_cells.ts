/**
 * The cells of a square grid that hold the most incidents, and the places in them.
 *
 * @module
 */

import { countPlaces, createGrid, placeBounds, type WeightedPlaces } from "../space/grid.ts";
import { requirePlaces } from "./clustering.ts";

/** Which cells count as hot. */
export interface HotCellOptions {
  /** Side of a square cell; cells start at its multiples. */
  cellSizeMeters: number;
  /** How many cells are hot: a share of the study area, in cells. */
  nCells: number;
}

/** The cells with the most incidents. */
export interface HotCells {
  /** Middle of each cell, meters, the busiest cell first. */
  centers: [x: number, y: number][];
  /** Incidents of each cell. */
  counts: number[];
  /** Index of the cell of each place in `centers`; -1 for a place in no hot cell. */
  cellOf: Int32Array;
  /** Incidents in all hot cells. */
  n: number;
}

/**
 * The densest cells: those with the most incidents, of equals the more southern, then the more
 * western. Cells without incidents are never hot, so there can be fewer than asked for.
 *
 * @throws {RangeError} If nCells is not a positive whole number, the cell size is not positive, or
 * for places as `requirePlaces()` says.
 * @throws {TypeError} If the arrays of places are not of one length.
 *
 * @example The busier of two cells
 * ```ts
 * import assert from "node:assert/strict";
 * import { hotCells } from "lib/cluster/hot_cells.ts";
 * const places = {
 *   x: Float64Array.of(10, 120, 130),
 *   y: Float64Array.of(10, 10, 20),
 *   weight: Uint32Array.of(4, 3, 2),
 * };
 * const { centers, counts, cellOf } = hotCells(places, { cellSizeMeters: 100, nCells: 1 });
 * assert.deepEqual([centers, counts, [...cellOf]], [[[150, 50]], [5], [-1, 0, 0]]);
 * ```
 */
export function hotCells(
  places: WeightedPlaces,
  { cellSizeMeters, nCells }: HotCellOptions,
): HotCells {
  requirePlaces("find hot cells", places);
  if (!Number.isInteger(nCells) || nCells < 1) {
    throw new RangeError(
      `Cannot find hot cells: nCells must be a positive integer, current value is ${nCells}`,
    );
  }
  const grid = createGrid(placeBounds(places), cellSizeMeters);
  const { counts } = countPlaces(grid, places);
  const occupied = Uint32Array.from(counts, (_, i) => i).filter((cell) => counts[cell]! > 0);
  const ranked = occupied.sort((a, b) => counts[b]! - counts[a]! || a - b).subarray(0, nCells);
  const rank = new Int32Array(counts.length).fill(-1);
  ranked.forEach((cell, i) => rank[cell] = i);
  const heights = Array.from(ranked, (cell) => counts[cell]!);
  return {
    centers: Array.from(ranked, (cell) => grid.centerOf(cell)),
    counts: heights,
    cellOf: Int32Array.from(places.x, (x, i) => rank[grid.cellOf(x, places.y[i]!)]!),
    n: heights.reduce((sum, count) => sum + count, 0),
  };
}
