import type { Position, Ring } from "./polygon.ts";
import { lonLatToMeters } from "./projection.ts";

/** Largest distance, meters, between a straight edge in degrees and its picture in the plane. */
const MAX_SAG_METERS = 0.001;

/**
 * A ring of longitudes and latitudes in meters, its edges straight in degrees, as GeoJSON means
 * them.
 *
 * A straight line in degrees is slightly bent in the plane: by 2 cm on one kilometer at Chicago's
 * latitude, by 2 m on ten. Edges that would be off by more than 1 mm get further points.
 *
 * @param ring Longitude and latitude of each corner, degrees, WGS 84.
 * @returns Corners and further points, meters, in the same order.
 *
 * @example A long edge along a parallel is bent, a short one is not
 * ```ts
 * import assert from "node:assert/strict";
 * import { projectRing } from "lib/space/project_ring.ts";
 * const short = projectRing([[-87.6, 41.9], [-87.601, 41.9]]);
 * const long = projectRing([[-87.6, 41.9], [-87.7, 41.9]]);
 * assert.equal(short.length, 2);
 * assert.ok(long.length > 8);
 * ```
 *
 * @see RFC 7946, section 3.1.1: a line between two positions is straight in degrees.
 */
export function projectRing(ring: readonly Position[]): Ring {
  return ring.flatMap((to, i) => {
    const end = lonLatToMeters(...to);
    const from = ring[i - 1];
    return from === undefined ? [end] : [...between(from, lonLatToMeters(...from), to, end), end];
  });
}

/** Points between two corners, as many as the edge needs. */
function between(from: Position, start: Position, to: Position, end: Position): Position[] {
  const middle: Position = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  const picture = lonLatToMeters(...middle);
  const dx = picture[0] - (start[0] + end[0]) / 2;
  const dy = picture[1] - (start[1] + end[1]) / 2;
  if (dx * dx + dy * dy <= MAX_SAG_METERS * MAX_SAG_METERS) return [];
  return [
    ...between(from, start, middle, picture),
    picture,
    ...between(middle, picture, to, end),
  ];
}
