/**
 * Cells in three classes of density: high, medium and low.
 *
 * @module
 */

import { formatPercent } from "../describe/format.ts";
import type { CellGrid, WeightedPlaces } from "../space/grid.ts";
import { countPlaces } from "../space/grid.ts";

/** Classes from the densest on. */
export const RISK_CLASSES = ["high", "medium", "low"] as const;

/** Class of density. */
export type RiskClass = (typeof RISK_CLASSES)[number];

/** A cell with its class. */
export interface RiskCellRow {
  /** Middle of the cell, meters. */
  x: number;
  y: number;
  n: number;
  /** Incidents per square kilometer of the cell's ground in the study area. */
  per_square_kilometer: number;
  risk: RiskClass;
}

/** What a class comes to. */
export interface RiskClassRow {
  risk: RiskClass;
  cells: number;
  n: number;
  share_of_incidents: number;
  share_of_area: number;
}

/**
 * Classes of the cells by density: high are the densest cells that together hold a quarter of the
 * incidents, medium the next that hold half, low the rest, those without incidents included.
 *
 * The classes rank recorded incidents on the ground; they are no risk of a person, for which there
 * is no number of persons to divide by. Cells with little ground in the study area have unsteady
 * densities; those with under a tenth of a cell count as if they had a tenth.
 *
 * @param areas Area of each cell in the study area, square meters; cells without any are left out
 * unless they hold incidents.
 * @throws {RangeError} If there is no incident in the grid.
 *
 * @example Three cells
 * ```ts
 * import assert from "node:assert/strict";
 * import { createGrid } from "lib/space/grid.ts";
 * import { riskClasses } from "lib/zones/risk_classes.ts";
 * const grid = createGrid({ minX: 0, minY: 0, maxX: 299, maxY: 99 }, 100);
 * const places = {
 *   x: Float64Array.of(50, 150, 250),
 *   y: Float64Array.of(50, 50, 50),
 *   weight: Uint32Array.of(3, 6, 1),
 * };
 * const { cells } = riskClasses(grid, places, new Float64Array(3).fill(10_000));
 * assert.deepEqual(cells.map(({ risk }) => risk), ["medium", "high", "low"]);
 * ```
 */
export function riskClasses(
  grid: CellGrid,
  places: WeightedPlaces,
  areas: Float64Array,
): { cells: RiskCellRow[]; classes: RiskClassRow[] } {
  const { counts } = countPlaces(grid, places);
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) throw new RangeError("Cannot class cells: there must be an incident in the grid");
  const whole = areas.reduce((most, area) => Math.max(most, area), 0);
  const density = Float64Array.from(
    counts,
    (count, cell) => count / Math.max(areas[cell]!, whole / 10) * 1e6,
  );
  const present = [...counts.keys()].filter((cell) => areas[cell]! > 0 || counts[cell]! > 0);
  const ranked = present.toSorted((a, b) => density[b]! - density[a]! || a - b);
  const risk = new Map<number, RiskClass>();
  let held = 0;
  for (const cell of ranked) {
    const isLow = held >= 0.75 * n || counts[cell] === 0;
    risk.set(cell, held < 0.25 * n ? "high" : isLow ? "low" : "medium");
    held += counts[cell]!;
  }
  const total = areas.reduce((sum, area) => sum + area, 0);
  return {
    cells: present.map((cell) => {
      const [x, y] = grid.centerOf(cell);
      return {
        x,
        y,
        n: counts[cell]!,
        per_square_kilometer: density[cell]!,
        risk: risk.get(cell)!,
      };
    }),
    classes: RISK_CLASSES.map((name) => {
      const own = present.filter((cell) => risk.get(cell) === name);
      const inClass = own.reduce((sum, cell) => sum + counts[cell]!, 0);
      return {
        risk: name,
        cells: own.length,
        n: inClass,
        share_of_incidents: inClass / n,
        share_of_area: own.reduce((sum, cell) => sum + areas[cell]!, 0) / total,
      };
    }),
  };
}

/** A class in the legend of a map. */
export interface RiskLegendEntry {
  name: RiskClass;
  label: string;
  /** Share of the study area, in words. */
  note: string;
  color: string;
}

/**
 * Legend of the classes with what they hold.
 *
 * @param palette Colors of low, medium and high.
 */
export function riskLegend(
  classes: readonly RiskClassRow[],
  palette: readonly string[],
): RiskLegendEntry[] {
  return classes.map(({ risk, share_of_incidents, share_of_area }, i) => ({
    name: risk,
    label: `${risk}: ${formatPercent(share_of_incidents, 0)} of incidents`,
    note: formatPercent(share_of_area, 0),
    color: palette[classes.length - 1 - i]!,
  }));
}
