/**
 * Geographic coordinates to the plane and back, in the projection that the city publishes.
 *
 * The portal's X and Y coordinates are Illinois State Plane East, NAD 83, in US survey feet
 * (EPSG:3435). PatrolIQ measures in the same plane in meters, so distances are true to about
 * 1 part in 30,000 everywhere in Chicago; Web Mercator meters would be off by 34 %.
 *
 * @module
 */

import proj4 from "proj4";

/** Meters in a US survey foot: exactly 1200 / 3937. */
export const METERS_PER_FOOT: number = 1200 / 3937;

const EPSG_3435 = "+proj=tmerc +lat_0=36.66666666666666 +lon_0=-88.33333333333333 +k=0.999975 " +
  "+x_0=300000.0000000001 +y_0=0 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=us-ft +no_defs";

const stateplane = proj4("+proj=longlat +datum=WGS84 +no_defs", EPSG_3435);

/**
 * Position in US survey feet (EPSG:3435) of a longitude and latitude.
 *
 * WGS 84 and NAD 83 are taken as equal, as the portal does; they differ by about a meter.
 *
 * @param lon Degrees east, negative in Chicago.
 * @param lat Degrees north.
 * @returns `[xFeet, yFeet]`, comparable with the records' own `x_coordinate, y_coordinate`.
 *
 * @example City Hall
 * ```ts
 * import assert from "node:assert/strict";
 * import { lonLatToFeet } from "lib/space/projection.ts";
 * assert.deepEqual(lonLatToFeet(-87.6319, 41.8838).map(Math.round), [1175256, 1901027]);
 * ```
 */
export function lonLatToFeet(lon: number, lat: number): [number, number] {
  const [x, y] = stateplane.forward([lon, lat]) as [number, number];
  return [x, y];
}

/**
 * Longitude and latitude in degrees of a position in US survey feet (EPSG:3435).
 *
 * @returns `[lon, lat]`, the inverse of {@linkcode lonLatToFeet} to about 1e-9 degrees.
 *
 * @example There and back
 * ```ts
 * import assert from "node:assert/strict";
 * import { feetToLonLat, lonLatToFeet } from "lib/space/projection.ts";
 * const [lon, lat] = feetToLonLat(...lonLatToFeet(-87.6, 41.9));
 * assert.ok(Math.abs(lon + 87.6) < 1e-9 && Math.abs(lat - 41.9) < 1e-9);
 * ```
 */
export function feetToLonLat(xFeet: number, yFeet: number): [number, number] {
  const [lon, lat] = stateplane.inverse([xFeet, yFeet]) as [number, number];
  return [lon, lat];
}

/**
 * Position in meters of a longitude and latitude: the feet of EPSG:3435 times 1200 / 3937.
 *
 * @returns `[x, y]` in meters, the plane of every distance in PatrolIQ.
 *
 * @example A hundredth of a degree of latitude is 1.1 km
 * ```ts
 * import assert from "node:assert/strict";
 * import { lonLatToMeters } from "lib/space/projection.ts";
 * const north = lonLatToMeters(-87.6, 41.91)[1] - lonLatToMeters(-87.6, 41.9)[1];
 * assert.equal(Math.round(north), 1111);
 * ```
 */
export function lonLatToMeters(lon: number, lat: number): [number, number] {
  const [xFeet, yFeet] = lonLatToFeet(lon, lat);
  return [xFeet * METERS_PER_FOOT, yFeet * METERS_PER_FOOT];
}

/**
 * Longitude and latitude in degrees of a position in meters.
 *
 * @returns `[lon, lat]`, the inverse of {@linkcode lonLatToMeters}.
 *
 * @example There and back
 * ```ts
 * import assert from "node:assert/strict";
 * import { lonLatToMeters, metersToLonLat } from "lib/space/projection.ts";
 * const [lon] = metersToLonLat(...lonLatToMeters(-87.6, 41.9));
 * assert.ok(Math.abs(lon + 87.6) < 1e-9);
 * ```
 */
export function metersToLonLat(x: number, y: number): [number, number] {
  return feetToLonLat(x / METERS_PER_FOOT, y / METERS_PER_FOOT);
}
