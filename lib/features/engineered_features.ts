/**
 * The columns that cleaning and the features add to those of the portal, each with its meaning.
 *
 * @module
 */

import type { FeatureDraft } from "./feature_draft.ts";

const EDA = "02_eda";
const GEO = "04_geo_clustering";
const TIME = "05_temporal_clustering";
const REDUCE = "06_dimensionality_reduction";
const ON_CIRCLE = "On a circle, so that the end lies beside the start";

/** Added columns in the order of the frame: name, source, encoding, unit, use, meaning. */
export const ENGINEERED: readonly FeatureDraft[] = [
  ["source_row", "", "none", "", "01_preprocessing: order of equal dates", "Row of the file read"],
  ["x", "x_coordinate", "number", "meters", `${EDA}, ${GEO}`, "Easting: feet times 1200 / 3937"],
  ["y", "y_coordinate", "number", "meters", `${EDA}, ${GEO}`, "Northing: feet times 1200 / 3937"],
  [
    "outside_city",
    "x_coordinate, y_coordinate",
    "flag",
    "1 or 0",
    "01_preprocessing",
    "Outside the city's outline, by at most 1 km",
  ],
  ["month", "date", "cyclic", "1 to 12", `${EDA}, ${TIME}`, "Month, January first"],
  ["day", "date", "none", "1 to 31", EDA, "Day of the month"],
  ["weekday", "date", "cyclic", "1 to 7", `${EDA}, ${TIME}`, "Weekday, Monday first"],
  ["hour", "date", "cyclic", "0 to 23", `${EDA}, ${TIME}`, "Hour of the day"],
  ["minute", "date", "cyclic", "0 to 59", "01_preprocessing", "Minute of the hour"],
  ["season", "date", "one-hot", "", EDA, "winter (December to February), spring, summer, autumn"],
  ["is_weekend", "date", "flag", "1 or 0", `${EDA}, ${REDUCE}`, "Saturday or Sunday"],
  [
    "time_is_default",
    "primary_type, date",
    "flag",
    "1 or 0",
    `${EDA}, ${TIME}: such times are set apart`,
    "The time is one that stands for not known, such as midnight",
  ],
  [
    "date_is_default",
    "primary_type, date",
    "flag",
    "1 or 0",
    `${EDA}, ${TIME}: such dates are set apart`,
    "So is the date: first of the month",
  ],
  ["weekday_name", "date", "one-hot", "", "tables for readers", "Monday to Sunday"],
  ["minute_of_week", "date", "cyclic", "0 to 10079", TIME, "Minutes since Monday 00:00"],
  ["day_of_year", "date", "cyclic", "1 to 366", TIME, "Days since 31 December"],
  ["hour_sin", "date", "number", "-1 to 1", REDUCE, `Time of day. ${ON_CIRCLE}; turn: 24 hours`],
  ["hour_cos", "date", "number", "-1 to 1", REDUCE, "Time of day, the other coordinate"],
  ["week_sin", "date", "number", "-1 to 1", REDUCE, `Minute of week. ${ON_CIRCLE}; turn: 7 days`],
  ["week_cos", "date", "number", "-1 to 1", REDUCE, "Minute of week, the other coordinate"],
  [
    "year_sin",
    "date",
    "number",
    "-1 to 1",
    REDUCE,
    `Day of the year. ${ON_CIRCLE}; turn: the days of that year`,
  ],
  ["year_cos", "date", "number", "-1 to 1", REDUCE, "Day of the year, the other coordinate"],
  [
    "severity",
    "iucr, primary_type",
    "number",
    "about days in prison",
    `03_features, ${GEO}, ${REDUCE}`,
    "Published weight of the offense, 0 for what is no crime",
  ],
  [
    "offense_group",
    "primary_type",
    "one-hot",
    "",
    `${EDA}, ${GEO}`,
    "violent, property, police_initiated (found by officers who look) or other",
  ],
  [
    "grid_cell",
    "x_coordinate, y_coordinate",
    "code",
    "500 m square",
    "03_features",
    "Cells east and north of the origin of EPSG:3435, E0709N1151",
  ],
  [
    "x_standardized",
    "x_coordinate",
    "number",
    "scales of the city",
    REDUCE,
    "Easting less its mean, over one scale for both axes",
  ],
  [
    "y_standardized",
    "y_coordinate",
    "number",
    "scales of the city",
    REDUCE,
    "Northing less its mean, over the same scale",
  ],
  [
    "primary_type=*",
    "primary_type",
    "flag",
    "1 or 0",
    REDUCE,
    "One column a frequent type, one for rare ones; made when a model needs them",
  ],
  [
    "location_description=*",
    "location_description",
    "flag",
    "1 or 0",
    REDUCE,
    "One column a frequent kind of place, one for rare and one for unknown ones",
  ],
];
