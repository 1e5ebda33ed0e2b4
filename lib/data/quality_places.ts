/**
 * Whether what a record says of its place agrees: feet with degrees, codes with polygons.
 *
 * Worked out once for each distinct place and weighted by its incidents.
 *
 * @module
 */

import pl from "nodejs-polars";
import { quantile } from "../numeric/quantile.ts";
import { createPolygonIndex } from "../space/polygon_index.ts";
import { lonLatToFeet } from "../space/projection.ts";
import { type BoundaryKind, loadBoundary } from "./boundaries.ts";

/** Feet of the record against its longitude and latitude, projected. */
export interface CoordinateRow {
  /** Incidents with both. */
  n: number;
  /** Incidents with neither, or one of the two. */
  without: number;
  /** Incidents further apart than {@linkcode TOLERANCE_FEET} along either axis. */
  apart: number;
  share_apart: number;
  /** Largest difference along either axis, feet. */
  max_feet: number;
}

/** A code of the record against the polygon that holds its coordinates. */
export interface AreaRow {
  column: string;
  /** Incidents with coordinates and a code. */
  n: number;
  /** Incidents in the polygon that their code names. */
  agree: number;
  share_agree: number;
  /** Incidents outside the polygon that their code names. */
  disagree: number;
  /** Incidents whose code names no polygon. */
  unknown: number;
  /** Meters from the disagreeing incidents to the polygon named; null if none disagree. */
  median_meters: number | null;
  p90_meters: number | null;
  max_meters: number | null;
  /** Share of the disagreeing incidents within 50 m of it; null if none disagree. */
  share_within_50_meters: number | null;
}

/** How far feet and degrees of one record may differ. */
export const TOLERANCE_FEET = 2;

const AREAS: readonly { column: string; kind: BoundaryKind }[] = [
  { column: "district", kind: "police_districts" },
  { column: "beat", kind: "police_beats" },
  { column: "ward", kind: "wards" },
  { column: "community_area", kind: "community_areas" },
];

/** Distinct places with their codes and incidents. */
type PlaceCodes = pl.DataFrame;

/**
 * Agreement of the records' coordinates with each other and with their codes.
 *
 * The ward is that of an older map than the boundaries of 2015 to 2023 that come with the project.
 *
 * @param frame Cleaned incidents.
 * @returns How far feet and degrees are apart, and a row for each column of area codes.
 *
 * @example A record in the Loop
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { placeConsistency } from "lib/data/quality_places.ts";
 * import { feetToLonLat, METERS_PER_FOOT } from "lib/space/projection.ts";
 * const [x_feet, y_feet] = [1176000, 1900000];
 * const [longitude, latitude] = feetToLonLat(x_feet, y_feet);
 * const [x, y] = [x_feet * METERS_PER_FOOT, y_feet * METERS_PER_FOOT];
 * const codes = { district: "001", beat: "0112", ward: "42", community_area: "35" };
 * const frame = pl.DataFrame([{ x_feet, y_feet, longitude, latitude, x, y, ...codes }]);
 * const { coordinates, areas } = placeConsistency(frame);
 * assert.equal(coordinates.apart, 0);
 * assert.deepEqual(areas.map((area) => area.agree), [1, 1, 1, 0]);
 * ```
 */
export function placeConsistency(
  frame: pl.DataFrame,
): { coordinates: CoordinateRow; areas: AreaRow[] } {
  const coordinates = ["x_feet", "y_feet", "longitude", "latitude", "x", "y"];
  const codes = AREAS.map(({ column }) => pl.col(column).cast(pl.Categorical));
  const located = coordinates.reduce(
    (kept, column) => kept.filter(pl.col(column).isNotNull()),
    frame.select(...coordinates.map((column) => pl.col(column)), ...codes),
  );
  const distinct = located.groupBy(located.columns).agg(pl.len().alias("n"));
  return {
    coordinates: compareCoordinates(distinct, frame.height - located.height),
    areas: AREAS.map(({ column, kind }) => compareArea(distinct, column, kind)),
  };
}

/** Feet against projected degrees. */
function compareCoordinates(places: PlaceCodes, without: number): CoordinateRow {
  const [xFeet, yFeet, lon, lat] = ["x_feet", "y_feet", "longitude", "latitude"]
    .map((column) => numbers(places, column)) as [Numbers, Numbers, Numbers, Numbers];
  const row = { n: 0, without, apart: 0, share_apart: 0, max_feet: 0 };
  weights(places).forEach((weight, i) => {
    const [x, y] = lonLatToFeet(lon[i]!, lat[i]!);
    const feet = Math.max(Math.abs(x - xFeet[i]!), Math.abs(y - yFeet[i]!));
    row.n += weight;
    row.max_feet = Math.max(row.max_feet, feet);
    if (feet > TOLERANCE_FEET) row.apart += weight;
  });
  return { ...row, share_apart: row.n === 0 ? 0 : row.apart / row.n };
}

/** Codes against polygons. */
function compareArea(places: PlaceCodes, column: string, kind: BoundaryKind): AreaRow {
  const { names, polygons } = loadBoundary(kind);
  const { regions } = createPolygonIndex(polygons);
  const byName = new Map(names.map((name, i) => [name, regions[i]!]));
  const codes = places.getColumn(column).cast(pl.Utf8).toArray() as (string | null)[];
  const [x, y] = [numbers(places, "x"), numbers(places, "y")];
  let [agree, unknown] = [0, 0];
  const meters: number[] = [];
  weights(places).forEach((weight, i) => {
    const code = codes[i];
    if (code === null || code === undefined) return;
    const region = byName.get(code);
    const distance = region?.distanceMeters(x[i]!, y[i]!);
    if (distance === undefined) unknown += weight;
    else if (distance === 0) agree += weight;
    else meters.push(...Array<number>(weight).fill(distance));
  });
  const n = agree + unknown + meters.length;
  const at = (probability: number) => meters.length === 0 ? null : quantile(meters, probability);
  return {
    column,
    n,
    agree,
    share_agree: n === 0 ? 0 : agree / n,
    disagree: meters.length,
    unknown,
    median_meters: at(0.5),
    p90_meters: at(0.9),
    max_meters: at(1),
    share_within_50_meters: meters.length === 0
      ? null
      : meters.filter((distance) => distance <= 50).length / meters.length,
  };
}

type Numbers = Float64Array;

function numbers(places: PlaceCodes, column: string): Numbers {
  return places.getColumn(column).toTypedArray();
}

function weights(places: PlaceCodes): Uint32Array {
  return places.getColumn("n").cast(pl.UInt32).toTypedArray();
}
