/**
 * The quality report of the cleaned incidents: complete, unique, valid, consistent, timely.
 *
 * @module
 */

import pl from "nodejs-polars";
import {
  type ColumnRow,
  completeness,
  type RepeatRow,
  uniqueness,
  validity,
  type ValidRow,
} from "./quality_columns.ts";
import { type AreaRow, type CoordinateRow, placeConsistency } from "./quality_places.ts";
import { type LagSummary, minuteHeaping, type MinuteRow, timeliness } from "./quality_times.ts";

/** Tables of the quality report, plain JSON. */
export interface Quality {
  /** Incidents that the report is about. */
  n: number;
  /** Missing and distinct values by column. */
  columns: ColumnRow[];
  /** Repeats of what should be unique. */
  repeats: RepeatRow[];
  /** Values outside their domains. */
  valid: ValidRow[];
  /** Feet against degrees. */
  coordinates: CoordinateRow;
  /** Codes of areas against their polygons. */
  areas: AreaRow[];
  /** Incidents outside the city's outline, yet within a kilometer of it. */
  outside_city: number;
  /** Incidents whose beat belongs to another district by its first two digits. */
  beat_of_other_district: number;
  /** Lag of the last change. */
  timely: LagSummary;
  /** Heaping of minutes. */
  minutes: MinuteRow[];
}

/**
 * Quality of cleaned incidents.
 *
 * @param frame Cleaned incidents.
 * @returns Tables without a record's ID, case number or block.
 *
 * @example A file with three columns
 * ```ts
 * import assert from "node:assert/strict";
 * import { clean } from "lib/data/clean.ts";
 * import { assessQuality } from "lib/data/quality.ts";
 * import { readFiles } from "lib/data/read_files.ts";
 * import { createRegion } from "lib/space/region.ts";
 * const path = Deno.makeTempFileSync({ suffix: ".csv" });
 * Deno.writeTextFileSync(path, "Date,IUCR,Primary Type\n11/11/2018 11:55:00 PM,0460,BATTERY\n");
 * const region = createRegion([[[[0, 0], [9, 0], [9, 9], [0, 9], [0, 0]]]]);
 * const quality = assessQuality(clean(readFiles([path]).frame, region).kept);
 * const complete = quality.columns.filter((row) => row.missing === 0);
 * assert.deepEqual(complete.map((row) => row.column), ["date", "iucr", "primary_type"]);
 * ```
 *
 * @see data/README.md for what a row is.
 */
export function assessQuality(frame: pl.DataFrame): Quality {
  const sameDistrict = pl.col("beat").str.slice(0, 2).eq(pl.col("district").str.slice(1, 2));
  const [counts] = frame.select(
    pl.col("outside_city").sum().alias("outside_city"),
    sameDistrict.not().sum().alias("beat_of_other_district"),
  ).toRecords() as unknown as [Pick<Quality, "outside_city" | "beat_of_other_district">];
  return {
    n: frame.height,
    columns: completeness(frame),
    repeats: uniqueness(frame),
    valid: validity(frame),
    ...placeConsistency(frame),
    ...counts,
    timely: timeliness(frame),
    minutes: minuteHeaping(frame),
  };
}
