/**
 * Cleaning: each record is typed, and kept or set aside with a reason. None vanishes.
 *
 * @module
 */

import pl from "nodejs-polars";
import { UserError } from "../errors.ts";
import { METERS_PER_FOOT } from "../space/projection.ts";
import type { Region } from "../space/region.ts";
import { type Accounting, type Reason, reasonRows, REASONS } from "./accounting.ts";
import { withCalendar } from "./calendar.ts";
import { findDuplicates } from "./duplicates.ts";
import { PLACE, type Positions, positionsOf } from "./positions.ts";
import { CLEANED_COLUMNS, KNOWN_TYPES } from "./schema.ts";
import { typeColumns, type Typed } from "./type_columns.ts";

/** Largest share of records whose date may be unreadable; more is a fault of the file. */
export const MAX_UNREADABLE_DATES = 0.05;

/** Records after cleaning. */
export interface Cleaned {
  /** Columns of {@link CLEANED_COLUMNS}, sorted by date, then source_row. */
  kept: pl.DataFrame;
  /** Columns of the raw frame as published, and `reason`, in the order read. */
  rejected: pl.DataFrame;
  accounting: Accounting;
}

const REASON_NUMBER = Object.fromEntries(
  REASONS.map(([reason], i) => [reason, i + 1]),
) as Record<Reason, number>;

/**
 * Cleans records.
 *
 * Set aside are records without a readable date or a type, duplicates, the portal's junk point,
 * and what lies more than 1 km outside the city; the first reason counts. What lies nearer to the
 * outline is kept and flagged. Records without coordinates are kept.
 *
 * @param raw Raw frame as {@linkcode readFiles} gives it.
 * @param region The city outline, in meters.
 * @throws {UserError} If no record is left, or more than 5 % of the dates cannot be read.
 *
 * @example Two records, one at the junk point
 * ```ts
 * import assert from "node:assert/strict";
 * import { clean } from "lib/data/clean.ts";
 * import { readFiles } from "lib/data/read_files.ts";
 * import { createRegion } from "lib/space/region.ts";
 * const path = Deno.makeTempFileSync({ suffix: ".csv" });
 * const header = "Date,IUCR,Primary Type,X Coordinate,Y Coordinate\n";
 * const record = "11/11/2018 11:55:00 PM,0460,BATTERY,";
 * Deno.writeTextFileSync(path, `${header}${record}3281,3281\n${record}0,0\n`);
 * const region = createRegion([[[[0, 0], [9000, 0], [9000, 9000], [0, 9000], [0, 0]]]]);
 * const { accounting, rejected } = clean(readFiles([path]).frame, region);
 * assert.equal(accounting.kept, 1);
 * assert.deepEqual(rejected.getColumn("reason").toArray(), ["junk_point"]);
 * ```
 */
export function clean(raw: pl.DataFrame, region: Region): Cleaned {
  const typed = typeColumns(raw);
  const positions = positionsOf(typed.frame, region);
  const { reasons, victims } = judge(raw, typed.frame, positions.places);
  const kept = sorted(keptRecords(typed.frame, positions, reasons));
  if (kept.height === 0) {
    throw new UserError(
      `None of the ${raw.height} records can be used: ${mainReason(reasons)}. Check --data.`,
    );
  }
  const rejected = rejectedRecords(raw, reasons);
  const accounting = accountFor(typed, positions, reasons, kept, rejected.height);
  return { kept, rejected, accounting: { ...accounting, equal_victims: victims } };
}

/** Reason of each record, 0 for those to keep, and how many equal rows are victims. */
function judge(
  raw: pl.DataFrame,
  typed: pl.DataFrame,
  places: Uint8Array,
): { reasons: Uint8Array; victims: number } {
  const reasons = new Uint8Array(raw.height);
  const mark = (row: number, reason: Reason) => reasons[row] ||= REASON_NUMBER[reason];
  for (const row of nullRows(typed, "date")) mark(row, "date_unreadable");
  stopAtUnreadableDates(raw, typed);
  for (const row of nullRows(typed, "primary_type")) mark(row, "type_missing");
  const isCandidate = reasons.map((reason) => reason === 0 ? 1 : 0);
  const { byId, byRow, victims } = findDuplicates(typed, raw, isCandidate);
  for (const row of byId) mark(row, "duplicate_id");
  for (const row of byRow) mark(row, "duplicate_row");
  for (let row = 0; row < places.length; row++) {
    if (places[row] === PLACE.junk) mark(row, "junk_point");
    else if (places[row] === PLACE.far) mark(row, "outside_area");
  }
  return { reasons, victims };
}

