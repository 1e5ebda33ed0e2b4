/**
 * What maps have in common: meters to px without distortion, north up, and a scale bar.
 *
 * @module
 */

import { type Bounds, type Polygon, polygonBounds, type Position } from "../space/polygon.ts";
import { element, lineAt, num, textAt } from "./svg.ts";
import { INK, PAD, TEXT } from "./theme.ts";

/** A piece of ground on paper. */
export interface MapFrame {
  /** Px a meter, the same in both directions. */
  scale: number;
  /** Place of a point of the ground, px. */
  place(x: number, y: number): Position;
  /** Size of the ground on paper, px. */
  width: number;
  height: number;
}

/**
 * Fits ground into a box; north is up.
 *
 * @param bounds The ground, meters.
 * @param maxWidth Room, px.
 * @param maxHeight Room, px.
 *
 * @example A square kilometer is drawn square, its north edge on top
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitMap } from "lib/figures/map_frame.ts";
 * const map = fitMap({ minX: 0, minY: 0, maxX: 1000, maxY: 1000 }, 400, 200);
 * assert.deepEqual([map.width, map.height], [200, 200]);
 * assert.deepEqual(map.place(0, 1000), [0, 0]);
 * ```
 */
export function fitMap(bounds: Bounds, maxWidth: number, maxHeight: number): MapFrame {
  const { minX, minY, maxX, maxY } = bounds;
  const scale = Math.min(maxWidth / (maxX - minX), maxHeight / (maxY - minY));
  if (!(scale > 0 && Number.isFinite(scale))) {
    throw new RangeError(
      `Cannot draw map: bounds must have an extent, current value is ${JSON.stringify(bounds)}`,
    );
  }
  return {
    scale,
    place: (x, y) => [(x - minX) * scale, (maxY - y) * scale],
    width: (maxX - minX) * scale,
    height: (maxY - minY) * scale,
  };
}

/** Width of what stands beside a map, px. */
const ASIDE = 216;

/** Narrower figures have their legend above the map instead of beside it, px. */
const NARROW = 560;

/** Where a map, its legend and its scale bar stand in a figure. */
export interface MapLayout {
  map: MapFrame;
  /** Upper edge of the map, px; its left edge is at PAD. */
  mapTop: number;
  /** Left edge and width of what stands beside or above the map, px. */
  asideLeft: number;
  asideWidth: number;
  /** Whether there is nothing beside the map. */
  isNarrow: boolean;
  /** Height of the whole drawing, px; the scale bar is at its foot. */
  height: number;
}

/**
 * Arranges a map and an aside of legend and words: beside each other, or in a narrow figure the
 * aside above.
 *
 * @param bounds The ground, meters.
 * @param width Width of the figure, px.
 * @param maxHeight Largest height of the map, px.
 * @param asideHeight Height of the aside, given its width, px, and whether it stands above.
 *
 * @example A narrow figure has its legend above the map
 * ```ts
 * import assert from "node:assert/strict";
 * import { layoutMap } from "lib/figures/map_frame.ts";
 * const bounds = { minX: 0, minY: 0, maxX: 1000, maxY: 1000 };
 * assert.equal(layoutMap(bounds, 720, 500, () => 52).mapTop, 2);
 * assert.equal(layoutMap(bounds, 400, 500, () => 52).mapTop, 64);
 * ```
 */
export function layoutMap(
  bounds: Bounds,
  width: number,
  maxHeight: number,
  asideHeight: (width: number, isNarrow: boolean) => number,
): MapLayout {
  const isNarrow = width < NARROW;
  const room = width - 2 * PAD;
  const asideWidth = isNarrow ? room : ASIDE;
  const map = fitMap(bounds, isNarrow ? room : room - ASIDE - 14, maxHeight);
  const aside = asideHeight(asideWidth, isNarrow);
  const mapTop = isNarrow ? aside + 12 : 2;
  return {
    map,
    mapTop,
    asideLeft: isNarrow ? PAD : width - PAD - ASIDE,
    asideWidth,
    isNarrow,
    height: Math.round(
      isNarrow ? mapTop + map.height + 34 : Math.max(map.height + 8, aside + 50),
    ),
  };
}

/** Bounds of polygons with a margin, meters. */
export function boundsAround(polygons: readonly Polygon[], marginMeters = 0): Bounds {
  const { minX, minY, maxX, maxY } = polygonBounds(polygons);
  return {
    minX: minX - marginMeters,
    minY: minY - marginMeters,
    maxX: maxX + marginMeters,
    maxY: maxY + marginMeters,
  };
}

/**
 * Path of polygons, px; positions that fall on the one before are left out.
 *
 * @example A square of 1 km at 0.01 px a meter
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitMap, polygonPath } from "lib/figures/map_frame.ts";
 * const map = fitMap({ minX: 0, minY: 0, maxX: 1000, maxY: 1000 }, 10, 10);
 * const ring: [number, number][] = [[0, 0], [1000, 0], [1000, 1000], [0, 1000], [0, 0]];
 * assert.equal(polygonPath([[ring]], map), "M0 10L10 10 10 0 0 0Z");
 * ```
 */
export function polygonPath(polygons: readonly Polygon[], map: MapFrame): string {
  return polygons.flat().map((ring) => {
    const places = ring.slice(0, -1).map(([x, y]) => {
      const [px, py] = map.place(x, y);
      return `${num(Math.round(px * 10) / 10)} ${num(Math.round(py * 10) / 10)}`;
    }).filter((place, i, all) => place !== all[i - 1]);
    return places.length < 3 ? "" : `M${places[0]}L${places.slice(1).join(" ")}Z`;
  }).join("");
}

/**
 * A bar as long as a round number of kilometers, with its length.
 *
 * @param x Left end, px.
 * @param y Bar, px; the text stands above it.
 * @param maxWidth Room, px.
 */
export function scaleBar(map: MapFrame, x: number, y: number, maxWidth = 120): string {
  const kilometers = [20, 10, 5, 2, 1, 0.5, 0.2, 0.1]
    .find((km) => km * 1000 * map.scale <= maxWidth) ?? 0.1;
  const length = kilometers * 1000 * map.scale;
  const label = kilometers < 1 ? `${kilometers * 1000} m` : `${kilometers} km`;
  return lineAt(x, y, x + length, y, { stroke: INK, "stroke-width": 1.5 }) +
    element("path", {
      d: `M${num(x)} ${num(y - 4)}v8m${num(length)} -8v8`,
      stroke: INK,
      fill: "none",
    }) +
    textAt(x + length / 2, y - 8, label, { size: TEXT.small, anchor: "middle" });
}
