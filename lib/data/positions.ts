/**
 * Where records lie: their position in the plane, and whether the city holds it.
 *
 * @module
 */

import pl from "nodejs-polars";
import { lonLatToFeet, METERS_PER_FOOT } from "../space/projection.ts";
import type { Region } from "../space/region.ts";
import { JUNK_POINT, MAX_OUTSIDE_METERS } from "./schema.ts";

/** What is known of a record's position. */
export const PLACE = { none: 0, inside: 1, near: 2, far: 3, junk: 4 } as const;

/** Positions of records, one each. */
export interface Positions {
  /** State plane feet (EPSG:3435), null where unknown. */
  xFeet: pl.Series;
  yFeet: pl.Series;
  /** One of {@link PLACE} a record. */
  places: Uint8Array;
  /** Records placed by latitude and longitude, since X or Y is missing. */
  projected: number;
}

/** Nearest degrees to the junk point that are still it; it is published with four digits or more. */
const JUNK_DEGREES = 0.001;

/**
 * Positions of records.
 *
 * X and Y decide, since they are what the city publishes (whole feet, of which the portal computes
 * latitude and longitude); where either is missing, latitude and longitude are projected instead.
 *
 * @param frame Columns `x_feet`, `y_feet`, `latitude`, `longitude`, numbers or null.
 * @param region The city; up to 1 km outside it a record is near, beyond that far.
 *
 * @example One of each
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { PLACE, positionsOf } from "lib/data/positions.ts";
 * import { createRegion } from "lib/space/region.ts";
 * const region = createRegion([[[[0, 0], [9000, 0], [9000, 9000], [0, 9000], [0, 0]]]]);
 * const columns = { latitude: [null, null, null, 36.619446], longitude: [null, null, null, -91.6866] };
 * const frame = pl.DataFrame({ x_feet: [3281, -328, 0, null], y_feet: [3281, 1, 0, null], ...columns });
 * const { places } = positionsOf(frame, region);
 * assert.deepEqual([...places], [PLACE.inside, PLACE.near, PLACE.junk, PLACE.junk]);
 * ```
 */
export function positionsOf(frame: pl.DataFrame, region: Region): Positions {
  const x = numbersOf(frame, "x_feet");
  const y = numbersOf(frame, "y_feet");
  const projected = projectMissing(frame, x, y);
  const places = new Uint8Array(x.length);
  for (let i = 0; i < places.length; i++) {
    if (Number.isNaN(x[i])) continue;
    places[i] = placeOf(x[i]!, y[i]!, region);
  }
  return {
    xFeet: projected > 0 ? seriesOf("x_feet", x) : frame.getColumn("x_feet"),
    yFeet: projected > 0 ? seriesOf("y_feet", y) : frame.getColumn("y_feet"),
    places,
    projected,
  };
}

function placeOf(xFeet: number, yFeet: number, region: Region): number {
  if (xFeet === 0 && yFeet === 0) return PLACE.junk;
  const x = xFeet * METERS_PER_FOOT;
  const y = yFeet * METERS_PER_FOOT;
  if (region.contains(x, y)) return PLACE.inside;
  return region.distanceMeters(x, y) <= MAX_OUTSIDE_METERS ? PLACE.near : PLACE.far;
}

/** Fills X and Y from latitude and longitude where both are known; else both become NaN. */
function projectMissing(frame: pl.DataFrame, x: Float64Array, y: Float64Array): number {
  if (!x.some(Number.isNaN) && !y.some(Number.isNaN)) return 0;
  const latitude = numbersOf(frame, "latitude");
  const longitude = numbersOf(frame, "longitude");
  let projected = 0;
  for (let i = 0; i < x.length; i++) {
    if (!Number.isNaN(x[i]) && !Number.isNaN(y[i])) continue;
    [x[i], y[i]] = [NaN, NaN];
    if (Number.isNaN(latitude[i]) || Number.isNaN(longitude[i])) continue;
    [x[i], y[i]] = isJunk(latitude[i]!, longitude[i]!)
      ? [0, 0]
      : lonLatToFeet(longitude[i]!, latitude[i]!);
    projected++;
  }
  return projected;
}

function isJunk(latitude: number, longitude: number): boolean {
  return Math.abs(latitude - JUNK_POINT.latitude) < JUNK_DEGREES &&
    Math.abs(longitude - JUNK_POINT.longitude) < JUNK_DEGREES;
}

/** A column as numbers, NaN for null: a copy. */
function numbersOf(frame: pl.DataFrame, column: string): Float64Array {
  const filled = frame.select(pl.col(column).fillNull(pl.lit(NaN))).getColumn(column);
  return Float64Array.from(filled.toTypedArray() as Float64Array);
}

/** Numbers as a column, null for NaN. */
function seriesOf(name: string, numbers: Float64Array): pl.Series {
  const column = pl.DataFrame([pl.Series(name, numbers)]);
  return column.select(
    pl.when(pl.col(name).isNan()).then(pl.lit(null)).otherwise(pl.col(name)).alias(name),
  ).getColumn(name);
}
