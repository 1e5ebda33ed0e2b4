/**
 * Outlines and numbers of zones on the map.
 *
 * @module
 */

import type { FitPanel, FitSummary } from "../../files/zone_format.ts";
import type { MapMark } from "../map/labels.ts";
import type { MapLine } from "../map/outline_sheets.ts";
import { themeColor } from "../shared/theme.ts";
import { type Cells, cellsOfZone } from "./cells.ts";

/** Pixels of the outline of the chosen zone, and of others. */
const WIDTHS = { chosen: 2, other: 1 };

/** Meters that a pixel of an outline may cover: on a small map cells must show their color. */
const METERS_PER_PIXEL = 60;

/**
 * Outlines of the zones of a fit: that of the chosen one stands out. Those of others are left out
 * where zones cover the whole city and so meet anyway.
 */
export function zoneLines(
  cells: Cells,
  fit: FitSummary | null,
  chosen: number | null,
): MapLine[] {
  if (fit === null) return [];
  const zones = cells.zonesOf(fit.key);
  const color = themeColor("--text");
  const around = (zone: number, width: number): MapLine[] =>
    cells.outlineOf(cellsOfZone(zones, zone)).map((path) => ({
      path,
      color,
      width,
      mostMeters: METERS_PER_PIXEL * width,
    }));
  const isWhole = fit.hotCells === null && fit.algorithm !== "dbscan";
  const others = isWhole ? [] : fit.names.map((_, i) => i + 1).filter((zone) => zone !== chosen);
  return [
    ...others.flatMap((zone) => around(zone, WIDTHS.other)),
    ...chosen === null ? [] : around(chosen, WIDTHS.chosen),
  ];
}

/** Numbers of the zones, each on a cell of its own. */
export function zoneMarks(
  { middles }: Cells,
  { zones }: FitPanel,
  chosen: number | null,
): MapMark[] {
  return zones.flatMap(({ mark }, i) =>
    mark === null ? [] : [{
      x: middles[2 * mark]!,
      y: middles[2 * mark + 1]!,
      text: String(i + 1),
      isChosen: chosen === i + 1,
    }]
  );
}
