/**
 * Areas in meters as GeoJSON, which every geographic program reads.
 *
 * @module
 */

import {
  assertPolygons,
  type Polygon,
  polygonBounds,
  type Position,
  type Ring,
  signedRingArea,
} from "./polygon.ts";
import { metersToLonLat } from "./projection.ts";

/** Decimals of a degree: 1e-7 of one is 1.1 cm to the north and 0.8 cm to the east. */
const DECIMALS = 1e7;

/** Largest difference, degrees, between a straight side in meters and one straight in degrees. */
const MAX_SAG_DEGREES = 1e-7;

/** An area with what is known of it. */
export interface Feature {
  /** Name of the area, the only one of its kind. */
  id?: string | number;
  /** Meters. */
  polygons: readonly Polygon[];
  /** Values that JSON can hold. */
  properties: Record<string, unknown>;
}

/** Rings of longitudes and latitudes, degrees: the outer one, then the holes. */
export type LonLatPolygon = [lon: number, lat: number][][];

/** A GeoJSON object, as far as areas need it. */
export interface FeatureCollection {
  type: "FeatureCollection";
  /** West, south, east and north of all positions, degrees; left out if there is no feature. */
  bbox?: [west: number, south: number, east: number, north: number];
  features: {
    type: "Feature";
    id?: string | number;
    properties: Record<string, unknown>;
    geometry: { type: "MultiPolygon"; coordinates: LonLatPolygon[] };
  }[];
}

/**
 * GeoJSON of areas: multipolygons in degrees (WGS 84), in the order given.
 *
 * @throws {RangeError} If an area has no polygon, or a ring is open.
 *
 * @example A square of 100 m
 * ```ts
 * import assert from "node:assert/strict";
 * import { toFeatureCollection } from "lib/space/geojson.ts";
 * import { lonLatToMeters } from "lib/space/projection.ts";
 * const [x, y] = lonLatToMeters(-87.6319, 41.8838);
 * const square: [number, number][] = [[x, y], [x + 100, y], [x + 100, y + 100], [x, y + 100], [x, y]];
 * const collection = toFeatureCollection([{ polygons: [[square]], properties: { zone: 1 } }]);
 * const { geometry, properties } = collection.features[0]!;
 * assert.deepEqual(properties, { zone: 1 });
 * assert.deepEqual(geometry.coordinates[0]![0]![0], [-87.6319, 41.8838]);
 * ```
 *
 * @see RFC 7946
 */
export function toFeatureCollection(features: readonly Feature[]): FeatureCollection {
  const placed = features.map(({ id, polygons, properties }) => ({
    type: "Feature" as const,
    ...(id === undefined ? {} : { id }),
    properties,
    geometry: { type: "MultiPolygon" as const, coordinates: toLonLatPolygons(polygons) },
  }));
  if (placed.length === 0) return { type: "FeatureCollection", features: [] };
  const positions = placed.flatMap(({ geometry }) => geometry.coordinates.flat(2));
  const { minX, minY, maxX, maxY } = polygonBounds([[positions]]);
  return { type: "FeatureCollection", bbox: [minX, minY, maxX, maxY], features: placed };
}

/**
 * Polygons in degrees, as GeoJSON and KML want them.
 *
 * Outer rings run counterclockwise, holes clockwise, whichever way they came. Degrees have seven
 * decimals, which is about a centimeter. A side that is straight in meters is slightly bent in
 * degrees: by 2 cm on one kilometer, by 2 m on ten; long ones get further points.
 *
 * @param polygons Polygons in meters: outer ring first, then holes, all closed.
 * @throws {RangeError} If there is no polygon, or a ring is open.
 *
 * @example A triangle that runs clockwise
 * ```ts
 * import assert from "node:assert/strict";
 * import { toLonLatPolygons } from "lib/space/geojson.ts";
 * import { lonLatToMeters } from "lib/space/projection.ts";
 * const corners: [number, number][] = [[-87.6, 41.9], [-87.6, 41.904], [-87.596, 41.9], [-87.6, 41.9]];
 * const triangle = corners.map((corner) => lonLatToMeters(...corner));
 * assert.deepEqual(toLonLatPolygons([[triangle]]), [[corners.toReversed()]]);
 * ```
 *
 * @see RFC 7946, section 3.1.6: the right-hand rule.
 */
export function toLonLatPolygons(polygons: readonly Polygon[]): LonLatPolygon[] {
  assertPolygons(polygons);
  return polygons.map((polygon) =>
    polygon.map((ring, i) => {
      const isAsAsked = isCounterclockwise(ring) === (i === 0);
      return toLonLatRing(isAsAsked ? ring : ring.toReversed());
    })
  );
}

function toLonLatRing(ring: Ring): [lon: number, lat: number][] {
  return ring.flatMap((to, i) => {
    const from = ring[i - 1];
    return from === undefined ? [to] : [...between(from, to), to];
  }).map(([x, y]) => {
    const [lon, lat] = metersToLonLat(x, y);
    return [Math.round(lon * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS];
  });
}

/** Further points of a side, meters, as many as keep it straight. */
function between(from: Position, to: Position): Position[] {
  const middle: Position = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  const [lon0, lat0] = metersToLonLat(...from);
  const [lon1, lat1] = metersToLonLat(...to);
  const [lon, lat] = metersToLonLat(...middle);
  const sag = Math.max(Math.abs(lon - (lon0 + lon1) / 2), Math.abs(lat - (lat0 + lat1) / 2));
  if (sag <= MAX_SAG_DEGREES) return [];
  return [...between(from, middle), middle, ...between(middle, to)];
}

/** Whether a ring has its area to the left, by the shoelace formula about its first position. */
function isCounterclockwise(ring: Ring): boolean {
  return signedRingArea(ring) > 0;
}
