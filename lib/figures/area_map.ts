/**
 * Areas colored by a quantity, such as community areas: a choropleth map in meters.
 *
 * @module
 */

import type { Polygon } from "../space/polygon.ts";
import { type ColorScaleOptions, createColorScale, isDark } from "./color_scale.ts";
import { type Column, openTable } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawRamp } from "./legend.ts";
import { boundsAround, layoutMap, polygonPath, scaleBar } from "./map_frame.ts";
import { formatNumber, type NumberFormat } from "./number_format.ts";
import { element, moved, textAt } from "./svg.ts";
import { clipText, textWidth } from "./text.ts";
import { INK, MUTED, NO_DATA, PAD, TEXT, WIDTH } from "./theme.ts";
import { placeName } from "./words.ts";

/** Areas with names, in meters, as lib/data/boundaries.ts loads them. */
export interface MapAreas {
  /** Codes, as in the column `area`. */
  names: readonly string[];
  /** Words for readers, in step with the codes. */
  labels: readonly string[];
  /** Polygons of each area, meters. */
  polygons: readonly (readonly Polygon[])[];
}

/** Edges of areas: seen beside the lightest and the darkest color. */
const EDGE = "#aeb7c0";

/** Areas listed beside the map, the highest first. */
const RANKED = 8;

/** What an area map shows. */
export interface AreaMapOptions<R> extends FigureOptions, ColorScaleOptions {
  /** Column of the codes of the areas. */
  area: Column<R>;
  /** Column of the quantity; null is drawn as no data. */
  value: Column<R>;
  /** The areas. */
  areas: MapAreas;
  /** What the colors mean, with unit. */
  valueLabel: string;
  /** How values are written (default count). */
  format?: NumberFormat;
}

/**
 * A map of areas with legend, scale bar and a list of the highest values.
 *
 * @param rows One row for each area; areas without a row are drawn as no data.
 * @throws {RangeError} If a column is unknown, a value is not finite, or a code is unknown or twice.
 *
 * @example One square area
 * ```ts
 * import assert from "node:assert/strict";
 * import { areaMap } from "lib/figures/area_map.ts";
 * const ring: [number, number][] = [[0, 0], [900, 0], [900, 900], [0, 900], [0, 0]];
 * const areas = { names: ["1"], labels: ["ROGERS PARK"], polygons: [[[ring]]] };
 * const words = { title: "One", subtitle: "2017", valueLabel: "Incidents" };
 * assert.equal(areaMap([{ code: "1", n: 5 }], { area: "code", value: "n", areas, ...words }).marks, 1);
 * ```
 */
