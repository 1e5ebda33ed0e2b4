/**
 * Which of many areas a point lies in: districts, beats, community areas.
 *
 * @module
 */

import { createBoxIndex } from "./box_index.ts";
import type { Polygon } from "./polygon.ts";
import { createRegion, type Region } from "./region.ts";

/** Areas that can be asked which of them holds a point. */
export interface PolygonIndex {
  /** The areas, in the order given. */
  regions: readonly Region[];
  /** Index of the area that holds the point, −1 if none; the first one if areas share it. */
  locate(x: number, y: number): number;
}

/**
 * Index of areas by place.
 *
 * @param areas Polygons of each area, in meters.
 * @throws {RangeError} If an area has no polygon, or a ring is open.
 *
 * @example Two halves of a square
 * ```ts
 * import assert from "node:assert/strict";
 * import { createPolygonIndex } from "lib/space/polygon_index.ts";
 * const index = createPolygonIndex([
 *   [[[[0, 0], [1, 0], [1, 2], [0, 2], [0, 0]]]],
 *   [[[[1, 0], [2, 0], [2, 2], [1, 2], [1, 0]]]],
 * ]);
 * assert.equal(index.locate(1.5, 1), 1);
 * assert.equal(index.locate(1, 1), 0);
 * assert.equal(index.locate(3, 1), -1);
 * ```
 */
export function createPolygonIndex(areas: readonly (readonly Polygon[])[]): PolygonIndex {
  const regions = areas.map((polygons) => createRegion(polygons));
  const boxes = createBoxIndex(regions.map((region) => region.bounds));
  const locate = (x: number, y: number) =>
    boxes.search(x, y, x, y).find((i) => regions[i]!.contains(x, y)) ?? -1;
  return { regions, locate };
}
