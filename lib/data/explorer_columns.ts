/**
 * Incidents as the explorer ships them: codes in columns, without anything that names a record, and
 * without a place finer than a cell.
 *
 * @module
 */

import pl from "nodejs-polars";
import { PLACE_TYPES, placeType } from "./place_types.ts";
import { SENSITIVE_FBI_CODES, SENSITIVE_TYPES, SENSITIVE_WORDS } from "./sensitive_offenses.ts";
import { isOneOf } from "./key_columns.ts";
import { DAY_MS } from "../numeric/milliseconds.ts";

/** Code of the hour of incidents whose time is not known: their record has a default time. */
export const UNKNOWN_HOUR_CODE = 24;

/** Columns of codes, one value an incident, sorted by cell, day, hour and the rest. */
export interface ExplorerColumns {
  n: number;
  /** Date of day 0, "2016-12-29". */
  firstDate: string;
  /** Days of the period; those of {@linkcode ExplorerColumns.day} are below. */
  nDays: number;
  day: Uint16Array;
  /** 0 to 23, {@linkcode UNKNOWN_HOUR_CODE} where the time is not known. */
  hour: Uint8Array;
  type: Uint8Array;
  /** Labels of the types, by code. */
  types: string[];
  arrest: Uint8Array;
  place: Uint8Array;
  /** Labels of the place types, by code. */
  places: string[];
  /** Number of the community area, 0 where there is none. */
  area: Uint8Array;
  district: Uint8Array;
  /** Labels of the districts, by code; "" where there is none. */
  districts: string[];
  /** Number of the cell from 1 on; 0 where it is not shown. */
  cell: Uint16Array;
  /** West and south side of each cell in whole cells, for cells from 1 on. */
  cells: { column: Int32Array; row: Int32Array };
  /** Side of a cell, meters. */
  cellSizeMeters: number;
  /** Incidents whose cell is not shown since it has too few, and those without coordinates. */
  withoutCell: { tooFew: number; noCoordinates: number };
}

/** Options of {@linkcode explorerColumns}. */
export interface ExplorerOptions {
  /** Side of a cell, meters. */
  cellSizeMeters: number;
  /** Fewest incidents of a cell that is shown. */
  minInCell: number;
}

/**
 * Incidents that are domestic, sexual or against a child, and all others.
 *
 * One of which it is not known whether it was domestic is taken as if it was.
 *
 * @example One by its flag, one by its description
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { splitSensitive } from "lib/data/explorer_columns.ts";
 * const frame = pl.DataFrame({
 *   primary_type: ["THEFT", "BATTERY", "BATTERY"],
 *   description: ["OVER $500", "SIMPLE", "DOMESTIC BATTERY SIMPLE"],
 *   domestic: [false, true, false],
 *   fbi_code: ["06", "08B", "08B"],
 * });
 * const { sensitive, others } = splitSensitive(frame);
 * assert.deepEqual([sensitive.height, others.height], [2, 1]);
 * ```
 */
export function splitSensitive(
  frame: pl.DataFrame,
): { sensitive: pl.DataFrame; others: pl.DataFrame } {
  const isSensitive = pl.col("domestic").fillNull(pl.lit(true))
    .or(isOneOf("primary_type", SENSITIVE_TYPES))
    .or(isOneOf("fbi_code", SENSITIVE_FBI_CODES).fillNull(pl.lit(false)))
    .or(pl.col("description").str.contains(SENSITIVE_WORDS.join("|")).fillNull(pl.lit(false)));
  return { sensitive: frame.filter(isSensitive), others: frame.filter(isSensitive.not()) };
}

/**
 * Columns of the incidents given; leave the sensitive ones out before.
 *
 * @param frame Cleaned incidents.
 * @param period First date of the period, "2016-12-29", and its number of days.
 * @throws {RangeError} If there are more types, districts, cells or days than codes.
 *
 * @example Two incidents in a cell
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { explorerColumns } from "lib/data/explorer_columns.ts";
 * const frame = pl.DataFrame({
 *   date: [new Date("2018-01-01T05:00Z"), new Date("2018-01-03T00:00Z")],
 *   primary_type: ["THEFT", "ARSON"],
 *   location_description: ["STREET", null],
 *   arrest: [true, false],
 *   community_area: ["8", null],
 *   district: ["018", "018"],
 *   x: [1010, 1020],
 *   y: [510, 520],
 *   hour: [5, 0],
 *   time_is_default: [false, true],
 * });
 * const columns = explorerColumns(frame, { firstDate: "2018-01-01", nDays: 3 }, {
 *   cellSizeMeters: 250,
 *   minInCell: 2,
 * });
 * assert.deepEqual([...columns.cell], [1, 1]);
 * assert.deepEqual([...columns.hour], [5, 24]);
 * assert.deepEqual(columns.cells.column, Int32Array.of(4));
 * ```
 */
