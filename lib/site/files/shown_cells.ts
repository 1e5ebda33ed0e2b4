/**
 * The cells that maps show: ground, incidents, density and class of each.
 *
 * @module
 */

import type { ExplorerColumns } from "../../data/explorer_columns.ts";
import { loadBoundary } from "../../data/boundaries.ts";
import { cityRegion } from "../../data/city_region.ts";
import { MAX_OUTSIDE_METERS } from "../../data/schema.ts";
import { offenseGroup } from "../../describe/offense_groups.ts";
import { clippedAreas } from "../../space/clipped_cells.ts";
import { createGrid } from "../../space/grid.ts";
import { widenBounds } from "../../space/polygon.ts";
import { densityBreaks, densityClass } from "../../zones/density_breaks.ts";
import { RISK_CLASSES, riskClasses } from "../../zones/risk_classes.ts";
import { type RowRange, rowsByCell } from "../../zones/row_counts.ts";
import { explorerOf } from "../explorer.ts";
import type { SiteSource } from "../source.ts";
import { type Population, type PopulationFacts, POPULATIONS } from "./zone_format.ts";

/** Cells with what is known of each; the lists run in step. */
export interface ShownCells {
  /** Rows of the incidents of each cell. */
  rows: RowRange[];
  /** Square meters in the city. */
  ground: Float64Array;
  /** Community area of most incidents; 0 for none. */
  area: Uint8Array;
  byPopulation: Record<Population, CellsOfPopulation>;
  /** The whole city. */
  squareKilometers: number;
}

/** Incidents of a population by cell. */
export interface CellsOfPopulation {
  facts: PopulationFacts;
  n: Uint32Array;
  /** Class of density, from 0 on: number in the facts. */
  density: Uint8Array;
  /** Number of the class among {@linkcode RISK_CLASSES}. */
  risk: Uint8Array;
}

/** Most limits between classes of density. */
const MOST_BREAKS = 6;

const N_AREAS = 78;

const known = new WeakMap<SiteSource, ShownCells>();

/** Cells of a run, made once. */
export function shownCellsOf(site: SiteSource): ShownCells {
  const cells = known.get(site) ?? makeCells(explorerOf(site));
  known.set(site, cells);
  return cells;
}

/**
 * Which types count in a population, 1 or 0 by code.
 *
 * @example Narcotics are found by police
 * ```ts
 * import assert from "node:assert/strict";
 * import { countedTypes } from "lib/site/files/shown_cells.ts";
 * assert.deepEqual([...countedTypes(["NARCOTICS", "THEFT"], "victim_reported")], [0, 1]);
 * assert.deepEqual([...countedTypes(["NARCOTICS", "THEFT"], "all")], [1, 1]);
 * ```
 */
export function countedTypes(types: readonly string[], population: Population): Uint8Array {
  const isCounted = (type: string) =>
    population === "all" || offenseGroup(type) !== "police_initiated";
  return Uint8Array.from(types, (type) => isCounted(type) ? 1 : 0);
}

function makeCells(columns: ExplorerColumns): ShownCells {
  const { cells: { column, row }, cellSizeMeters } = columns;
  const rows = rowsByCell(columns.cell, column.length + 1).slice(1);
  const region = cityRegion();
  const grid = createGrid(widenBounds(region.bounds, MAX_OUTSIDE_METERS), cellSizeMeters);
  const areas = clippedAreas(grid, loadBoundary("city").polygons.flat());
  const middle = (side: number) => (side + 0.5) * cellSizeMeters;
  const [x, y] = [Float64Array.from(column, middle), Float64Array.from(row, middle)];
  const cells = Int32Array.from(x, (at, i) => grid.cellOf(at, y[i]!));
  const counted = POPULATIONS.map((population) => countsByCell(columns, rows, population));
  const densities = counted.map((weight) => {
    if (!weight.some((n) => n > 0)) return null;
    const found = riskClasses(grid, { x, y, weight }, areas);
    const byCell = new Map(found.cells.map((each) => [grid.cellOf(each.x, each.y), each]));
    return { ...found, ofCell: Array.from(cells, (cell) => byCell.get(cell)) };
  });
  const perKilometer = densities[POPULATIONS.indexOf("all")]?.ofCell
    .flatMap((cell) => cell?.n ? [cell.per_square_kilometer] : []) ?? [];
  const breaks = densityBreaks(perKilometer, MOST_BREAKS);
  const byPopulation = POPULATIONS.map((id, i): [Population, CellsOfPopulation] => {
    const n = counted[i]!;
    const found = densities[i];
    const density = Uint8Array.from(
      n,
      (_, cell) => densityClass(found?.ofCell[cell]?.per_square_kilometer ?? 0, breaks),
    );
    const risk = Uint8Array.from(
      n,
      (_, cell) => RISK_CLASSES.indexOf(found?.ofCell[cell]?.risk ?? "low"),
    );
    const shown = n.reduce((sum, count) => sum + count, 0);
    const facts = {
      id,
      n: shown,
      notShown: countOf(columns, [[0, columns.n]], countedTypes(columns.types, id)) - shown,
      density: [0, ...breaks].map((from, each) => ({ from, ...inClass(each, density, n) })),
      risk: found?.classes ?? [],
    };
    return [id, { facts, n, density, risk }];
  });
  return {
    rows,
    ground: Float64Array.from(cells, (cell) => cell < 0 ? 0 : areas[cell]!),
    area: Uint8Array.from(rows, (range) => mostFrequentArea(columns.area, range)),
    byPopulation: Object.fromEntries(byPopulation) as ShownCells["byPopulation"],
    squareKilometers: region.areaSquareMeters / 1e6,
  };
}

function countsByCell(
  columns: ExplorerColumns,
  rows: readonly RowRange[],
  population: Population,
): Uint32Array {
  const isCounted = countedTypes(columns.types, population);
  return Uint32Array.from(rows, (range) => countOf(columns, [range], isCounted));
}

function countOf(
  { type }: ExplorerColumns,
  ranges: readonly RowRange[],
  isCounted: Uint8Array,
): number {
  let n = 0;
  for (const [from, end] of ranges) {
    for (let row = from; row < end; row++) n += isCounted[type[row]!]!;
  }
  return n;
}

function inClass(
  wanted: number,
  classes: Uint8Array,
  n: Uint32Array,
): { cells: number; n: number } {
  const members = n.filter((count, cell) => classes[cell] === wanted && count > 0);
  return { cells: members.length, n: members.reduce((sum, count) => sum + count, 0) };
}

function mostFrequentArea(area: Uint8Array, [from, end]: RowRange): number {
  const counts = new Uint32Array(N_AREAS);
  for (let row = from; row < end; row++) counts[area[row]!]!++;
  return counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0));
}
