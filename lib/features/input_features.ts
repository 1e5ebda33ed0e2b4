/**
 * The 22 columns that the portal publishes, each with how it is used or why it is not.
 *
 * @module
 */

import type { FeatureDraft } from "./feature_draft.ts";

const IDENTIFIES = "never in a model or on a page: identifies a record";
const SUPERSEDED = "01_preprocessing; models take x and y in meters instead";

/** Input columns in the portal's order: name in the frame, source, encoding, unit, use, meaning. */
export const INPUTS: readonly FeatureDraft[] = [
  ["id", "id", "none", "", IDENTIFIES, "Number of the record, unique; joins tables"],
  ["case_number", "case_number", "none", "", IDENTIFIES, "Number of the case"],
  [
    "date",
    "date",
    "none",
    "local time",
    "01_preprocessing, 02_eda; models take the columns made of it",
    "When the incident occurred, sometimes an estimate",
  ],
  [
    "block",
    "block",
    "none",
    "",
    "never in a model or on a page: close to an address",
    "Address with its last two digits masked",
  ],
  [
    "iucr",
    "iucr",
    "code",
    "",
    "02_eda, 03_features: source of the severity",
    "Illinois Uniform Crime Reporting code, four characters",
  ],
  [
    "primary_type",
    "primary_type",
    "one-hot",
    "",
    "02_eda, 03_features, 04_geo_clustering, 06_dimensionality_reduction",
    "Offense type, its labels unified over the years",
  ],
  [
    "description",
    "description",
    "none",
    "",
    "never in a model: repeats iucr in words",
    "Secondary description of the code",
  ],
  [
    "location_description",
    "location_description",
    "one-hot",
    "",
    "02_eda, 03_features, 06_dimensionality_reduction",
    "Kind of place, as the officer named it",
  ],
  [
    "arrest",
    "arrest",
    "flag",
    "1 or 0",
    "02_eda, 04_geo_clustering: describes clusters; known only after the incident",
    "Whether the record showed an arrest when it was exported",
  ],
  [
    "domestic",
    "domestic",
    "flag",
    "1 or 0",
    "02_eda; such records are never shown as points",
    "Whether the incident was domestic under the Illinois Domestic Violence Act",
  ],
  ["beat", "beat", "code", "", "01_preprocessing", "Police beat, four digits"],
  ["district", "district", "code", "", "01_preprocessing", "Police district, three digits"],
  [
    "ward",
    "ward",
    "code",
    "",
    "never in a model: follows the ward map of 2003 to 2015",
    "City council ward, 1 to 50",
  ],
  [
    "community_area",
    "community_area",
    "code",
    "",
    "01_preprocessing; maps locate the coordinates instead",
    "Community area, 1 to 77",
  ],
  [
    "fbi_code",
    "fbi_code",
    "code",
    "",
    "never in a model: a coarser form of iucr",
    "Class of the FBI's reporting system",
  ],
  ["x_feet", "x_coordinate", "none", "US survey feet", SUPERSEDED, "Easting, EPSG:3435"],
  ["y_feet", "y_coordinate", "none", "US survey feet", SUPERSEDED, "Northing, EPSG:3435"],
  ["year", "year", "number", "year", "02_eda", "Year, taken from the date"],
  [
    "updated_on",
    "updated_on",
    "none",
    "local time",
    "01_preprocessing; never in a model: the time of bulk changes",
    "When the record was last changed",
  ],
  [
    "latitude",
    "latitude",
    "none",
    "degrees",
    `${SUPERSEDED}: a degree is longer north than east`,
    "Latitude of the same point",
  ],
  ["longitude", "longitude", "none", "degrees", SUPERSEDED, "Longitude of the same point"],
  [
    "location",
    "location",
    "none",
    "",
    "not kept: repeats latitude and longitude",
    "Both as text",
  ],
];
