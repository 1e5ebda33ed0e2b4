/**
 * The file of cells: what each holds, and its zone in every fit.
 *
 * @module
 */

import { gzipSync } from "node:zlib";
import { packColumns } from "../../explore/packed_columns.ts";
import { isSmall } from "../../explore/show_count.ts";
import { explorerOf } from "../explorer.ts";
import type { SiteSource } from "../source.ts";
import { shownCellsOf } from "./shown_cells.ts";
import { zoneFitsOf } from "./zone_fits.ts";
import {
  type FitSummary,
  POPULATIONS,
  SMALL_COUNT,
  ZONE_CELLS,
  type ZoneCellsMeta,
} from "./zone_format.ts";

/** Publishes the cells; gives their address. */
export function publishZoneCells(site: SiteSource): string {
  return site.publish(ZONE_CELLS, () => gzipSync(packZoneCells(site), { level: 9 }));
}

/** Fit that pages begin with: the champion, else the first; null where there is none. */
export function firstFit(fits: readonly FitSummary[]): FitSummary | null {
  return fits.find(({ alias }) => alias === "champion") ??
    fits.find(({ hotCells }) => hotCells !== null) ?? fits[0] ?? null;
}

/** Cells as packed columns, before they are compressed. */
export function packZoneCells(site: SiteSource): Uint8Array {
  const { cells: { column, row }, cellSizeMeters } = explorerOf(site);
  const { ground, area, byPopulation, squareKilometers } = shownCellsOf(site);
  const fits = zoneFitsOf(site);
  const [firstColumn, firstRow] = [column, row].map((sides) =>
    sides.reduce((least, side) => Math.min(least, side), sides[0] ?? 0)
  );
  const meta: ZoneCellsMeta = {
    schemaVersion: 1,
    n: column.length,
    cellSizeMeters,
    firstColumn: firstColumn!,
    firstRow: firstRow!,
    squareKilometers,
    populations: POPULATIONS.map((id) => byPopulation[id].facts),
    fits: fits.map(({ zones: _, record: __, ...summary }) => summary),
    first: firstFit(fits)?.key ?? null,
  };
  const plain = "plain" as const;
  return packColumns(meta, [
    { name: "column", values: Uint16Array.from(column, (x) => x - firstColumn!), encoding: plain },
    { name: "row", values: Uint16Array.from(row, (y) => y - firstRow!), encoding: "delta" },
    { name: "area", values: area, encoding: plain },
    { name: "ground", values: Uint32Array.from(ground, Math.round), encoding: plain },
    ...POPULATIONS.flatMap((id) => {
      const { n, density, risk } = byPopulation[id];
      return [
        { name: `n:${id}`, values: n.map((count) => isSmall(count) ? SMALL_COUNT : count) },
        { name: `density:${id}`, values: density },
        { name: `risk:${id}`, values: risk },
      ].map((each) => ({ ...each, encoding: plain }));
    }),
    ...fits.map(({ key, zones, names }) => ({
      name: `zone:${key}`,
      values: names.length < 2 ** 8 ? Uint8Array.from(zones) : zones,
      encoding: plain,
    })),
  ]);
}
