/**
 * A map of a city in its frame: cells over the outline, legend and words beside, a scale bar.
 *
 * @module
 */

import type { Polygon } from "../space/polygon.ts";
import type { Legend } from "./legend.ts";
import { boundsAround, layoutMap, type MapFrame, polygonPath, scaleBar } from "./map_frame.ts";
import { element, moved, textAt } from "./svg.ts";
import { wrapText } from "./text.ts";
import { AXIS, INK, MUTED, PAD, PAPER, TEXT } from "./theme.ts";

/** What every map of a city is told. */
export interface CityMapOptions {
  /** Polygons of the study area, meters. */
  outline: readonly Polygon[];
  /** Further lines to find one's way by, such as districts, meters. */
  lines?: readonly Polygon[];
  /** Words beside the map, a paragraph each. */
  asides?: readonly string[];
}

/** What one map adds. */
export interface CityMapParts {
  /** Width of the figure, px. */
  width: number;
  /** Free ground around the outline, meters. */
  marginMeters: number;
  /** Legend in a given width, px. */
  legend(width: number): Legend;
  /** What is drawn on the ground, below all lines. */
  ground(map: MapFrame): string;
  /** What is drawn above all lines. */
  marks?(map: MapFrame): string;
}

/**
 * Draws a map of a city, at most 600 px high.
 *
 * @example The outline comes below and above the ground
 * ```ts
 * import assert from "node:assert/strict";
 * import { drawCityMap } from "lib/figures/city_map.ts";
 * const ring: [number, number][] = [[0, 0], [900, 0], [900, 900], [0, 900], [0, 0]];
 * const { svg } = drawCityMap({ outline: [[ring]] }, {
 *   width: 720,
 *   marginMeters: 0,
 *   legend: () => ({ svg: "", width: 0, height: 0 }),
 *   ground: () => "<cells/>",
 * });
 * assert.match(svg, /<path[^>]*\/><cells\/><path/);
 * ```
 */
export function drawCityMap(
  { outline, lines, asides = [] }: CityMapOptions,
  { width, marginMeters, legend, ground, marks }: CityMapParts,
): { svg: string; height: number } {
  const paragraphs = (room: number) => asides.map((text) => wrapText(text, room, TEXT.axis));
  const { map, mapTop, asideLeft, asideWidth, height } = layoutMap(
    boundsAround(outline, marginMeters),
    width,
    600,
    (room) =>
      legend(room).height +
      paragraphs(room).reduce((sum, { length }) => sum + 9 + 17 * length, 0),
  );
  const key = legend(asideWidth);
  let y = key.height;
  const words = paragraphs(asideWidth).map((texts) => {
    y += 9;
    return texts.map((line) => textAt(asideLeft, y += 17, line, { size: TEXT.axis, fill: MUTED }))
      .join("");
  }).join("");
  const city = polygonPath(outline, map);
  const edge = { fill: "none", stroke: AXIS, "stroke-linejoin": "round" } as const;
  const svg = moved(
    PAD,
    mapTop,
    element("path", { d: city, fill: PAPER }) + ground(map) +
      (lines
        ? element("path", {
          d: polygonPath(lines, map),
          ...edge,
          stroke: INK,
          "stroke-opacity": 0.45,
          "stroke-width": 0.7,
        })
        : "") +
      element("path", { d: city, ...edge, "stroke-width": 1 }) + (marks?.(map) ?? ""),
  ) + moved(asideLeft, 0, key.svg) + words + scaleBar(map, asideLeft, height - 10);
  return { svg, height };
}
