/**
 * The columns of incidents that models of several chapters take: numbers, each once, in groups.
 *
 * @module
 */

import pl from "nodejs-polars";
import type { PointRows } from "../numeric/kd_tree.ts";
import { encodeOneHot, fitOneHot, oneHotNames, RARE } from "./encoding.ts";
import { type FeatureMatrix, keepComplete, varyingColumns } from "./feature_matrix.ts";

/** What a column tells of an incident. */
export type ColumnGroup = "time" | "place" | "type" | "record";

/** The weekend is not among them: the circle of the week has it already. */
const TIME = ["hour_sin", "hour_cos", "week_sin", "week_cos", "year_sin", "year_cos"];
const PLACE = ["x_standardized", "y_standardized"];
const RECORD = ["arrest", "domestic"];

/** Incidents ready for a model. */
export interface ModelColumns {
  /** Incidents with coordinates and a known time, and a column of 0 and 1 for each frequent type. */
  frame: pl.DataFrame;
  /** Incidents left out, since they have no coordinates or stand at a default time. */
  nLeftOut: number;
  /** Columns in order: time, place, type, record; those that do not vary are left out. */
  names: string[];
  /** What each of them tells, in step. */
  groups: ColumnGroup[];
  /** Columns left out, since all incidents have the same value. */
  constant: string[];
}

/**
 * Columns of time, place, type and record for incidents with features.
 *
 * All rare types together have no column: they are what is in none of the others. Where no type is
 * rare, the most frequent one has none, since it is what is in none of the others.
 *
 * @param frame Incidents with features, as `addFeatures` makes them.
 * @param minShare Smallest share of the incidents for a type to have a column.
 */
export function modelColumns(frame: pl.DataFrame, minShare: number): ModelColumns {
  const known = frame.filter(pl.col("time_is_default").eq(pl.lit(false)));
  const located = keepComplete(known, PLACE);
  const encoding = fitOneHot(located, "primary_type", minShare);
  const named = oneHotNames(encoding, 1);
  const [most] = encoding.levels.slice(0, -2).toSorted((a, b) => b.n - a.n);
  const reference = named.some((name) => name.endsWith(RARE)) ? RARE : most?.level;
  const types = named.filter((name) => name !== `primary_type=${reference}`);
  const wanted: [ColumnGroup, string[]][] = [
    ["time", TIME],
    ["place", PLACE],
    ["type", ["severity", ...types]],
    ["record", RECORD],
  ];
  const all = wanted.flatMap(([, names]) => names);
  const complete = encodeOneHot(located, encoding);
  const names = varyingColumns(complete, all);
  return {
    frame: complete,
    nLeftOut: frame.height - complete.height,
    names,
    groups: names.map((name) => wanted.find(([, own]) => own.includes(name))![0]),
    constant: all.filter((name) => !names.includes(name)),
  };
}

/** Columns of a matrix as rows. */
export function toRows(
  { columns, nRows }: Pick<FeatureMatrix, "columns" | "nRows">,
): PointRows {
  const nDims = columns.length;
  const values = new Float64Array(nRows * nDims);
  columns.forEach((column, d) => column.forEach((value, i) => values[i * nDims + d] = value));
  return { nDims, values };
}

/**
 * Rows at which the dates of incidents begin, in the order of the frame, and the end.
 *
 * @param frame Incidents in order of date.
 *
 * @example Two dates
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { dateBounds } from "lib/features/model_columns.ts";
 * const dates = ["2018-01-01T05:00Z", "2018-01-01T06:00Z", "2018-01-02T00:00Z"];
 * const frame = pl.DataFrame([pl.Series("date", dates.map((text) => new Date(text)))]);
 * assert.deepEqual(dateBounds(frame), [0, 2, 3]);
 * ```
 */
export function dateBounds(frame: pl.DataFrame): number[] {
  const days = frame.getColumn("date").cast(pl.Date).cast(pl.Int32).toArray() as number[];
  const starts = days.flatMap((day, i) => i === 0 || day !== days[i - 1] ? [i] : []);
  return [...starts, days.length];
}
