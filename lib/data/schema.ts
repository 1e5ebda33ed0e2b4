/**
 * The columns of incident records: as published, as cleaned, and the offense types that are known.
 *
 * @module
 */

/** Columns of the raw frame, all text: the portal's own, in its order, in snake case. */
export const RAW_COLUMNS = [
  "id",
  "case_number",
  "date",
  "block",
  "iucr",
  "primary_type",
  "description",
  "location_description",
  "arrest",
  "domestic",
  "beat",
  "district",
  "ward",
  "community_area",
  "fbi_code",
  "x_coordinate",
  "y_coordinate",
  "year",
  "updated_on",
  "latitude",
  "longitude",
  "location",
] as const;

/** Name of a column of the raw frame. */
export type RawColumn = typeof RAW_COLUMNS[number];

/** Columns without which records cannot be read; the others are null where a file lacks them. */
export const NEEDED_COLUMNS: readonly RawColumn[] = ["date", "iucr", "primary_type"];

/** Columns of the cleaned frame, in order, with their polars types. */
export const CLEANED_COLUMNS = {
  source_row: "UInt32",
  id: "Int64",
  case_number: "String",
  date: "Datetime",
  updated_on: "Datetime",
  block: "String",
  iucr: "String",
  primary_type: "String",
  description: "String",
  location_description: "String",
  arrest: "Bool",
  domestic: "Bool",
  beat: "String",
  district: "String",
  ward: "String",
  community_area: "String",
  fbi_code: "String",
  x_feet: "Float64",
  y_feet: "Float64",
  latitude: "Float64",
  longitude: "Float64",
  x: "Float64",
  y: "Float64",
  outside_city: "Bool",
  year: "Int32",
  month: "Int8",
  day: "Int8",
  weekday: "Int8",
  hour: "Int8",
  minute: "Int8",
  season: "String",
  is_weekend: "Bool",
} as const;

const CLEANED = Object.keys(CLEANED_COLUMNS);

/** Columns of the cleaned frame that were read, not derived. */
export const RECORDED_COLUMNS: readonly string[] = CLEANED
  .slice(CLEANED.indexOf("id"), CLEANED.indexOf("x"));

/** First year of the portal's records; an earlier date is a slip of the pen. */
export const FIRST_YEAR = 2001;

/** First year that no date of an incident can reach. */
export const END_YEAR = 2100;

/** Where the portal puts records it cannot place, at X = Y = 0 (a field in Missouri). */
export const JUNK_POINT = { latitude: 36.6194, longitude: -91.6866 } as const;

/** Farthest from the city outline that an incident may lie and still be kept, in meters. */
export const MAX_OUTSIDE_METERS = 1000;

/**
 * Offense types after unifying: the primary descriptions of the city's IUCR table
 * (`data/iucr_codes.csv`) and, marked here, the labels found beyond it in the portal's records of
 * 2001 to 2024.
 */
export const KNOWN_TYPES: ReadonlySet<string> = new Set([
  "ARSON",
  "ASSAULT",
  "BATTERY",
  "BURGLARY",
  "CONCEALED CARRY LICENSE VIOLATION",
  "CRIMINAL ABORTION",
  "CRIMINAL DAMAGE",
  "CRIMINAL SEXUAL ASSAULT", // the table and records until 2020 say CRIM SEXUAL ASSAULT
  "CRIMINAL TRESPASS",
  "DECEPTIVE PRACTICE",
  "DOMESTIC VIOLENCE", // in records only: once, in 2001
  "GAMBLING",
  "HOMICIDE",
  "HUMAN TRAFFICKING",
  "INTERFERENCE WITH PUBLIC OFFICER",
  "INTIMIDATION",
  "KIDNAPPING",
  "LIQUOR LAW VIOLATION",
  "MOTOR VEHICLE THEFT",
  "NARCOTICS",
  "NON-CRIMINAL",
  "OBSCENITY",
  "OFFENSE INVOLVING CHILDREN",
  "OTHER NARCOTIC VIOLATION",
  "OTHER OFFENSE",
  "PROSTITUTION",
  "PUBLIC INDECENCY",
  "PUBLIC PEACE VIOLATION",
  "RITUALISM",
  "ROBBERY",
  "SEX OFFENSE",
  "STALKING",
  "THEFT",
  "WEAPONS VIOLATION",
]);