export function explorerColumns(
  frame: pl.DataFrame,
  { firstDate, nDays }: { firstDate: string; nDays: number },
  { cellSizeMeters, minInCell }: ExplorerOptions,
): ExplorerColumns {
  const plain = plainColumns(frame, Date.parse(firstDate) / DAY_MS, cellSizeMeters);
  const types = codesOf(plain, "type");
  const districts = codesOf(plain, "district");
  const places = codesOf(plain, "place", (label) => PLACE_TYPES.indexOf(placeType(label)));
  const cells = cellsWith(plain, minInCell);
  requireCodes("types", types.labels.length, 2 ** 8);
  requireCodes("districts", districts.labels.length, 2 ** 8);
  requireCodes("cells", cells.height + 1, 2 ** 16);
  requireCodes("days", nDays, 2 ** 16);
  const sorted = [types, districts, places].reduce(
    (table, { name, codes }) => table.join(codes, { on: name, how: "left" }).drop(name),
    plain.join(cells, { on: ["row", "column"], how: "left" }),
  ).select(pl.col("cell").fillNull(pl.lit(0)), ...ORDER.map((name) => pl.col(name)))
    .sort(["cell", ...ORDER]);
  if (sorted.height !== frame.height) throw new Error("Incidents got lost by joining codes.");
  const bytes = (name: string): Uint8Array => sorted.getColumn(name).cast(pl.UInt8).toTypedArray();
  const words = (name: string): Uint16Array =>
    sorted.getColumn(name).cast(pl.UInt16).toTypedArray();
  const cell = words("cell");
  const noCoordinates = plain.getColumn("column").nullCount();
  return {
    n: sorted.height,
    firstDate,
    nDays,
    day: words("day"),
    hour: bytes("hour"),
    type: bytes("type_code"),
    types: types.labels,
    arrest: bytes("arrest"),
    place: bytes("place_code"),
    places: [...PLACE_TYPES],
    area: bytes("area"),
    district: bytes("district_code"),
    districts: districts.labels,
    cell,
    cells: {
      column: cells.getColumn("column").toTypedArray(),
      row: cells.getColumn("row").toTypedArray(),
    },
    cellSizeMeters,
    withoutCell: {
      tooFew: cell.filter((code) => code === 0).length - noCoordinates,
      noCoordinates,
    },
  };
}

/** Columns below the cell that rows are sorted by: all that are shipped, so that ties are equal. */
const ORDER = ["day", "hour", "type_code", "place_code", "arrest", "area", "district_code"];

/** What is shipped of an incident, before labels become codes. */
function plainColumns(frame: pl.DataFrame, firstDay: number, cellSizeMeters: number): pl.DataFrame {
  const inCells = (axis: string) => pl.col(axis).div(cellSizeMeters).floor().cast(pl.Int32);
  const text = (name: string) => pl.col(name).cast(pl.Utf8).fillNull(pl.lit(""));
  return frame.select(
    pl.col("date").cast(pl.Date).cast(pl.Int32).minus(firstDay).alias("day"),
    pl.when(pl.col("time_is_default")).then(pl.lit(UNKNOWN_HOUR_CODE)).otherwise(pl.col("hour"))
      .cast(pl.UInt8).alias("hour"),
    text("primary_type").alias("type"),
    pl.col("arrest").cast(pl.UInt8),
    text("location_description").alias("place"),
    pl.col("community_area").cast(pl.Int32).fillNull(pl.lit(0)).alias("area"),
    text("district"),
    inCells("x").alias("column"),
    inCells("y").alias("row"),
  );
}

/** Labels of a column, sorted, and a table that joins each with its code (default: its rank). */
function codesOf(
  frame: pl.DataFrame,
  name: string,
  codeOf?: (label: string) => number,
): { name: string; labels: string[]; codes: pl.DataFrame } {
  const labels = frame.select(name).unique().sort(name).getColumn(name).toArray() as string[];
  const code = labels.map((label, rank) => codeOf?.(label) ?? rank);
  return {
    name,
    labels,
    codes: pl.DataFrame([
      pl.Series(name, labels, pl.Utf8),
      pl.Series(`${name}_code`, code, pl.Int32),
    ]),
  };
}

/** Cells with incidents enough to be shown, from south to north, numbered from 1 on. */
function cellsWith(frame: pl.DataFrame, minInCell: number): pl.DataFrame {
  return frame.filter(pl.col("column").isNotNull()).groupBy(["row", "column"])
    .agg(pl.len().cast(pl.Int32).alias("n")).filter(pl.col("n").gtEq(minInCell))
    .sort(["row", "column"]).drop("n").withRowIndex("cell")
    .withColumn(pl.col("cell").cast(pl.Int32).add(1));
}

function requireCodes(what: string, size: number, limit: number): void {
  if (size <= limit) return;
  throw new RangeError(
    `Cannot code ${what}: there must be at most ${limit}, current value is ${size}`,
  );
}
