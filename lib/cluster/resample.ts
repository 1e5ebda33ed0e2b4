/**
 * Bootstraps of incidents: as many, drawn with replacement.
 *
 * @module
 */

import { createRandom } from "../numeric/random.ts";
import { createWeightedChoice } from "../numeric/weighted_choice.ts";
import type { WeightedPlaces } from "../space/grid.ts";
import { selectPlaces } from "./candidate.ts";
import { requirePlaces } from "./clustering.ts";

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
  const choose = createWeightedChoice(places.weight);
  const random = createRandom(seed);
  const counts = new Uint32Array(places.weight.length);
  for (let i = 0; i < n; i++) counts[choose(random)]!++;
  const drawn = Uint32Array.from(counts, (_, i) => i).filter((i) => counts[i]! > 0);
  return { ...selectPlaces(places, drawn), weight: counts.filter((count) => count > 0) };
}
