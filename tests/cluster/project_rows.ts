/** Places of the records that come with the project, and a row for each of their incidents. */

import { PROJECT_RECORDS } from "lib/config.ts";
import { loadBoundary } from "lib/data/boundaries.ts";
import { preprocess } from "lib/data/preprocess.ts";
import { places as placesOf } from "lib/data/reduce.ts";
import { createRegion } from "lib/space/region.ts";
import type { WeightedPlaces } from "lib/space/grid.ts";

/** Places of the incidents that fit, in meters, by x, then by y. */
export function projectPlaces(where: Parameters<typeof placesOf>[1] = {}): WeightedPlaces {
  const city = createRegion(loadBoundary("city").polygons[0]!);
  return placesOf(preprocess([PROJECT_RECORDS], city).kept, where);
}

/** The same places in feet, in which the portal publishes them: whole numbers. */
export function toFeet({ x, y, weight }: WeightedPlaces): WeightedPlaces {
  const feet = (meters: number) => Math.round(meters / (1200 / 3937));
  return { x: x.map(feet), y: y.map(feet), weight };
}

/** A point for each incident, as packages without weights want it, and the index of its place. */
export function toRows({ x, y, weight }: WeightedPlaces): { rows: number[][]; place: number[] } {
  const rows: number[][] = [];
  const place: number[] = [];
  weight.forEach((count, i) => {
    for (let incident = 0; incident < count; incident++) {
      rows.push([x[i]!, y[i]!]);
      place.push(i);
    }
  });
  return { rows, place };
}
