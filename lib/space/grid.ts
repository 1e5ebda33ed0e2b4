/**
 * Grids of cells over a rectangle, those of square cells, and weighted places counted into them.
 *
 * @module
 */

import type { Bounds, Position, Ring } from "./polygon.ts";

/** Equal convex cells in rows from south to north, each row from west to east. */
export interface CellGrid {
  /** Distance between opposite sides of a cell, meters. */
  cellSizeMeters: number;
  nCells: number;
  /** Index of the cell that holds the point, in [0, nCells); −1 outside the grid. */
  cellOf(x: number, y: number): number;
  /** Middle of a cell, meters. */
  centerOf(cell: number): Position;
  /**
   * Corners of a cell, meters: closed, counterclockwise, from the southernmost (of two, the western).
   * Cells that share a corner have the very same numbers for it.
   */
  ringOf(cell: number): Ring;
}

/** Square cells. */
export interface Grid extends CellGrid {
  columns: number;
  rows: number;
  /** Southwest corner of the grid, meters; a multiple of the cell size. */
  minX: number;
  minY: number;
}

/** Places with the number of incidents at each; the arrays run in step. */
export interface WeightedPlaces {
  /** Meters. */
  x: Float64Array;
  /** Meters. */
  y: Float64Array;
  /** Incidents at the place. */
  weight: Uint32Array;
}

/**
 * Smallest rectangle along the axes that holds all places.
 *
 * @example Two places
 * ```ts
 * import assert from "node:assert/strict";
 * import { placeBounds } from "lib/space/grid.ts";
 * const places = { x: Float64Array.of(3, 1), y: Float64Array.of(5, 7) };
 * assert.deepEqual(placeBounds(places), { minX: 1, minY: 5, maxX: 3, maxY: 7 });
 * ```
 */
export function placeBounds({ x, y }: Pick<WeightedPlaces, "x" | "y">): Bounds {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    minX = Math.min(minX, x[i]!);
    minY = Math.min(minY, y[i]!);
    maxX = Math.max(maxX, x[i]!);
    maxY = Math.max(maxY, y[i]!);
  }
  return { minX, minY, maxX, maxY };
}

/**
 * Grid that covers a rectangle.
 *
 * A cell holds its west and south sides, not its east and north ones, so each point has one cell.
 * Cells start at multiples of the cell size: grids of two regions line up.
 *
 * @param bounds Rectangle to cover, such as a region's, in meters.
 * @param cellSizeMeters Side of a cell.
 * @throws {RangeError} If the cell size is not positive, or there would be over 2³¹ cells.
 *
 * @example Four cells of 250 m
 * ```ts
 * import assert from "node:assert/strict";
 * import { createGrid } from "lib/space/grid.ts";
 * const grid = createGrid({ minX: 10, minY: 260, maxX: 499, maxY: 500 }, 250);
 * assert.deepEqual([grid.columns, grid.rows], [2, 2]);
 * assert.equal(grid.cellOf(250, 260), 1);
 * assert.deepEqual(grid.centerOf(1), [375, 375]);
 * assert.deepEqual(grid.ringOf(0), [[0, 250], [250, 250], [250, 500], [0, 500], [0, 250]]);
 * ```
 */
export function createGrid(bounds: Bounds, cellSizeMeters: number): Grid {
  const west = Math.floor(bounds.minX / cellSizeMeters);
  const south = Math.floor(bounds.minY / cellSizeMeters);
  const columns = Math.floor(bounds.maxX / cellSizeMeters) - west + 1;
  const rows = Math.floor(bounds.maxY / cellSizeMeters) - south + 1;
  const nCells = columns * rows;
  assertCells(cellSizeMeters, nCells);
  return {
    cellSizeMeters,
    nCells,
    columns,
    rows,
    minX: west * cellSizeMeters,
    minY: south * cellSizeMeters,
    cellOf(x, y) {
      const column = Math.floor(x / cellSizeMeters) - west;
      const row = Math.floor(y / cellSizeMeters) - south;
      const inside = column >= 0 && column < columns && row >= 0 && row < rows;
      return inside ? row * columns + column : -1;
    },
    centerOf: (cell) => [
      (west + cell % columns + 0.5) * cellSizeMeters,
      (south + Math.floor(cell / columns) + 0.5) * cellSizeMeters,
    ],
    ringOf(cell) {
      const column = west + cell % columns;
      const row = south + Math.floor(cell / columns);
      const [left, right] = [column * cellSizeMeters, (column + 1) * cellSizeMeters];
      const [bottom, top] = [row * cellSizeMeters, (row + 1) * cellSizeMeters];
      return [[left, bottom], [right, bottom], [right, top], [left, top], [left, bottom]];
    },
  };
}

/**
 * Refuses cells without a size, and more of them than can be counted in.
 *
 * @throws {RangeError} If the cell size is not positive, or there would be over 2³¹ cells.
 *
 * @example Too many
 * ```ts
 * import assert from "node:assert/strict";
 * import { assertCells } from "lib/space/grid.ts";
 * assert.throws(() => assertCells(100, 2 ** 31), /fewer than 2\^31/);
 * ```
 */
export function assertCells(cellSizeMeters: number, nCells: number): void {
  if (!(cellSizeMeters > 0)) {
    throw new RangeError(
      `Cannot create grid: cellSizeMeters must be positive, current value is ${cellSizeMeters}.`,
    );
  }
  if (!(nCells < 2 ** 31)) {
    throw new RangeError(
      `Cannot create grid: it must have fewer than 2^31 cells, current value is ${nCells}.`,
    );
  }
}

/**
 * Number of incidents in each cell of a grid.
 *
 * @param places Places with their numbers of incidents.
 * @returns `counts`, one per cell, and `outside`, the incidents that no cell holds;
 * together they are the sum of the weights.
 *
 * @example Three incidents, one of them outside
 * ```ts
 * import assert from "node:assert/strict";
 * import { countPlaces, createGrid } from "lib/space/grid.ts";
 * const grid = createGrid({ minX: 0, minY: 0, maxX: 150, maxY: 50 }, 100);
 * const counted = countPlaces(grid, {
 *   x: Float64Array.of(120, 900),
 *   y: Float64Array.of(10, 10),
 *   weight: Uint32Array.of(2, 1),
 * });
 * assert.deepEqual([...counted.counts], [0, 2]);
 * assert.equal(counted.outside, 1);
 * ```
 */
export function countPlaces(
  grid: CellGrid,
  places: WeightedPlaces,
): { counts: Uint32Array; outside: number } {
  const counts = new Uint32Array(grid.nCells);
  let outside = 0;
  places.weight.forEach((weight, i) => {
    const cell = grid.cellOf(places.x[i]!, places.y[i]!);
    if (cell < 0) outside += weight;
    else counts[cell]! += weight;
  });
  return { counts, outside };
}
