/**
 * The cells of the map, and the zones of each fit among them.
 *
 * @module
 */

import type { ColumnValues } from "../../../explore/column_body.ts";
import { type UnpackedColumns } from "../../../explore/packed_columns.ts";
import { cellOutline } from "../../../space/cell_outline.ts";
import { createGrid, type Grid } from "../../../space/grid.ts";
import type { FitSummary, Population, ZoneCellsMeta } from "../../files/zone_format.ts";
import type { MapPoint } from "../map/city_map.ts";
import type { Ground } from "../map/ground.ts";

/** Cells with what is known of each; the lists run in step. */
export interface Cells {
  meta: ZoneCellsMeta;
  n: number;
  /** Middles: x, y, x, y and so on, meters. */
  middles: Float32Array;
  /** Community area of most incidents; 0 for none. */
  area: ColumnValues;
  /** Square meters in the city. */
  ground: ColumnValues;
  /** Incidents; 1 stands for 1 to 4. */
  countsOf(population: Population): ColumnValues;
  /** Class of density, and of risk, by number. */
  densityOf(population: Population): ColumnValues;
  riskOf(population: Population): ColumnValues;
  /** Zone from 1 on, 0 for none. */
  zonesOf(fit: string): ColumnValues;
  /** Number of the cell at a point; −1 where none is shown. */
  at(point: MapPoint): number;
  /** Smallest rectangle around some cells and a little beyond. */
  boundsOf(cells: readonly number[]): Ground;
  /** Rings around some cells, without those of holes: x, y, x, y and so on, meters. */
  outlineOf(cells: Iterable<number>): number[][];
}

/** Cells of a file. */
export function openCells({ meta, columns }: UnpackedColumns<ZoneCellsMeta>): Cells {
  const { n, cellSizeMeters, firstColumn, firstRow } = meta;
  const values = (name: string) => columns.get(name) ?? new Uint8Array(n);
  const [column, row] = [values("column"), values("row")];
  const [left, bottom] = [firstColumn * cellSizeMeters, firstRow * cellSizeMeters];
  const extent = (sides: ColumnValues) => {
    let most = 0;
    for (const side of sides) most = Math.max(most, side);
    return most * cellSizeMeters;
  };
  const grid: Grid = createGrid(
    { minX: left, minY: bottom, maxX: left + extent(column), maxY: bottom + extent(row) },
    cellSizeMeters,
  );
  const inGrid = (cell: number) => row[cell]! * grid.columns + column[cell]!;
  const numbers = new Map(Array.from(column, (_, cell) => [inGrid(cell), cell]));
  const middles = new Float32Array(2 * n);
  for (let cell = 0; cell < n; cell++) middles.set(grid.centerOf(inGrid(cell)), 2 * cell);
  return {
    meta,
    n,
    middles,
    area: values("area"),
    ground: values("ground"),
    countsOf: (population) => values(`n:${population}`),
    densityOf: (population) => values(`density:${population}`),
    riskOf: (population) => values(`risk:${population}`),
    zonesOf: (fit) => values(`zone:${fit}`),
    at: ([x, y]) => numbers.get(grid.cellOf(x, y)) ?? -1,
    boundsOf(cells) {
      const [x, y] = [0, 1].map((axis) => cells.map((cell) => middles[2 * cell + axis]!));
      const room = 2 * cellSizeMeters;
      return [
        Math.min(...x!) - room,
        Math.min(...y!) - room,
        Math.max(...x!) + room,
        Math.max(...y!) + room,
      ];
    },
    outlineOf: (cells) =>
      cellOutline(grid, Array.from(cells, inGrid)).map(([outer]) => outer!.flat()),
  };
}

/** Cells of a zone, by their numbers. */
export function cellsOfZone(zones: ColumnValues, zone: number): number[] {
  const cells: number[] = [];
  zones.forEach((each, cell) => {
    if (each === zone) cells.push(cell);
  });
  return cells;
}

/** A fit by its key. */
export function fitOf({ fits }: ZoneCellsMeta, key: string | null): FitSummary | null {
  return fits.find((fit) => fit.key === key) ?? null;
}