/** Places of the nulls of a column. */
function nullRows(frame: pl.DataFrame, column: string): number[] {
  if (frame.getColumn(column).nullCount() === 0) return [];
  return frame.select(column).withRowIndex("row").filter(pl.col(column).isNull())
    .getColumn("row").toArray() as number[];
}

function stopAtUnreadableDates(raw: pl.DataFrame, typed: pl.DataFrame): void {
  const unreadable = typed.getColumn("date").nullCount();
  if (unreadable <= raw.height * MAX_UNREADABLE_DATES) return;
  const row = nullRows(typed, "date")[0]!;
  const example = raw.getColumn("date").getIndex(row) as string | null;
  throw new UserError(
    `Of ${raw.height} dates ${unreadable} cannot be read, such as ` +
      `${example === null ? "an empty one" : `"${example}"`} in record ${row + 1}. ` +
      `Give dates like 11/11/2018 11:55:00 PM or 2018-11-11T23:55:00.`,
  );
}

/** Typed records without a reason, with positions and calendar, in the order read. */
function keptRecords(typed: pl.DataFrame, positions: Positions, reasons: Uint8Array): pl.DataFrame {
  const { xFeet, yFeet, places } = positions;
  const placed = typed.withColumns(xFeet, yFeet, pl.Series("place", places));
  const isWhole = reasons.every((reason) => reason === 0);
  const chosen = isWhole ? placed : placed
    .withColumns(pl.Series("reason", reasons))
    .filter(pl.col("reason").eq(pl.lit(0)));
  return withCalendar(chosen.withColumns(
    pl.col("x_feet").mul(pl.lit(METERS_PER_FOOT)).alias("x"),
    pl.col("y_feet").mul(pl.lit(METERS_PER_FOOT)).alias("y"),
    pl.when(pl.col("place").eq(pl.lit(PLACE.none))).then(pl.lit(null))
      .otherwise(pl.col("place").eq(pl.lit(PLACE.near))).alias("outside_city"),
  )).select(...Object.keys(CLEANED_COLUMNS));
}

/** Records in order of time; source_row is in order already, and most files are as a whole. */
function sorted(frame: pl.DataFrame): pl.DataFrame {
  const times = frame.select(pl.col("date").cast(pl.Int64).cast(pl.Float64)).getColumn("date")
    .toTypedArray() as Float64Array;
  const isSorted = times.every((time, i) => i === 0 || times[i - 1]! <= time);
  return isSorted ? frame : frame.sort(["date", "source_row"]);
}

function rejectedRecords(raw: pl.DataFrame, reasons: Uint8Array): pl.DataFrame {
  const names = REASONS.map(([reason]) => reason as string);
  return raw.withColumns(pl.Series("reason", reasons)).filter(pl.col("reason").gt(pl.lit(0)))
    .withColumns(
      pl.col("reason").replaceStrict(
        names.map((_, i) => i + 1),
        names,
        null as unknown as string,
        pl.Utf8,
      ),
    );
}

function mainReason(reasons: Uint8Array): string {
  const rows = reasonRows(reasons, 0, reasons.length).sort((a, b) => b.rows - a.rows);
  return rows[0]!.what.toLowerCase();
}

function accountFor(
  typed: Typed,
  { projected, places }: Positions,
  reasons: Uint8Array,
  kept: pl.DataFrame,
  rejected: number,
): Omit<Accounting, "equal_victims"> {
  const keptPlaces = places.filter((_, row) => reasons[row] === 0);
  const count = (place: number) => keptPlaces.reduce((n, p) => p === place ? n + 1 : n, 0);
  return {
    read: reasons.length,
    kept: kept.height,
    rejected,
    by_reason: reasonRows(reasons, kept.height, rejected),
    relabelled: typed.relabelled,
    repaired_codes: typed.repairedCodes,
    unreadable: typed.unreadable,
    unknown_types: unknownTypes(kept),
    flagged_outside_city: count(PLACE.near),
    without_coordinates: count(PLACE.none),
    placed_by_latitude_longitude: projected,
  };
}

function unknownTypes(kept: pl.DataFrame): Accounting["unknown_types"] {
  const types = kept.getColumn("primary_type").unique().toArray() as string[];
  const unknown = types.filter((type) => !KNOWN_TYPES.has(type));
  if (unknown.length === 0) return [];
  return kept.select("primary_type").filter(pl.col("primary_type").isIn(unknown))
    .groupBy("primary_type").agg(pl.len().alias("n")).sort("primary_type").rows()
    .map(([type, rows]) => ({ primary_type: type, rows }));
}
