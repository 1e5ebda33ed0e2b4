/**
 * Embeddings of many points as cells, each with what most of its points are.
 *
 * @module
 */

import { extentOf } from "../numeric/extent.ts";

/** A cell of an embedding, with the center of it along each axis. */
export type EmbeddingCellRow<Axis extends string = "x" | "y"> = Record<Axis, number> & {
  /** What the points are called by, such as "type group". */
  view: string;
  /** What most of its points are; of equals the one that comes first in the alphabet. */
  category: string;
  /** Points in the cell. */
  n: number;
  /** Share of them that are of the category. */
  share: number;
};

/**
 * Cells with sides of one length that hold points, by one or more labels of the points.
 *
 * @param points Coordinates of the points, by the name of the axis.
 * @param views Labels of each point, by the name of the view; a view leaves out points without one.
 * @param nCells Cells along the widest axis.
 * @returns Cells in order of the views, then of their places axis by axis, and the side of a cell.
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
export function embeddingCells<Axis extends string>(
  points: Readonly<Record<Axis, ArrayLike<number>>>,
  views: Readonly<Record<string, readonly (string | null)[]>>,
  nCells: number,
): { rows: EmbeddingCellRow<Axis>[]; cellSize: number } {
  const axes = Object.entries<ArrayLike<number>>(points)
    .map(([name, values]) => ({ name, values: Float64Array.from(values) }));
  const nPoints = axes[0]?.values.length ?? 0;
  if (nPoints === 0) throw new RangeError("Cannot make cells: there must be points");
  const ranges = axes.map(({ values }) => extentOf(values));
  const cellSize = Math.max(...ranges.map(([low, high]) => high - low)) / nCells || 1;
  const cellOf = new Float64Array(nPoints);
  axes.forEach(({ values }, a) => {
    const low = ranges[a]![0];
    for (let i = 0; i < nPoints; i++) {
      const step = Math.min(nCells - 1, Math.floor((values[i]! - low) / cellSize));
      cellOf[i] = cellOf[i]! * nCells + step;
    }
  });
  // Place of an axis in the number of a cell.
  const places = axes.map((_, a) => axes.slice(a + 1).reduce((product) => product * nCells, 1));
  const centerOf = (cell: number): Record<Axis, number> => {
    let rest = cell;
    const centers = axes.map(({ name }, a): [string, number] => {
      const scale = places[a]!;
      const step = Math.floor(rest / scale);
      rest -= step * scale;
      return [name, ranges[a]![0] + (step + 0.5) * cellSize];
    });
    return Object.fromEntries(centers) as Record<Axis, number>;
  };
  const rows = Object.entries(views).flatMap(([view, labels]) => {
    if (labels.length !== nPoints) {
      throw new RangeError(
        `Cannot make cells: ${view} must have a label a point, ` +
          `current values are ${labels.length} and ${nPoints}`,
      );
    }
    const cells = new Map<number, Map<string, number>>();
    labels.forEach((label, i) => {
      if (label === null) return;
      const counts = cells.get(cellOf[i]!) ?? new Map<string, number>();
      counts.set(label, (counts.get(label) ?? 0) + 1);
      cells.set(cellOf[i]!, counts);
    });
    return [...cells].sort((a, b) => a[0] - b[0]).map(([cell, counts]): EmbeddingCellRow<Axis> => {
      const n = counts.values().reduce((sum, count) => sum + count, 0);
      const [category, top] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!;
      return { view, ...centerOf(cell), category, n, share: top / n };
    });
  });
  return { rows, cellSize };
}
