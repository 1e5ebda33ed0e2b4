/**
 * The ground that zones stand on: the cells of a grid in which their incidents lie.
 *
 * @module
 */

import { NOISE } from "../cluster/clustering.ts";
import type { CellGrid, WeightedPlaces } from "../space/grid.ts";

/**
 * Cells that hold an incident of a zone, for each zone.
 *
 * A cell in which incidents of two zones lie belongs to both.
 *
 * @param labels Zone of each place, or -1.
 * @param nZones Number of zones.
 * @returns Cells of each zone, ascending; none for a zone without places.
 * @throws {RangeError} If a place of a zone lies outside the grid, or a label is not below nZones.
 *
 * @example Two zones that meet in a cell
 * ```ts
 * import assert from "node:assert/strict";
 * import { createGrid } from "lib/space/grid.ts";
 * import { zoneCells } from "lib/zones/zone_cells.ts";
 * const grid = createGrid({ minX: 0, minY: 0, maxX: 299, maxY: 99 }, 100);
 * const places = {
 *   x: Float64Array.of(50, 150, 160, 250),
 *   y: Float64Array.of(50, 50, 50, 50),
 *   weight: Uint32Array.of(1, 1, 1, 1),
 * };
 * assert.deepEqual(zoneCells(grid, places, Int32Array.of(0, 0, 1, -1), 2), [[0, 1], [1]]);
 * ```
 */
export function zoneCells(
  grid: CellGrid,
  places: WeightedPlaces,
  labels: Int32Array,
  nZones: number,
): number[][] {
  const cells = Array.from({ length: nZones }, () => new Set<number>());
  labels.forEach((label, i) => {
    if (label === NOISE) return;
    const cell = grid.cellOf(places.x[i]!, places.y[i]!);
    if (cell < 0 || !cells[label]) {
      throw new RangeError(
        `Cannot find cells of zones: places must lie in the grid and zones be below ${nZones}, ` +
          `current values of place ${i} are cell ${cell} and zone ${label}`,
      );
    }
    cells[label].add(cell);
  });
  return cells.map((own) => [...own].sort((a, b) => a - b));
}

/** Cells that zones stand on. */
export interface Ground {
  grid: CellGrid;
  /** Area of each cell in the study area, square meters. */
  areas: Float64Array;
}

/**
 * Ground of cells in the study area, square kilometers.
 *
 * @param cells Cells, each once.
 *
 * @example Two cells
 * ```ts
 * import assert from "node:assert/strict";
 * import { createGrid } from "lib/space/grid.ts";
 * import { groundOf } from "lib/zones/zone_cells.ts";
 * const grid = createGrid({ minX: 0, minY: 0, maxX: 2999, maxY: 999 }, 1000);
 * assert.equal(groundOf({ grid, areas: Float64Array.of(1e6, 1e6, 5e5) }, [0, 2]), 1.5);
 * ```
 */
export function groundOf({ areas }: Ground, cells: readonly number[]): number {
  return cells.reduce((sum, cell) => sum + areas[cell]!, 0) / 1e6;
}

/** What zones hold of incidents that they were not made from. */
export interface Catch {
  /** Incidents in the cells of any zone. */
  caught: number;
  /** Incidents asked for. */
  n: number;
  /** caught / n. */
  share: number;
  /** Area of the cells in the study area. */
  squareKilometers: number;
  /** share / squareKilometers: share of the incidents caught per square kilometer. */
  sharePerSquareKilometer: number;
  /** Predictive accuracy index: share of the incidents over share of the study area. */
  pai: number;
}

/**
 * How many of other incidents, such as those of the next period, fall into zones.
 *
 * @param cells Cells of each zone; a cell of two zones counts once.
 * @param next Places of the incidents asked for, at least one.
 * @returns Null where the zones have no ground in the study area.
 * @throws {RangeError} If there is no incident.
 *
 * @example Half of the incidents on a tenth of the ground
 * ```ts
 * import assert from "node:assert/strict";
 * import { createGrid } from "lib/space/grid.ts";
 * import { catchOf } from "lib/zones/zone_cells.ts";
 * const grid = createGrid({ minX: 0, minY: 0, maxX: 999, maxY: 99 }, 100);
 * const next = {
 *   x: Float64Array.of(50, 950),
 *   y: Float64Array.of(50, 50),
 *   weight: Uint32Array.of(3, 3),
 * };
 * const ground = { grid, areas: new Float64Array(10).fill(10_000) };
 * const found = catchOf(ground, [[0], [0]], next);
 * assert.deepEqual([found?.caught, found?.pai], [3, 5]);
 * ```
 *
 * @see Chainey, Tompson and Uhlig (2008), doi:10.1057/palgrave.sj.8350066, for the index
 */
export function catchOf(
  ground: Ground,
  cells: readonly (readonly number[])[],
  next: WeightedPlaces,
): Catch | null {
  const all = new Set(cells.flat());
  const total = ground.areas.reduce((sum, area) => sum + area, 0) / 1e6;
  const squareKilometers = groundOf(ground, [...all].sort((a, b) => a - b));
  let n = 0;
  let caught = 0;
  next.weight.forEach((weight, i) => {
    n += weight;
    if (all.has(ground.grid.cellOf(next.x[i]!, next.y[i]!))) caught += weight;
  });
  if (n === 0) throw new RangeError("Cannot find what zones catch: there must be an incident");
  if (squareKilometers === 0) return null;
  const share = caught / n;
  return {
    caught,
    n,
    share,
    squareKilometers,
    sharePerSquareKilometer: share / squareKilometers,
    pai: share / (squareKilometers / total),
  };
}
