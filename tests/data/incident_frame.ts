import pl from "nodejs-polars";
import { feetToLonLat, METERS_PER_FOOT } from "lib/space/projection.ts";

/** What a test says of an incident; the rest is filled in. */
export interface IncidentSketch {
  /** Local time, "2018-01-31T13:00". */
  date?: string;
  primary_type?: string;
  case_number?: string;
  /** Days from the incident to the last change of its record. */
  lag_days?: number | null;
  /** Feet (EPSG:3435), null for no coordinates. */
  feet?: [x: number, y: number] | null;
  /** Added to the latitude, in degrees, to make the record contradict itself. */
  shift?: number;
  district?: string | null;
  beat?: string;
  ward?: string;
  community_area?: string;
  iucr?: string;
  location_description?: string | null;
  arrest?: boolean;
  domestic?: boolean;
}

/** Cleaned incidents for tests: by default a theft in the Loop, with codes that are right. */
export function incidentFrame(sketches: readonly IncidentSketch[]): pl.DataFrame {
  const records = sketches.map(record);
  return pl.DataFrame(
    Object.fromEntries(
      Object.keys(record({}, 0)).map((name) => [name, records.map((row) => row[name])]),
    ),
    { schemaOverrides: SCHEMA },
  );
}

const SCHEMA = {
  date: pl.Datetime("ms"),
  updated_on: pl.Datetime("ms"),
  x_feet: pl.Float64,
  y_feet: pl.Float64,
  longitude: pl.Float64,
  latitude: pl.Float64,
  x: pl.Float64,
  y: pl.Float64,
  outside_city: pl.Bool,
  location_description: pl.Utf8,
  district: pl.Utf8,
};

function record(sketch: IncidentSketch, i: number): Record<string, unknown> {
  const date = new Date(`${sketch.date ?? "2018-05-16T10:10"}Z`);
  const lag = sketch.lag_days === undefined ? 8 : sketch.lag_days;
  const feet = sketch.feet === undefined ? [1176000, 1900000] as const : sketch.feet;
  const [longitude, latitude] = feet ? feetToLonLat(feet[0], feet[1]) : [null, null];
  return {
    source_row: i,
    id: 11_000_000 + i,
    case_number: sketch.case_number ?? `JB${100_000 + i}`,
    date,
    updated_on: lag === null ? null : new Date(date.getTime() + lag * 86_400_000),
    block: "001XX N STATE ST",
    iucr: sketch.iucr ?? "0820",
    primary_type: sketch.primary_type ?? "THEFT",
    description: "$500 AND UNDER",
    location_description: sketch.location_description === undefined
      ? "STREET"
      : sketch.location_description,
    arrest: sketch.arrest ?? false,
    domestic: sketch.domestic ?? false,
    beat: sketch.beat ?? "0112",
    district: sketch.district === undefined ? "001" : sketch.district,
    ward: sketch.ward ?? "42",
    community_area: sketch.community_area ?? "32",
    fbi_code: "06",
    x_feet: feet ? feet[0] : null,
    y_feet: feet ? feet[1] : null,
    longitude,
    latitude: latitude === null ? null : latitude + (sketch.shift ?? 0),
    x: feet ? feet[0] * METERS_PER_FOOT : null,
    y: feet ? feet[1] * METERS_PER_FOOT : null,
    outside_city: feet ? false : null,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: (date.getUTCDay() + 6) % 7 + 1,
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    is_weekend: date.getUTCDay() % 6 === 0,
  };
}
