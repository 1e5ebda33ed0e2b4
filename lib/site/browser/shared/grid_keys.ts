/**
 * Moving through a table by keys, as grids are moved through.
 *
 * @module
 */

/** A cell of a grid, both from 0. */
export interface GridPosition {
  row: number;
  column: number;
}

/**
 * The cell that a key leads to; null for a key that does not move.
 *
 * Arrows move by one and stop at the edges, Home and End lead to the ends of the row, with Control
 * to those of the grid, Page Up and Page Down to the ends of the column.
 *
 * @param at The current cell.
 * @param size Rows and columns of the grid.
 *
 * @example Right, and the last cell of all
 * ```ts
 * import assert from "node:assert/strict";
 * import { moveInGrid } from "lib/site/browser/shared/grid_keys.ts";
 * const size = { rows: 7, columns: 24 };
 * const right = moveInGrid({ key: "ArrowRight" }, { row: 0, column: 3 }, size);
 * assert.deepEqual(right, { row: 0, column: 4 });
 * const end = moveInGrid({ key: "End", ctrlKey: true }, { row: 0, column: 3 }, size);
 * assert.deepEqual(end, { row: 6, column: 23 });
 * ```
 */
export function moveInGrid(
  { key, ctrlKey = false }: { key: string; ctrlKey?: boolean },
  { row, column }: GridPosition,
  { rows, columns }: { rows: number; columns: number },
): GridPosition | null {
  switch (key) {
    case "ArrowLeft":
      return { row, column: Math.max(0, column - 1) };
    case "ArrowRight":
      return { row, column: Math.min(columns - 1, column + 1) };
    case "ArrowUp":
      return { row: Math.max(0, row - 1), column };
    case "ArrowDown":
      return { row: Math.min(rows - 1, row + 1), column };
    case "Home":
      return { row: ctrlKey ? 0 : row, column: 0 };
    case "End":
      return { row: ctrlKey ? rows - 1 : row, column: columns - 1 };
    case "PageUp":
      return { row: 0, column };
    case "PageDown":
      return { row: rows - 1, column };
    default:
      return null;
  }
}
