/**
 * Which of many areas the places lie in, looked up once a place however many zonings ask.
 *
 * @module
 */

import type { WeightedPlaces } from "../space/grid.ts";
import type { Polygon } from "../space/polygon.ts";
import { createPolygonIndex } from "../space/polygon_index.ts";

type Polygons = readonly (readonly Polygon[])[];

const known = new WeakMap<WeightedPlaces, WeakMap<Polygons, (place: number) => number>>();

/**
 * Finds the area of a place by the place's index; −1 if none holds it.
 *
 * What was found is kept as long as the places are: neither they nor the areas may change.
 *
 * @param polygons Polygons of each area, meters.
 *
 * @example Two halves of a square
 * ```ts
 * import assert from "node:assert/strict";
 * import { areaFinder } from "lib/zones/area_finder.ts";
 * const half = (x: number): [number, number][][] => [
 *   [[x, 0], [x + 1, 0], [x + 1, 2], [x, 2], [x, 0]],
 * ];
 * const places = {
 *   x: Float64Array.of(1.5, 3),
 *   y: Float64Array.of(1, 1),
 *   weight: Uint32Array.of(1, 1),
 * };
 * const areaOf = areaFinder(places, [[half(0)], [half(1)]]);
 * assert.deepEqual([areaOf(0), areaOf(1)], [1, -1]);
 * ```
 */
export function areaFinder(
  places: WeightedPlaces,
  polygons: Polygons,
): (place: number) => number {
  const ofPlaces = known.get(places) ?? new WeakMap();
  const find = ofPlaces.get(polygons) ?? createFinder(places, polygons);
  known.set(places, ofPlaces.set(polygons, find));
  return find;
}

const UNKNOWN = -2;

function createFinder({ x, y }: WeightedPlaces, polygons: Polygons): (place: number) => number {
  const index = createPolygonIndex(polygons);
  const found = new Int32Array(x.length).fill(UNKNOWN);
  return (place) => {
    if (found[place] === UNKNOWN) found[place] = index.locate(x[place]!, y[place]!);
    return found[place]!;
  };
}
