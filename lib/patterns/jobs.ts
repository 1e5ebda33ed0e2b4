/**
 * The long computations on patterns that can run in threads of their own.
 *
 * @module
 */

import { type CellDraw, type CellFit, type CellFitOptions, fitCells } from "./fit_cells.ts";
import { type ShapeOptions, silhouettesOfShapes } from "./shape_kmeans.ts";

/** Functions that threads can run. */
export const JOBS = {
  /** Patterns of some draws of incidents. */
  cells: (draws: readonly CellDraw[], options: CellFitOptions): CellFit[] =>
    fitCells(draws, options),

  /** Silhouettes of the groups of shapes, for each number of groups. */
  shapes: (shapes: readonly Float64Array[], options: ShapeOptions): number[] =>
    silhouettesOfShapes(shapes.map((shape) => Array.from(shape)), options),
} as const;
