import { createRandom, sampleIndices } from "../numeric/random.ts";
import type { WeightedPlaces } from "../space/grid.ts";
import { requirePlaces } from "./clustering.ts";

/**
 * A simple random sample of the incidents at weighted places, without replacement.
 *
 * @param n Incidents to draw, in 1 .. all.
 * @param seed Equal seeds give equal samples.
 * @returns Places with their drawn incidents, in their order; those without one are left out.
 * @throws {RangeError} If n is not a whole number in 1 .. all incidents.
 *
 * @example All incidents are the places as they were
 * ```ts
 * import assert from "node:assert/strict";
 * import { drawIncidents } from "lib/cluster/draw_incidents.ts";
 * const places = { x: Float64Array.of(1, 2), y: Float64Array.of(0, 0), weight: Uint32Array.of(3, 1) };
 * assert.deepEqual(drawIncidents(places, 4, 1), places);
 * ```
 */
export function drawIncidents(places: WeightedPlaces, n: number, seed: number): WeightedPlaces {
  const all = requirePlaces("draw incidents", places);
  if (!Number.isInteger(n) || n < 1 || n > all) {
    throw new RangeError(
      `Cannot draw incidents: n must be an integer in 1 .. ${all}, current value is ${n}`,
    );
  }
  const placeOf = new Uint32Array(all);
  let next = 0;
  places.weight.forEach((weight, place) => placeOf.fill(place, next, next += weight));
  const counts = new Uint32Array(places.weight.length);
  for (const incident of sampleIndices(createRandom(seed), all, n)) counts[placeOf[incident]!]!++;
  const kept = Uint32Array.from(counts, (_, i) => i).filter((i) => counts[i]! > 0);
  return {
    x: Float64Array.from(kept, (i) => places.x[i]!),
    y: Float64Array.from(kept, (i) => places.y[i]!),
    weight: Uint32Array.from(kept, (i) => counts[i]!),
  };
}
