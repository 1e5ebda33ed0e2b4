/**
 * One synthetic record and its line in the portal's CSV layout.
 *
 * @module
 */

import type { DrawnPlace } from "./synthetic_place.ts";
import type { PlantedType } from "./synthetic_plan.ts";
import type { DrawnTime } from "./synthetic_time.ts";

/** A record with what it was drawn from: its type, its hot spot, its default time. */
export interface SyntheticRecord extends DrawnPlace, DrawnTime {
  id: number;
  case_number: string;
  type: PlantedType;
  arrest: boolean;
  domestic: boolean;
  /** Whether the coordinates are published. */
  hasCoordinates: boolean;
}

/** Columns of the portal's CSV export, in its order. */
export const PORTAL_HEADER: readonly string[] = [
  "ID",
  "Case Number",
  "Date",
  "Block",
  "IUCR",
  "Primary Type",
  "Description",
  "Location Description",
  "Arrest",
  "Domestic",
  "Beat",
  "District",
  "Ward",
  "Community Area",
  "FBI Code",
  "X Coordinate",
  "Y Coordinate",
  "Year",
  "Updated On",
  "Latitude",
  "Longitude",
  "Location",
];

/** Records are updated a week after the incident, in the afternoon. */
const UPDATE_LAG_MS = 7 * 86_400_000;
const UPDATE_TIME = "03:50:00 PM";

/** Line of a record, with its line feed. */
export function formatRecord(record: SyntheticRecord): string {
  const { type, hasCoordinates, point } = record;
  const { latitude, longitude } = point;
  const place = hasCoordinates
    ? [latitude, longitude, `"(${latitude}, ${longitude})"`]
    : ["", "", ""];
  const feet = hasCoordinates ? [point.xFeet, point.yFeet] : ["", ""];
  return [
    record.id,
    record.case_number,
    `${formatDay(record.ms)} ${formatClock(record.ms)}`,
    "SYNTHETIC",
    type.iucr,
    type.primary_type,
    type.description,
    type.location_description,
    record.arrest,
    record.domestic,
    point.beat,
    point.district,
    point.ward,
    point.community_area,
    type.fbi_code,
    ...feet,
    new Date(record.ms).getUTCFullYear(),
    `${formatDay(record.ms + UPDATE_LAG_MS)} ${UPDATE_TIME}`,
    ...place,
  ].join() + "\n";
}

/** Date as MM/DD/YYYY. */
function formatDay(ms: number): string {
  const date = new Date(ms);
  return `${twoDigits(date.getUTCMonth() + 1)}/${
    twoDigits(date.getUTCDate())
  }/${date.getUTCFullYear()}`;
}

/** Time as hh:mm:ss AM or PM. */
function formatClock(ms: number): string {
  const date = new Date(ms);
  const hour = date.getUTCHours();
  const clock = `${twoDigits(hour % 12 || 12)}:${twoDigits(date.getUTCMinutes())}:00`;
  return `${clock} ${hour < 12 ? "AM" : "PM"}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
