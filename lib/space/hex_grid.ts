import { assertCells, type CellGrid } from "./grid.ts";
import type { Bounds, Position } from "./polygon.ts";

/** From a center to the corners, in halves of a row's width and thirds of the way between rows. */
const CORNERS: readonly Position[] = [[0, -2], [1, -1], [1, 1], [0, 2], [-1, 1], [-1, -1], [0, -2]];

/**
 * Grid of regular hexagons that covers a rectangle.
 *
 * A corner points north; each row lies half a cell further east than the one to its south or
 * north. A cell holds its west side and its two southern ones, not the other three, so each point
 * has one cell: the one whose center is nearest. Centers lie on one lattice through the origin:
 * grids of two regions line up. Some cells at the rim may lie outside the rectangle.
 *
 * @param bounds Rectangle to cover, such as a region's, in meters.
 * @param cellSizeMeters Distance d between opposite sides, which is also that between the centers
 * of neighbors; a cell has an area of d² √3 / 2, and sides of d / √3.
 * @throws {RangeError} If the cell size is not positive, or there would be over 2³¹ cells.
 *
 * @example A center and its neighbors to the east and northeast
 * ```ts
 * import assert from "node:assert/strict";
 * import { createHexGrid } from "lib/space/hex_grid.ts";
 * const grid = createHexGrid({ minX: 0, minY: 0, maxX: 300, maxY: 100 }, 100);
 * const north = 50 * Math.sqrt(3);
 * assert.deepEqual(grid.centerOf(grid.cellOf(0, 0)), [0, 0]);
 * assert.deepEqual(grid.centerOf(grid.cellOf(50, 0)), [100, 0]);
 * assert.deepEqual(grid.centerOf(grid.cellOf(50, 50)), [50, north]);
 * ```
 *
 * @see Carr, Olsen and White (1992), doi:10.1559/152304092783721231
 */
export function createHexGrid(bounds: Bounds, cellSizeMeters: number): CellGrid {
  const halfWidth = cellSizeMeters / 2;
  const rowHeight = cellSizeMeters * Math.sqrt(3) / 2;
  const thirdHeight = rowHeight / 3;
  const west = Math.floor(bounds.minX / cellSizeMeters);
  const south = Math.floor(bounds.minY / rowHeight);
  const columns = Math.floor(bounds.maxX / cellSizeMeters + 0.5) - west + 1;
  const rows = Math.floor(bounds.maxY / rowHeight) + 1 - south + 1;
  const nCells = columns * rows;
  assertCells(cellSizeMeters, nCells);

  /** Cell of a lattice position, −1 outside the grid. */
  function cellAt(column: number, row: number): number {
    const inside = column >= west && column < west + columns && row >= south && row < south + rows;
    return inside ? (row - south) * columns + column - west : -1;
  }

  /** A center in halves of a row's width and thirds of the way between rows. */
  function latticeOf(cell: number): Position {
    const row = south + Math.floor(cell / columns);
    return [2 * (west + cell % columns) + shiftOf(row), 3 * row];
  }

  return {
    cellSizeMeters,
    nCells,
    cellOf(x, y) {
      const across = x / cellSizeMeters;
      const row = Math.floor(y / rowHeight);
      const column = columnOf(across, row);
      const offX = Math.abs(across - column - shiftOf(row) / 2);
      const offY = y / rowHeight - row;
      const isBelowSides = 2 * offX + 3 * offY < 2;
      return isBelowSides ? cellAt(column, row) : cellAt(columnOf(across, row + 1), row + 1);
    },
    centerOf(cell) {
      const [i, j] = latticeOf(cell);
      return [i * halfWidth, j * thirdHeight];
    },
    ringOf(cell) {
      const [i, j] = latticeOf(cell);
      return CORNERS.map(([di, dj]) => [(i + di) * halfWidth, (j + dj) * thirdHeight]);
    },
  };
}

/** Halves of a cell by which a row is shifted to the east. */
function shiftOf(row: number): number {
  return Math.abs(row % 2);
}

/** Column of the nearest center in a row, of two the eastern. */
function columnOf(across: number, row: number): number {
  return Math.floor(across - shiftOf(row) / 2 + 0.5);
}
