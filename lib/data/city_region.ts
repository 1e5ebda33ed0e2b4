import { createRegion, type Region } from "../space/region.ts";
import { loadBoundary } from "./boundaries.ts";

/**
 * The city as its outline has it.
 *
 * @example Its area
 * ```ts
 * import assert from "node:assert/strict";
 * import { cityRegion } from "lib/data/city_region.ts";
 * assert.equal(Math.round(cityRegion().areaSquareMeters / 1e6), 598);
 * ```
 */
export function cityRegion(): Region {
  return createRegion(loadBoundary("city").polygons.flat());
}
