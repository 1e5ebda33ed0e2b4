/**
 * Bootstraps of incidents: as many, drawn with replacement.
 *
 * @module
 */

import type { WeightedPlaces } from "../space/grid.ts";
import { requirePlaces } from "./clustering.ts";
import { createRedraw } from "./null_model.ts";

/**
 * As many incidents as there are, drawn with replacement; places that none is drawn from are left
 * out.
 *
 * @throws {RangeError} For places as `requirePlaces()` says.
 *
 * @example The number stays
 * ```ts
 * import assert from "node:assert/strict";
 * import { resample } from "lib/cluster/resample.ts";
 * const places = {
 *   x: Float64Array.of(0, 10),
 *   y: Float64Array.of(0, 0),
 *   weight: Uint32Array.of(30, 20),
 * };
 * assert.equal(resample(places, 7).weight.reduce((sum, weight) => sum + weight, 0), 50);
 * ```
 *
 * @see Efron (1979), doi:10.1214/aos/1176344552
 */
export function resample(places: WeightedPlaces, seed: number): WeightedPlaces {
  const n = requirePlaces("resample incidents", places);
  return createRedraw({ x: places.x, y: places.y, share: places.weight }, n)(seed);
}
