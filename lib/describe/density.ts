/**
 * Incidents per area: of named areas, and of square cells.
 *
 * @module
 */

import { UserError } from "../errors.ts";
import { countPlaces, type Grid, type WeightedPlaces } from "../space/grid.ts";
import type { Polygon } from "../space/polygon.ts";
import { createPolygonIndex } from "../space/polygon_index.ts";

/** Named areas to count in; the arrays run in step. */
export interface Areas {
  /** Codes, as in the records. */
  names: readonly string[];
  /** Words for readers. */
  labels: readonly string[];
  /** Polygons of each area, meters. */
  polygons: readonly (readonly Polygon[])[];
}

/**
 * Refuses records of which none can be put on a map.
 *
 * @param n Incidents with coordinates.
 * @throws {UserError} If there are none.
 */
export function requireCoordinates({ n }: { n: number }): void {
  if (n > 0) return;
  throw new UserError(
    "No record has coordinates, and the maps need them: give --data with X and Y Coordinate.",
  );
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
 * An incident counts where its coordinates lie, whatever area code its record carries.
 *
 * @param places Incidents at distinct coordinates; those outside all areas are left out.
 *
 * @example Two incidents on half a square kilometer
 * ```ts
 * import assert from "node:assert/strict";
 * import { areaDensities } from "lib/describe/density.ts";
 * const half = [[[0, 0], [1000, 0], [1000, 500], [0, 500], [0, 0]]] as [number, number][][];
 * const places = { x: Float64Array.of(10), y: Float64Array.of(20), weight: Uint32Array.of(2) };
 * const areas = { names: ["1"], labels: ["ROGERS PARK"], polygons: [[half]] };
 * const [row] = areaDensities(places, areas);
 * assert.equal(row?.per_square_kilometer, 4);
 * ```
 */
export function areaDensities(places: WeightedPlaces, areas: Areas): AreaDensityRow[] {
  const index = createPolygonIndex(areas.polygons);
  const counts = new Uint32Array(areas.names.length);
  let total = 0;
  places.weight.forEach((weight, i) => {
    const area = index.locate(places.x[i]!, places.y[i]!);
    if (area < 0) return;
    counts[area]! += weight;
    total += weight;
  });
  return areas.names
    .map((area, i) => {
      const n = counts[i]!;
      const square_kilometers = index.regions[i]!.areaSquareMeters / 1e6;
      return {
        area,
        label: areas.labels[i]!,
        n,
        share: total === 0 ? null : n / total,
        square_kilometers,
        per_square_kilometer: n / square_kilometers,
      };
    })
    .sort((a, b) => b.per_square_kilometer - a.per_square_kilometer || (a.area < b.area ? -1 : 1));
}

/** Share of an area's incidents that are of one kind. */
export interface AreaShareRow {
  area: string;
  label: string;
  /** All incidents of the area. */
  n: number;
  /** Those of the kind. */
  part: number;
  /** part over n; null where n is 0. */
  share: number | null;
}

/**
 * Share that a part of the incidents has in each area, the highest first.
 *
 * @param part Places of the incidents of one kind, such as police-initiated ones.
 * @param places Places of all incidents.
 *
 * @example One of four
 * ```ts
 * import assert from "node:assert/strict";
 * import { areaShares } from "lib/describe/density.ts";
 * const half = [[[0, 0], [1000, 0], [1000, 500], [0, 500], [0, 0]]] as [number, number][][];
 * const at = (weight: number) => (
 *   { x: Float64Array.of(10), y: Float64Array.of(20), weight: Uint32Array.of(weight) }
 * );
 * const areas = { names: ["1"], labels: ["ROGERS PARK"], polygons: [[half]] };
 * assert.equal(areaShares(at(1), at(4), areas)[0]?.share, 0.25);
 * ```
 */
export function areaShares(
  part: WeightedPlaces,
  places: WeightedPlaces,
  areas: Areas,
): AreaShareRow[] {
  const parts = new Map(areaDensities(part, areas).map(({ area, n }) => [area, n]));
  return areaDensities(places, areas)
    .map(({ area, label, n }) => {
      const own = parts.get(area)!;
      return { area, label, n, part: own, share: n === 0 ? null : own / n };
    })
    .sort((a, b) => (b.share ?? -1) - (a.share ?? -1) || (a.area < b.area ? -1 : 1));
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
