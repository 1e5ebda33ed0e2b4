/**
 * Where ways of making zones fail, cell by cell.
 *
 * @module
 */

import { type HotCellOptions, hotCells } from "../cluster/hot_cells.ts";
import { centersOf } from "./zone_model.ts";
import type { ZoneCellRow } from "./zone_rows.ts";
import { type CellGrid, createGrid, placeBounds, type WeightedPlaces } from "../space/grid.ts";

/** A cell and what goes wrong in it. */
export interface WeakCell {
  /** Middle of the cell, meters. */
  x: number;
  y: number;
  state: string;
  /** Incidents of the cell. */
  n: number;
}

/** Share of the distance to the own center above which another one is about as near. */
const ABOUT_AS_NEAR = 0.8;

/**
 * Cells of a clustering, by how clearly their incidents belong to their cluster: "elsewhere" where
 * the center of another one is nearer, "contested" where the own distance is over four fifths of the
 * distance to another center, "settled" where it is not.
 *
 * @param labels Cluster of each place, none of them noise, two clusters at least.
 * @returns A cell has the state of most of its incidents.
 *
 * @example In the middle between two centers
 * ```ts
 * import assert from "node:assert/strict";
 * import { createGrid } from "lib/space/grid.ts";
 * import { borderCells } from "lib/zones/weak_spots.ts";
 * const places = {
 *   x: Float64Array.of(0, 90, 48),
 *   y: new Float64Array(3),
 *   weight: Uint32Array.of(99, 99, 1),
 * };
 * const grid = createGrid({ minX: 0, minY: 0, maxX: 100, maxY: 9 }, 10);
 * const cells = borderCells(grid, places, Int32Array.of(0, 1, 0));
 * assert.deepEqual(cells.map(({ x, state }) => [x, state]), [
 *   [5, "settled"], [45, "elsewhere"], [95, "settled"],
 * ]);
 * ```
 */
export function borderCells(
  grid: CellGrid,
  { x, y, weight }: WeightedPlaces,
  labels: Int32Array,
): WeakCell[] {
  const centers = centersOf({ x, y, weight }, labels);
  const byCell = new Map<number, Map<string, number>>();
  labels.forEach((label, i) => {
    const meters = Array.from(centers.x, (centerX, c) => {
      const [dx, dy] = [x[i]! - centerX, y[i]! - centers.y[c]!];
      return Math.sqrt(dx * dx + dy * dy);
    });
    const other = Math.min(...meters.filter((_, c) => c !== label));
    const share = meters[label]! / other;
    const state = share > 1 ? "elsewhere" : share > ABOUT_AS_NEAR ? "contested" : "settled";
    const cell = grid.cellOf(x[i]!, y[i]!);
    const counts = byCell.get(cell) ?? new Map<string, number>();
    byCell.set(cell, counts.set(state, (counts.get(state) ?? 0) + weight[i]!));
  });
  return [...byCell].sort((a, b) => a[0] - b[0]).map(([cell, counts]) => {
    const [centerX, centerY] = grid.centerOf(cell);
    const [[state]] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)) as [
      [string, number],
    ];
    const n = [...counts.values()].reduce((sum, count) => sum + count, 0);
    return { x: centerX, y: centerY, state, n };
  });
}

/**
 * Hot cells of two periods, and which of them are hot in both.
 *
 * @returns States "both", "first" and "second"; incidents are those of both periods together.
 *
 * @example A cell that cools down, and one that heats up
 * ```ts
 * import assert from "node:assert/strict";
 * import { hotTurnover } from "lib/zones/weak_spots.ts";
 * const at = (x: number) =>
 *   ({ x: Float64Array.of(x), y: Float64Array.of(5), weight: Uint32Array.of(3) });
 * const states = hotTurnover(at(5), at(15), { cellSizeMeters: 10, nCells: 1 });
 * assert.deepEqual(states.map(({ x, state }) => [x, state]), [[5, "first"], [15, "second"]]);
 * ```
 */
export function hotTurnover(
  first: WeightedPlaces,
  second: WeightedPlaces,
  options: HotCellOptions,
): WeakCell[] {
  const cells = new Map<string, WeakCell>();
  [first, second].forEach((places, period) => {
    const { centers } = hotCells(places, options);
    for (const [x, y] of centers) {
      const key = `${x} ${y}`;
      const state = cells.has(key) ? "both" : ["first", "second"][period]!;
      cells.set(key, { x, y, state, n: 0 });
    }
  });
  for (const places of [first, second]) {
    const grid = createGrid(placeBounds(places), options.cellSizeMeters);
    places.weight.forEach((weight, i) => {
      const [x, y] = grid.centerOf(grid.cellOf(places.x[i]!, places.y[i]!));
      const cell = cells.get(`${x} ${y}`);
      if (cell) cell.n += weight;
    });
  }
  return [...cells.values()].sort((a, b) => a.y - b.y || a.x - b.x);
}

/**
 * Cells of a clustering, and which of them are in its largest cluster.
 *
 * @param rows Cells with the number of their zone, the largest zone first.
 * @returns States "largest" and "others".
 *
 * @example Two zones
 * ```ts
 * import assert from "node:assert/strict";
 * import { largestZone } from "lib/zones/weak_spots.ts";
 * const cells = [{ x: 1, y: 1, zone: "1", n: 9 }, { x: 3, y: 1, zone: "2", n: 4 }];
 * assert.deepEqual(largestZone(cells).map(({ state }) => state), ["largest", "others"]);
 * ```
 */
export function largestZone(rows: readonly ZoneCellRow[]): WeakCell[] {
  return rows.map(({ zone, ...cell }) => ({ ...cell, state: zone === "1" ? "largest" : "others" }));
}

/** Share of the cells, and of their incidents, that are in a state. */
export function shareInState(
  cells: readonly WeakCell[],
  state: string,
): { cells: number; incidents: number } {
  const own = cells.filter((cell) => cell.state === state);
  const sum = (of: readonly WeakCell[]) => of.reduce((total, { n }) => total + n, 0);
  return { cells: own.length / cells.length, incidents: sum(own) / sum(cells) };
}
