/**
 * Maps of the same ground side by side.
 *
 * @module
 */

import type { CityMapOptions } from "./city_map.ts";
import type { Figure, FigureOptions } from "./figure.ts";
import { panels } from "./panels.ts";
import { type ZoneCategory, zoneMap } from "./zone_map.ts";

/** A cell of a map, in a class. */
export interface PanelCell {
  /** Middle of the cell, meters. */
  x: number;
  y: number;
  /** Name of its class. */
  state: string;
}

/** One of the maps. */
export interface MapPanel {
  title: string;
  subtitle: string;
  cells: readonly PanelCell[];
  cellSizeMeters: number;
  /** Classes in the order of the legend. */
  categories: readonly ZoneCategory[];
}

/** Width of a map, px. */
const PANEL_WIDTH = 440;

/**
 * Maps in two columns, filled row by row.
 *
 * @throws {RangeError} If there is no map, or cells of one are of an unknown class.
 *
 * @example Two maps of one cell each
 * ```ts
 * import assert from "node:assert/strict";
 * import { mapPanels } from "lib/figures/map_panels.ts";
 * const ring: [number, number][] = [[0, 0], [900, 0], [900, 900], [0, 900], [0, 0]];
 * const map = {
 *   title: "k-means",
 *   subtitle: "one cell",
 *   cells: [{ x: 50, y: 50, state: "cut" }],
 *   cellSizeMeters: 100,
 *   categories: [{ name: "cut", label: "cut" }],
 * };
 * const figure = mapPanels([map, map], { title: "Twice", subtitle: "2017", outline: [[ring]] });
 * assert.equal(figure.marks, 2);
 * ```
 */
export function mapPanels(
  maps: readonly MapPanel[],
  { outline, ...options }: Omit<FigureOptions, "width"> & Pick<CityMapOptions, "outline">,
): Figure {
  const drawn = maps.map(({ cells, ...map }) =>
    zoneMap(cells, {
      ...map,
      ...{ x: "x", y: "y", category: "state" } as const,
      outline,
      width: PANEL_WIDTH,
      panel: true,
    })
  );
  const columns = [0, 1].map((side) => drawn.filter((_, i) => i % 2 === side));
  return panels(columns.filter(({ length }) => length > 0), options);
}
