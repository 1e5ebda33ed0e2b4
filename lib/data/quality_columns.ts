/**
 * Quality of single columns: what is missing, what repeats, what lies outside its domain.
 *
 * @module
 */

import pl from "nodejs-polars";
import { loadBoundary } from "./boundaries.ts";
import { loadIucrCodes } from "./iucr_codes.ts";
import { KNOWN_TYPES, RECORDED_COLUMNS } from "./schema.ts";

/** How much of a column is there, and how varied it is. */
export interface ColumnRow {
  column: string;
  missing: number;
  /** Share of the incidents without a value, in [0, 1]. */
  share_missing: number;
  /** Different values, missing ones not counted. */
  distinct: number;
}

/** Values that should occur once and how often they do not. */
export interface RepeatRow {
  column: string;
  distinct: number;
  /** Values that occur more than once. */
  repeated: number;
  /** Incidents that hold a repeated value. */
  incidents: number;
  /** Of those, homicides, which are recorded one per victim. */
  homicides: number;
  /** Most incidents with one value. */
  most: number;
}

/** Values outside the domain of a column. */
export interface ValidRow {
  column: string;
  /** What a value must be, in words. */
  rule: string;
  /** Incidents with a value, right or wrong. */
  n: number;
  /** Incidents whose value breaks the rule. */
  invalid: number;
  share_invalid: number;
  /** The most frequent wrong values with their incidents, "0 (12), 99 (3)"; never case numbers. */
  examples: string;
}

/** FBI codes that the portal describes for this data set. */
const FBI_CODES = ("01A 01B 02 03 04A 04B 05 06 07 08A 08B 09 10 11 12 13 14 15 16 17 18 19 20 " +
  "22 24 26").split(" ");

const EXAMPLES = 5;

/**
 * Missing and distinct values of every column of the records.
 *
 * @param frame Cleaned incidents.
 * @returns A row for each column that the frame has, in the order of the portal.
 *
 * @example One ward of two is missing
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { completeness } from "lib/data/quality_columns.ts";
 * assert.deepEqual(completeness(pl.DataFrame({ ward: ["42", null] })), [
 *   { column: "ward", missing: 1, share_missing: 0.5, distinct: 1 },
 * ]);
 * ```
 */
export function completeness(frame: pl.DataFrame): ColumnRow[] {
  const columns = RECORDED_COLUMNS.filter((column) => frame.columns.includes(column));
  const [missing] = frame.select(...columns).nullCount().toRecords() as [Record<string, number>];
  return columns.map((column) => {
    const absent = missing[column]!;
    return {
      column,
      missing: absent,
      share_missing: ratio(absent, frame.height),
      distinct: frame.getColumn(column).nUnique() - Number(absent > 0),
    };
  });
}

/**
 * How far IDs and case numbers tell incidents apart.
 *
 * @param frame Cleaned incidents.
 * @returns A row for the ID and one for the case number.
 *
 * @example Two victims of one homicide
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { uniqueness } from "lib/data/quality_columns.ts";
 * const [, caseNumbers] = uniqueness(pl.DataFrame({
 *   id: [1, 2, 3],
 *   case_number: ["JA1", "JA1", "JA2"],
 *   primary_type: ["HOMICIDE", "HOMICIDE", "THEFT"],
 * }));
 * const repeats = { distinct: 2, repeated: 1, incidents: 2, homicides: 2, most: 2 };
 * assert.deepEqual(caseNumbers, { column: "case_number", ...repeats });
 * ```
 */
export function uniqueness(frame: pl.DataFrame): RepeatRow[] {
  return ["id", "case_number"].map((column) => {
    const values = frame.select(column, "primary_type").filter(pl.col(column).isNotNull());
    const repeated = values.filter(pl.col(column).isDuplicated()).groupBy(column).agg(
      pl.len().alias("n"),
      pl.col("primary_type").eq(pl.lit("HOMICIDE")).sum().alias("homicides"),
    );
    const incidents = repeated.getColumn("n").sum();
    return {
      column,
      distinct: values.height - incidents + repeated.height,
      repeated: repeated.height,
      incidents,
      homicides: repeated.getColumn("homicides").sum(),
      most: repeated.height === 0 ? Math.min(1, values.height) : repeated.getColumn("n").max(),
    };
  });
}

/**
 * Values outside their domains: codes that no list has, types that no code has, odd case numbers.
 *
 * @param frame Cleaned incidents.
 * @returns A row a rule, rules that nothing breaks included.
 *
 * @example A district that was closed in 2012
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { validity } from "lib/data/quality_columns.ts";
 * const record = { case_number: "JA123456", iucr: "0820", primary_type: "THEFT", fbi_code: "06" };
 * const place = { beat: "0111", district: "013", ward: "1", community_area: "77" };
 * const rows = validity(pl.DataFrame([{ ...record, ...place }]));
 * const broken = rows.filter((row) => row.invalid > 0);
 * assert.deepEqual(broken.map((row) => [row.column, row.examples]), [["district", "013 (1)"]]);
 * ```
 */
export function validity(frame: pl.DataFrame): ValidRow[] {
  const districts = loadBoundary("police_districts").names;
  const lists: [column: string, rule: string, values: Iterable<string>][] = [
    ["iucr", "in data/iucr_codes.csv", loadIucrCodes().map((code) => code.iucr)],
    ["primary_type", "an offense type that the cleaning knows", KNOWN_TYPES],
    ["fbi_code", "one of the portal's 26 codes", FBI_CODES],
    ["beat", "a beat of data/boundaries", loadBoundary("police_beats").names],
    ["district", "a district of 2012 or later: 22, and 031 for places beyond", districts],
    ["ward", "1 to 50", loadBoundary("wards").names],
    ["community_area", "1 to 77", loadBoundary("community_areas").names],
  ];
  const rows = lists.map(([column, rule, values]) => {
    const known = new Set(values);
    const counted = frame.select(column).filter(pl.col(column).isNotNull()).groupBy(column)
      .agg(pl.len().alias("n")).sort(column).rows() as [string, number][];
    const wrong = counted.filter(([value]) => !known.has(value)).sort((a, b) => b[1] - a[1]);
    return validRow(column, rule, sum(counted), sum(wrong), wrong);
  });
  const caseNumber = pl.col("case_number");
  const [cases] = frame.select(
    caseNumber.count().alias("n"),
    caseNumber.str.contains("^[A-Z]{1,2}[0-9]{6}$").not().sum().alias("odd"),
  ).toRecords() as unknown as [{ n: number; odd: number }];
  return [
    validRow("case_number", "one or two letters and six digits", cases.n, cases.odd, []),
    ...rows,
  ];
}

function validRow(
  column: string,
  rule: string,
  n: number,
  invalid: number,
  wrong: readonly [string, number][],
): ValidRow {
  const examples = wrong.slice(0, EXAMPLES).map(([value, times]) => `${value} (${times})`);
  return {
    column,
    rule,
    n,
    invalid,
    share_invalid: ratio(invalid, n),
    examples: examples.join(", ") + (wrong.length > EXAMPLES ? ", …" : ""),
  };
}

function sum(rows: readonly [string, number][]): number {
  return rows.reduce((total, [, n]) => total + n, 0);
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
