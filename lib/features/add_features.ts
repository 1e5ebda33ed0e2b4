/**
 * The incidents with every feature.
 *
 * @module
 */

import pl from "nodejs-polars";
import { places } from "../data/reduce.ts";
import { type OffenseGroup, offenseGroupTable } from "../describe/offense_groups.ts";
import { fitPlaceScale, type PlaceScale, withPlaceFeatures } from "./place_features.ts";
import { type Severity, withSeverity } from "./severity.ts";
import { withTimeFeatures } from "./time_features.ts";

/**
 * Cleaned incidents with all features of the dictionary, except the one-hot columns, which
 * `encodeOneHot()` makes when a model needs them.
 *
 * @param frame Cleaned incidents, flagged for default times.
 * @param severity Scale that the severity is of.
 * @param scale Constants of the coordinates; default those of these incidents.
 * @returns A new frame, its rows in the same order.
 * @throws {UserError} If no scale is given and the incidents are not at two places at least.
 *
 * @example Features of a Monday morning
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { withCalendar } from "lib/data/calendar.ts";
 * import { loadSeverityTable } from "lib/data/severity_table.ts";
 * import { addFeatures } from "lib/features/add_features.ts";
 * import { createSeverity } from "lib/features/severity.ts";
 * const date = pl.Series("date", [new Date("2018-01-01T06:00Z"), new Date("2018-01-01T06:00Z")]);
 * const text = { primary_type: ["THEFT", "ARSON"], iucr: ["0820", "1020"] };
 * const frame = withCalendar(pl.DataFrame({ date, ...text, x: [0, 600], y: [0, 0] }));
 * const featured = addFeatures(frame, createSeverity(loadSeverityTable()));
 * assert.deepEqual(featured.getColumn("minute_of_week").toArray(), [360, 360]);
 * assert.deepEqual(featured.getColumn("grid_cell").toArray(), ["E0000N0000", "E0001N0000"]);
 * ```
 */
export function addFeatures(
  frame: pl.DataFrame,
  severity: Severity,
  scale: PlaceScale = fitPlaceScale(places(frame)),
): pl.DataFrame {
  const timed = withTimeFeatures(frame);
  const graded = withSeverity(timed, severity);
  return withPlaceFeatures(graded.withColumn(offenseGroupOf("primary_type")), scale);
}

/** Column `offense_group` of a column of types; "other" for a type that is not known. */
function offenseGroupOf(column: string): pl.Expr {
  const rows = offenseGroupTable();
  const other: OffenseGroup = "other";
  return pl.col(column).replaceStrict(
    rows.map((row) => row.primary_type),
    rows.map((row) => row.group),
    other,
    pl.Utf8,
  ).alias("offense_group");
}
