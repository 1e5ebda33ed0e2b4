/**
 * Where ways of making zones fail, cell by cell.
 *
 * @module
 */

import { type HotCellOptions, hotCells } from "../cluster/hot_cells.ts";
import type { ZoneCellRow } from "./zone_rows.ts";
import { createGrid, placeBounds, type WeightedPlaces } from "../space/grid.ts";

/** A cell and what goes wrong in it. */
export interface WeakCell {
  /** Middle of the cell, meters. */
  x: number;
  y: number;
  state: string;
  /** Incidents of the cell. */
  n: number;
}

/**
 * Hot cells, and which of them a clustering cuts: their incidents are in two clusters or more.
 *
 * @param labels Cluster of each place, or -1.
 * @returns States "cut" and "whole", the busiest cell first.
 *
 * @example One cell, cut in two
 * ```ts
 * import assert from "node:assert/strict";
 * import { cutCells } from "lib/zones/weak_spots.ts";
 * const places = { x: Float64Array.of(1, 9), y: Float64Array.of(5, 5), weight: Uint32Array.of(4, 2) };
 * const hot = { cellSizeMeters: 10, nCells: 1 };
 * assert.deepEqual(cutCells(places, Int32Array.of(0, 1), hot), [{ x: 5, y: 5, state: "cut", n: 6 }]);
 * ```
 */
export function cutCells(
  places: WeightedPlaces,
  labels: Int32Array,
  options: HotCellOptions,
): WeakCell[] {
  const { centers, counts, cellOf } = hotCells(places, options);
  const found = centers.map(() => new Set<number>());
  cellOf.forEach((cell, i) => {
    if (cell >= 0) found[cell]!.add(labels[i]!);
  });
  return centers.map(([x, y], cell) => ({
    x,
    y,
    state: found[cell]!.size > 1 ? "cut" : "whole",
    n: counts[cell]!,
  }));
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
