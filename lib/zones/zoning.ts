/**
 * Clusters as zones for readers: numbered by size, named, and placed on a map.
 *
 * @module
 */

import type { ClusteringResult } from "../cluster/clustering.ts";
import { sortedCurve } from "../cluster/curves.ts";
import { formatCount, formatDecimal, formatPercent } from "../describe/format.ts";
import { roundToTens } from "../describe/small_counts.ts";
import { cellOutline } from "../space/cell_outline.ts";
import type { CellGrid, WeightedPlaces } from "../space/grid.ts";
import { zoneCells } from "./zone_cells.ts";
import { type NamedAreas, nameZones } from "./zone_names.ts";
import { NO_ZONE, type ZoneCellRow, type ZoneMark, zoneMarks, zoneRows } from "./zone_rows.ts";

/** A class of a map of zones. */
export interface ZoneClass {
  name: string;
  label: string;
  /** Number of incidents, rounded to tens, in words. */
  note: string;
  muted?: boolean;
  /** Where it is not the next one of the map. */
  color?: string;
}

/** Clusters as zones. */
export interface Zoning {
  nZones: number;
  /** Zone of each place, from 0 on, the zone with the most incidents first; -1 for none. */
  labels: Int32Array;
  /** Name of each zone. */
  names: string[];
  /** Incidents of each zone. */
  sizes: number[];
  /** Incidents in all zones, and in none. */
  n: number;
  nNoise: number;
  /** Where to write the numbers of the zones. */
  marks: ZoneMark[];
}

/**
 * Zones of a clustering.
 *
 * @param areas Areas that zones are named after.
 *
 * @example The larger cluster becomes zone 1
 * ```ts
 * import assert from "node:assert/strict";
 * import { toZoning } from "lib/zones/zoning.ts";
 * const places = {
 *   x: Float64Array.of(10, 90, 50),
 *   y: Float64Array.of(10, 10, 10),
 *   weight: Uint32Array.of(1, 5, 3),
 * };
 * const ring: [number, number][] = [[0, 0], [100, 0], [100, 100], [0, 100], [0, 0]];
 * const areas = { labels: ["Loop"], polygons: [[[ring]]] };
 * const found = { labels: Int32Array.of(0, 1, -1), nClusters: 2 };
 * const zoning = toZoning(places, found, areas);
 * assert.deepEqual([...zoning.labels], [1, 0, -1]);
 * assert.deepEqual([zoning.names, zoning.sizes], [["Loop (east)", "Loop (west)"], [5, 1]]);
 * assert.equal(zoning.nNoise, 3);
 * ```
 */
export function toZoning(
  places: WeightedPlaces,
  { labels: found, nClusters }: ClusteringResult,
  areas: NamedAreas,
): Zoning {
  const sizes = new Array<number>(nClusters).fill(0);
  let nNoise = 0;
  found.forEach((label, i) => {
    if (label < 0) nNoise += places.weight[i]!;
    else sizes[label]! += places.weight[i]!;
  });
  const order = [...sizes.keys()].sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const zoneOf = new Int32Array(nClusters);
  order.forEach((cluster, zone) => zoneOf[cluster] = zone);
  const labels = found.map((label) => label < 0 ? -1 : zoneOf[label]!);
  return {
    nZones: nClusters,
    labels,
    names: nameZones(places, labels, nClusters, areas),
    sizes: order.map((cluster) => sizes[cluster]!),
    n: sizes.reduce((sum, size) => sum + size, 0),
    nNoise,
    marks: zoneMarks(places, labels, nClusters),
  };
}

/** Zones that a map tells apart by color; further ones are pooled. */
const MAX_COLORS = 11;
const FURTHER = "further";
const FURTHER_COLOR = "#4b5563";

/**
 * Cells and classes of a map of zones: the largest ones by color, further ones pooled, noise muted.
 *
 * @param options.noise What incidents in no zone are called; without it their cells are left out.
 */
export function zoningMap(
  grid: CellGrid,
  places: WeightedPlaces,
  zoning: Zoning,
  { noise }: { noise?: string } = {},
): { rows: ZoneCellRow[]; categories: ZoneClass[] } {
  const shown = zoning.nZones > MAX_COLORS + 1 ? MAX_COLORS : zoning.nZones;
  const rows = zoneRows(grid, places, zoning.labels)
    .filter(({ zone }) => noise !== undefined || zone !== NO_ZONE)
    .map((row) => Number(row.zone) > shown ? { ...row, zone: FURTHER } : row);
  const categories: ZoneClass[] = zoning.names.slice(0, shown).map((name, i) => ({
    name: String(i + 1),
    label: `${i + 1} ${name}`,
    note: formatCount(roundToTens(zoning.sizes[i]!)),
  }));
  if (shown < zoning.nZones) {
    categories.push({
      name: FURTHER,
      label: `${zoning.nZones - shown} smaller ones`,
      color: FURTHER_COLOR,
      note: formatCount(roundToTens(zoning.sizes.slice(shown).reduce((sum, n) => sum + n, 0))),
    });
  }
  if (noise !== undefined) {
    const note = formatCount(roundToTens(zoning.nNoise));
    categories.push({ name: NO_ZONE, label: noise, note, muted: true });
  }
  return { rows, categories };
}

/** How far the incidents of a zone lie from each other. */
export interface SpreadRow {
  zone: string;
  /** Rounded to tens. */
  incidents: number;
  /** Groups of cells that share no side. */
  patches: number;
  /** Share of the incidents at the zone's busiest place. */
  "at one place": string;
  /** Distance from the mean center of its incidents within which nine tenths of them lie. */
  "90 % within, km": string;
}

/** How far each zone reaches, as a table shows it. */
export function spreadRows(
  grid: CellGrid,
  places: WeightedPlaces,
  zoning: Zoning,
): SpreadRow[] {
  const { x, y, weight } = places;
  const { labels, names, sizes } = zoning;
  const cells = zoneCells(grid, places, labels, names.length);
  return names.map((name, zone) => {
    const members = labels.keys().filter((i) => labels[i] === zone).toArray();
    const mean = (of: Float64Array) =>
      members.reduce((sum, i) => sum + weight[i]! * of[i]!, 0) / sizes[zone]!;
    const [centerX, centerY] = [mean(x), mean(y)];
    const meters = members.map((i) => {
      const [dx, dy] = [x[i]! - centerX, y[i]! - centerY];
      return Math.sqrt(dx * dx + dy * dy);
    });
    const busiest = members.reduce((most, i) => Math.max(most, weight[i]!), 0);
    const curve = sortedCurve(meters, members.map((i) => weight[i]!), 11, "ascending");
    return {
      zone: `${zone + 1} ${name}`,
      incidents: roundToTens(sizes[zone]!),
      patches: cellOutline(grid, cells[zone]!).length,
      "at one place": formatPercent(busiest / sizes[zone]!, 0),
      "90 % within, km": formatDecimal(curve[9]!.value / 1000, 1),
    };
  });
}
