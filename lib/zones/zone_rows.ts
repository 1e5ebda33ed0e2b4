/**
 * Cells with the zone that most of their incidents are in, as maps draw them.
 *
 * @module
 */

import type { CellGrid, WeightedPlaces } from "../space/grid.ts";

/** A cell with its zone. */
export interface ZoneCellRow {
  /** Middle of the cell, meters. */
  x: number;
  y: number;
  /** Number of the zone from 1 on; "none" where most incidents are in no zone. */
  zone: string;
  /** Incidents of the cell, in zones or not. */
  n: number;
}

/** Name of what is in no zone. */
export const NO_ZONE = "none";

/**
 * Zone of the most incidents of each cell, in the grid's order; of equals the lowest, none last.
 *
 * @param labels Zone of each place from 0 on, or -1.
 * @throws {RangeError} If a place lies outside the grid.
 *
 * @example A cell that a zone shares with noise
 * ```ts
 * import assert from "node:assert/strict";
 * import { createGrid } from "lib/space/grid.ts";
 * import { zoneRows } from "lib/zones/zone_rows.ts";
 * const grid = createGrid({ minX: 0, minY: 0, maxX: 99, maxY: 99 }, 100);
 * const places = {
 *   x: Float64Array.of(10, 20),
 *   y: Float64Array.of(10, 20),
 *   weight: Uint32Array.of(5, 2),
 * };
 * assert.deepEqual(zoneRows(grid, places, Int32Array.of(0, -1)), [
 *   { x: 50, y: 50, zone: "1", n: 7 },
 * ]);
 * ```
 */
export function zoneRows(
  grid: CellGrid,
  places: WeightedPlaces,
  labels: Int32Array,
): ZoneCellRow[] {
  const byCell = new Map<number, Map<number, number>>();
  labels.forEach((label, i) => {
    const cell = grid.cellOf(places.x[i]!, places.y[i]!);
    if (cell < 0) throw new RangeError(`Cannot map zones: place ${i} lies outside the grid`);
    const counts = byCell.get(cell) ?? new Map<number, number>();
    byCell.set(cell, counts.set(label, (counts.get(label) ?? 0) + places.weight[i]!));
  });
  return [...byCell].sort((a, b) => a[0] - b[0]).map(([cell, counts]) => {
    const ranked = [...counts].sort((a, b) =>
      b[1] - a[1] || Number(a[0] < 0) - Number(b[0] < 0) || a[0] - b[0]
    );
    const [zone] = ranked[0]!;
    const [x, y] = grid.centerOf(cell);
    const n = ranked.reduce((sum, [, count]) => sum + count, 0);
    return { x, y, zone: zone < 0 ? NO_ZONE : String(zone + 1), n };
  });
}

/** A point at which a zone's number is written. */
export interface ZoneMark {
  x: number;
  y: number;
  label: string;
}

/**
 * Where to write the number of each zone: at its place nearest to the mean of its incidents, so
 * that the number stands in the zone, whatever its shape.
 *
 * @example The mean lies between two places
 * ```ts
 * import assert from "node:assert/strict";
 * import { zoneMarks } from "lib/zones/zone_rows.ts";
 * const places = {
 *   x: Float64Array.of(0, 100),
 *   y: Float64Array.of(0, 0),
 *   weight: Uint32Array.of(5, 2),
 * };
 * assert.deepEqual(zoneMarks(places, Int32Array.of(0, 0), 1), [{ x: 0, y: 0, label: "1" }]);
 * ```
 */
export function zoneMarks(places: WeightedPlaces, labels: Int32Array, nZones: number): ZoneMark[] {
  const means = Array.from({ length: nZones }, () => ({ n: 0, x: 0, y: 0 }));
  labels.forEach((label, i) => {
    if (label < 0) return;
    const mean = means[label]!;
    mean.n += places.weight[i]!;
    mean.x += places.weight[i]! * places.x[i]!;
    mean.y += places.weight[i]! * places.y[i]!;
  });
  const nearest = means.map(() => ({ square: Infinity, x: NaN, y: NaN }));
  labels.forEach((label, i) => {
    if (label < 0) return;
    const { n, x, y } = means[label]!;
    const [dx, dy] = [places.x[i]! - x / n, places.y[i]! - y / n];
    const square = dx * dx + dy * dy;
    if (square < nearest[label]!.square) {
      nearest[label] = { square, x: places.x[i]!, y: places.y[i]! };
    }
  });
  return nearest.flatMap(({ x, y }, zone) =>
    Number.isNaN(x) ? [] : [{ x, y, label: String(zone + 1) }]
  );
}
