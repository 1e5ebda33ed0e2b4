import { loadBoundary } from "./boundaries.ts";
import { cityRegion } from "./city_region.ts";

/**
 * Ground of an average police district: an area that has officers of its own.
 *
 * @returns Square kilometers: the city's outline over the number of districts.
 *
 * @example 23 outlines on 598 km²
 * ```ts
 * import assert from "node:assert/strict";
 * import { districtSquareKilometers } from "lib/data/district_ground.ts";
 * assert.ok(Math.abs(districtSquareKilometers() - 26) < 0.1);
 * ```
 */
export function districtSquareKilometers(): number {
  const city = cityRegion();
  return city.areaSquareMeters / 1e6 / loadBoundary("police_districts").names.length;
}