export function areaMap<R extends object>(
  rows: readonly R[],
  options: AreaMapOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, format = "count", areas } = options;
  const table = openTable(rows, "area map");
  const codes = table.texts(options.area);
  const values = table.numbersOrNull(options.value);
  const stray = codes.find((code, i) => !areas.names.includes(code) || codes.indexOf(code) !== i);
  if (stray !== undefined) {
    throw new RangeError(
      `Cannot draw area map: each area must be known and come once, current value is ${stray}`,
    );
  }
  const isDrawn = (value: number | null): value is number =>
    value !== null && (options.scale !== "log" || value > 0);
  const scale = createColorScale(values.filter(isDrawn), { classes: 7, ...options });
  const valueOf = new Map(codes.map((code, i) => [code, values[i]!]));

  const ramp = drawRamp(scale, { label: options.valueLabel, format, width: 200 });
  const { map, mapTop, asideLeft: left, asideWidth, isNarrow, height } = layoutMap(
    boundsAround(areas.polygons.flat()),
    width,
    560,
    (_, isNarrow) => ramp.height + (isNarrow ? 0 : 44 + 20 * RANKED),
  );
  const fills = areas.names.map((name) => {
    const value = valueOf.get(name) ?? null;
    return isDrawn(value) ? scale.color(value) : NO_DATA;
  });
  const shapes = areas.names.map((_, i) =>
    element("path", { d: polygonPath(areas.polygons[i]!, map), fill: fills[i] })
  ).join("");
  const ranking = codes.map((_, i) => i).filter((i) => values[i] !== null)
    .sort((a, b) => values[b]! - values[a]! || a - b);
  const top = ranking.slice(0, isNarrow ? 0 : RANKED);
  const numbered = top.map((i, rank) => number(codes[i]!, rank + 1)).join("");
  const listTop = ramp.height + 44;
  const missing = fills.includes(NO_DATA);
  const svg = moved(
    PAD,
    mapTop,
    element("g", { stroke: EDGE, "stroke-width": 0.7, "stroke-linejoin": "round" }, shapes) +
      numbered,
  ) + moved(left, 0, ramp.svg) + (isNarrow ? "" : list()) + (missing ? noDataKey() : "") +
    scaleBar(map, left, height - 10);
  const description = `Map of ${areas.names.length} areas, ${options.valueLabel}; highest: ${
    ranking.slice(0, 3).map((i) => `${labelOf(codes[i]!)} ${formatNumber(values[i]!, format)}`)
      .join(
        ", ",
      )
  }.`;
  return frame({ svg, height, marks: areas.names.length, description }, table.rows(), options);

  function labelOf(code: string): string {
    return placeName(areas.labels[areas.names.indexOf(code)] ?? code);
  }

  /** The rank of an area, written at the middle of its largest polygon. */
  function number(code: string, rank: number): string {
    const i = areas.names.indexOf(code);
    const [x, y] = middle(areas.polygons[i]!);
    const [px, py] = map.place(x, y);
    return textAt(px, py + 4, String(rank), {
      size: TEXT.small,
      weight: 600,
      anchor: "middle",
      fill: isDark(fills[i]!) ? "#fff" : INK,
    });
  }

  /** The highest values, by rank. */
  function list(): string {
    return textAt(left, listTop - 14, "Highest", { size: TEXT.small, fill: MUTED }) +
      top.map((i, rank) => {
        const y = listTop + 6 + rank * 20;
        const value = formatNumber(values[i]!, format);
        const room = asideWidth - 24 - textWidth(value, TEXT.axis, 600) - 10;
        return textAt(left + 14, y, String(rank + 1), {
          size: TEXT.axis,
          weight: 600,
          anchor: "end",
        }) +
          textAt(left + 24, y, clipText(labelOf(codes[i]!), room, TEXT.axis), { size: TEXT.axis }) +
          textAt(width - PAD, y, value, { size: TEXT.axis, weight: 600, anchor: "end" });
      }).join("");
  }

  function noDataKey(): string {
    return element("rect", {
      x: left + 136,
      y: height - 20,
      width: 12,
      height: 12,
      fill: NO_DATA,
    }) +
      textAt(left + 154, height - 9.5, options.scale === "log" ? "none" : "no data", {
        size: TEXT.small,
        fill: MUTED,
      });
  }
}

/** Center of mass of the longest outer ring, meters. */
function middle(polygons: readonly Polygon[]): [number, number] {
  const ring = polygons.map((polygon) => polygon[0]!)
    .reduce((a, b) => b.length > a.length ? b : a);
  let [area, sumX, sumY] = [0, 0, 0];
  const [originX, originY] = ring[0]!;
  ring.slice(1).forEach(([bx, by], i) => {
    const [x0, y0] = [ring[i]![0] - originX, ring[i]![1] - originY];
    const [x1, y1] = [bx - originX, by - originY];
    const cross = x0 * y1 - x1 * y0;
    area += cross;
    sumX += (x0 + x1) * cross;
    sumY += (y0 + y1) * cross;
  });
  return area === 0
    ? [originX, originY]
    : [originX + sumX / (3 * area), originY + sumY / (3 * area)];
}
