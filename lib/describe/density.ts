/**
 * Incidents per area: of named areas, and of square cells.
 *
 * @module
 */

import { countPlaces, type Grid, type WeightedPlaces } from "../space/grid.ts";
import { type Polygon, polygonAreaSquareMeters } from "../space/polygon.ts";
import { type CountRows, totalsBy } from "./totals.ts";

/** Named areas to count in; the arrays run in step. */
export interface Areas {
  /** Codes, as in the records. */
  names: readonly string[];
  /** Words for readers. */
  labels: readonly string[];
  /** Polygons of each area, meters. */
  polygons: readonly (readonly Polygon[])[];
}

/** Incidents of one area. */
export interface AreaDensityRow {
  area: string;
  label: string;
  n: number;
  /** n over the incidents of all areas, in [0, 1]. */
  share: number | null;
  square_kilometers: number;
  per_square_kilometer: number;
}

/**
 * Incidents per square kilometer of each area, areas without incidents included, densest first.
 *
 * @param rows Counts by area code; records without a code, or of an unknown one, are left out.
 *
 * @example Two incidents on half a square kilometer
 * ```ts
 * import assert from "node:assert/strict";
 * import { areaDensities } from "lib/describe/density.ts";
 * const half = [[[0, 0], [1000, 0], [1000, 500], [0, 500], [0, 0]]] as [number, number][][];
 * const rows = [{ community_area: "1", n: 2, arrests: 0, domestic: 0 }];
 * const areas = { names: ["1"], labels: ["ROGERS PARK"], polygons: [[half]] };
 * const [row] = areaDensities(rows, "community_area", areas);
 * assert.equal(row?.per_square_kilometer, 4);
 * ```
 */
export function areaDensities<K extends string>(
  rows: CountRows<K>,
  key: K,
  areas: Areas,
): AreaDensityRow[] {
  const counts = new Map(totalsBy(rows, key).map(({ category, n }) => [category, n]));
  const found = areas.names.map((area, i) => {
    const squareMeters = areas.polygons[i]!
      .reduce((sum, polygon) => sum + polygonAreaSquareMeters(polygon), 0);
    const n = counts.get(area) ?? 0;
    return { area, label: areas.labels[i]!, n, square_kilometers: squareMeters / 1e6 };
  });
  const total = found.reduce((sum, { n }) => sum + n, 0);
  return found
    .map((row) => ({
      ...row,
      share: total === 0 ? null : row.n / total,
      per_square_kilometer: row.n / row.square_kilometers,
    }))
    .sort((a, b) => b.per_square_kilometer - a.per_square_kilometer || (a.area < b.area ? -1 : 1));
}

/** Incidents of one square cell. */
export interface CellRow {
  /** Middle of the cell, meters. */
  x: number;
  y: number;
  n: number;
  per_square_kilometer: number;
}

/**
 * Incidents of each cell that has any, in the grid's order.
 *
 * @throws {RangeError} If a place lies outside the grid: no incident is dropped without a word.
 *
 * @example Three incidents in one cell
 * ```ts
 * import assert from "node:assert/strict";
 * import { createGrid } from "lib/space/grid.ts";
 * import { cellDensities } from "lib/describe/density.ts";
 * const grid = createGrid({ minX: 0, minY: 0, maxX: 999, maxY: 499 }, 500);
 * const places = {
 *   x: Float64Array.of(600, 900),
 *   y: Float64Array.of(10, 20),
 *   weight: Uint32Array.of(1, 2),
 * };
 * assert.deepEqual(cellDensities(grid, places), [
 *   { x: 750, y: 250, n: 3, per_square_kilometer: 12 },
 * ]);
 * ```
 */
export function cellDensities(grid: Grid, places: WeightedPlaces): CellRow[] {
  const { counts, outside } = countPlaces(grid, places);
  if (outside > 0) {
    throw new RangeError(`Cannot count cells: ${outside} incidents lie outside the grid`);
  }
  const squareKilometers = grid.cellSizeMeters * grid.cellSizeMeters / 1e6;
  return [...counts].flatMap((n, cell) => {
    if (n === 0) return [];
    const [x, y] = grid.centerOf(cell);
    return [{ x, y, n, per_square_kilometer: n / squareKilometers }];
  });
}
