/**
 * Embeddings of many points as cells, each with what most of its points are.
 *
 * @module
 */

/** A cell of an embedding. */
export interface EmbeddingCellRow {
  /** What the points are called by, such as "type group". */
  view: string;
  /** Center of the cell. */
  x: number;
  y: number;
  /** What most of its points are; of equals the one that comes first in the alphabet. */
  category: string;
  /** Points in the cell. */
  n: number;
  /** Share of them that are of the category. */
  share: number;
}

/**
 * Square cells that hold points, by one or more labels of the points.
 *
 * @param points Positions in the plane.
 * @param views Labels of each point, by the name of the view.
 * @param nCells Cells along the wider side.
 * @returns Cells in order of the views, then of x and y, and the side of a cell.
 * @throws {RangeError} If there are no points, or a view has not a label a point.
 *
 * @example Three points in two cells
 * ```ts
 * import assert from "node:assert/strict";
 * import { embeddingCells } from "lib/reduce/embedding_cells.ts";
 * const points = { x: Float64Array.of(0, 0.1, 10), y: Float64Array.of(0, 0, 0) };
 * const { rows } = embeddingCells(points, { group: ["a", "a", "b"] }, 10);
 * assert.deepEqual(rows.map(({ category, n }) => [category, n]), [["a", 2], ["b", 1]]);
 * ```
 */
export function embeddingCells(
  points: { x: ArrayLike<number>; y: ArrayLike<number> },
  views: Readonly<Record<string, readonly string[]>>,
  nCells: number,
): { rows: EmbeddingCellRow[]; cellSize: number } {
  const x = Float64Array.from(points.x);
  const y = Float64Array.from(points.y);
  if (x.length === 0) throw new RangeError("Cannot make cells: there must be points");
  const least = (values: Float64Array) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: Float64Array) => values.reduce((a, b) => Math.max(a, b));
  const [minX, minY] = [least(x), least(y)];
  const cellSize = Math.max(most(x) - minX, most(y) - minY) / nCells || 1;
  const cellOf = Uint32Array.from(x, (value, i) => {
    const column = Math.min(nCells - 1, Math.floor((value - minX) / cellSize));
    const row = Math.min(nCells - 1, Math.floor((y[i]! - minY) / cellSize));
    return column * nCells + row;
  });
  const rows = Object.entries(views).flatMap(([view, labels]) => {
    if (labels.length !== x.length) {
      throw new RangeError(
        `Cannot make cells: ${view} must have a label a point, ` +
          `current values are ${labels.length} and ${x.length}`,
      );
    }
    const cells = new Map<number, Map<string, number>>();
    cellOf.forEach((cell, i) => {
      const counts = cells.get(cell) ?? new Map<string, number>();
      counts.set(labels[i]!, (counts.get(labels[i]!) ?? 0) + 1);
      cells.set(cell, counts);
    });
    return [...cells].sort((a, b) => a[0] - b[0]).map(([cell, counts]): EmbeddingCellRow => {
      const n = counts.values().reduce((sum, count) => sum + count, 0);
      const [category, top] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
      return {
        view,
        x: minX + (Math.floor(cell / nCells) + 0.5) * cellSize,
        y: minY + (cell % nCells + 0.5) * cellSize,
        category,
        n,
        share: top / n,
      };
    });
  });
  return { rows, cellSize };
}
