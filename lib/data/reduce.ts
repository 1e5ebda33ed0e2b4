/**
 * The reductions: incidents to tables of counts, weighted places and time cells.
 *
 * Everything after this file works on what it returns: plain rows and typed arrays, each sorted
 * and each adding up to the incidents that went in. Another engine can stand in for polars by
 * offering the same four functions.
 *
 * @module
 */

import pl from "nodejs-polars";
import type { WeightedPlaces } from "../space/grid.ts";
import { type Key, type KeyColumns, selectIncidents, type Where } from "./key_columns.ts";
import { N_TIME_CELLS, timeCellOf } from "./time_cells.ts";
import { DAY_MS } from "../numeric/milliseconds.ts";

/** Number of incidents, and how many of them led to an arrest or were domestic. */
export interface Counts {
  n: number;
  arrests: number;
  /** Domestic ones; the column of that name is therefore no key. */
  domestic: number;
}

/** Incidents at distinct coordinates, sorted by x, then y; those without coordinates counted. */
export interface Places extends WeightedPlaces {
  /** Incidents with coordinates: the sum of the weights. */
  n: number;
  /** Incidents without coordinates, which no place holds. */
  withoutCoordinates: number;
}

/** Incidents on one calendar date, of 0 or more. */
export interface DayRow extends Counts {
  /** ISO date, "2018-11-12". */
  date: string;
}

/** Incidents by date, and when the first and the last of all incidents happened. */
export interface Days {
  /** Local time of the first incident of the frame, "2016-12-29T20:22:00". */
  first: string;
  /** Local time of the last incident of the frame. */
  last: string;
  /** Every date from first to last, in order, without gaps. */
  days: DayRow[];
}

const COUNTS = [
  pl.len().alias("n"),
  pl.col("arrest").sum().alias("arrests"),
  pl.col("domestic").sum().alias("domestic"),
];

/**
 * Number of incidents for each combination of keys that occurs.
 *
 * @param frame Cleaned incidents.
 * @param keys Columns to count by; none gives one row for all incidents.
 * @param where Incidents to count (default all).
 * @returns Rows of the keys and {@linkcode Counts}, sorted by the keys in order, null last.
 *
 * @example Incidents by type
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { countBy } from "lib/data/reduce.ts";
 * const frame = pl.DataFrame({
 *   primary_type: ["THEFT", "ARSON", "THEFT"],
 *   arrest: [false, true, true],
 *   domestic: [false, false, false],
 * });
 * assert.deepEqual(countBy(frame, ["primary_type"]), [
 *   { primary_type: "ARSON", n: 1, arrests: 1, domestic: 0 },
 *   { primary_type: "THEFT", n: 2, arrests: 1, domestic: 0 },
 * ]);
 * ```
 */
export function countBy<K extends Key>(
  frame: pl.DataFrame,
  keys: readonly K[],
  where: Where = {},
): (Pick<KeyColumns, K> & Counts)[] {
  const selected = selectIncidents(frame, where, [...keys, "arrest", "domestic"]);
  const counted = keys.length === 0
    ? selected.select(...COUNTS)
    : selected.groupBy([...keys]).agg(...COUNTS).sort({ by: [...keys], nullsLast: true });
  const rows = recordsOf<Pick<KeyColumns, K> & Counts>(counted);
  assertTotal("countBy", rows.reduce((sum, row) => sum + row.n, 0), selected.height);
  return rows;
}

/**
 * Distinct coordinates with the number of incidents at each.
 *
 * @param frame Cleaned incidents.
 * @param where Incidents to count (default all).
 * @returns `x`, `y` in meters and `weight`, nPlaces each, sorted by x, then y.
 *
 * @example Two incidents on one block
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { places } from "lib/data/reduce.ts";
 * const { x, weight, withoutCoordinates } = places(
 *   pl.DataFrame({ x: [5, 3, 5, null], y: [1, 2, 1, null] }),
 * );
 * assert.deepEqual([[...x], [...weight], withoutCoordinates], [[3, 5], [1, 2], 1]);
 * ```
 */
export function places(frame: pl.DataFrame, where: Where = {}): Places {
  const selected = selectIncidents(frame, where, ["x", "y"]);
  const located = selected.filter(pl.col("x").isNotNull().and(pl.col("y").isNotNull()));
  const distinct = located.select("x", "y").groupBy(["x", "y"])
    .agg(pl.len().cast(pl.UInt32).alias("weight")).sort(["x", "y"]);
  const weight: Uint32Array = distinct.getColumn("weight").toTypedArray();
  const n = weight.reduce((sum, value) => sum + value, 0);
  assertTotal("places", n, located.height);
  return {
    x: distinct.getColumn("x").cast(pl.Float64).toTypedArray(),
    y: distinct.getColumn("y").cast(pl.Float64).toTypedArray(),
    weight,
    n,
    withoutCoordinates: selected.height - n,
  };
}

/**
 * Number of incidents in each of the 24 × 7 × 12 cells of hour, weekday and month.
 *
 * @param frame Cleaned incidents.
 * @param where Incidents to count (default all), such as `{ time_is_default: false }`.
 * @returns 2,016 counts, months outermost, hours innermost: see `timeCellOf`.
 *
 * @example One incident on a Monday in January at 5 am
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { timeCells } from "lib/data/reduce.ts";
 * import { timeCellOf } from "lib/data/time_cells.ts";
 * const cells = timeCells(pl.DataFrame({ hour: [5], weekday: [1], month: [1] }));
 * assert.equal(cells.length, 2016);
 * assert.equal(cells[timeCellOf(5, 1, 1)], 1);
 * ```
 */
export function timeCells(frame: pl.DataFrame, where: Where = {}): Uint32Array {
  const selected = selectIncidents(frame, where, ["hour", "weekday", "month"]);
  const cells = new Uint32Array(N_TIME_CELLS);
  const counted = selected.groupBy(["hour", "weekday", "month"]).agg(pl.len().alias("n"));
  type Cell = Pick<KeyColumns, "hour" | "weekday" | "month"> & Counts;
  for (const { hour, weekday, month, n } of recordsOf<Cell>(counted)) {
    cells[timeCellOf(hour, weekday, month)] = n;
  }
  assertTotal("timeCells", cells.reduce((sum, n) => sum + n, 0), selected.height);
  return cells;
}

/**
 * Number of incidents on each date, from the first incident of the frame to the last.
 *
 * The period is that of the whole frame, whatever is selected: dates without incidents count 0.
 * The first and the last date may not be covered from midnight to midnight; `first` and `last` say.
 *
 * @param frame Cleaned incidents, at least one.
 * @param where Incidents to count (default all).
 * @throws {RangeError} If the frame is empty.
 *
 * @example A day without incidents
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { days } from "lib/data/reduce.ts";
 * const date = pl.Series("date", [new Date("2018-01-01T05:00Z"), new Date("2018-01-03T06:30Z")]);
 * const frame = pl.DataFrame({ date, arrest: [true, false], domestic: [false, false] });
 * assert.deepEqual(days(frame).days.map((day) => day.n), [1, 0, 1]);
 * assert.equal(days(frame).last, "2018-01-03T06:30:00");
 * ```
 */
export function days(frame: pl.DataFrame, where: Where = {}): Days {
  if (frame.height === 0) throw new RangeError("Cannot count days: the frame must not be empty.");
  const selected = selectIncidents(frame, where, ["date", "arrest", "domestic"]);
  const [period] = recordsOf<{ first: Date; last: Date }>(frame.select(
    pl.col("date").min().alias("first"),
    pl.col("date").max().alias("last"),
  )) as [{ first: Date; last: Date }];
  const byDate = recordsOf<Counts & { calendar_date: Date }>(
    selected.withColumn(pl.col("date").cast(pl.Date).alias("calendar_date"))
      .groupBy("calendar_date").agg(...COUNTS),
  );
  const found = new Map(
    byDate.map(({ calendar_date, ...counts }) => [isoDate(calendar_date), counts]),
  );
  const rows: DayRow[] = [];
  const lastDay = Math.floor(period.last.getTime() / DAY_MS);
  for (let day = Math.floor(period.first.getTime() / DAY_MS); day <= lastDay; day++) {
    const date = isoDate(new Date(day * DAY_MS));
    rows.push({ date, n: 0, arrests: 0, domestic: 0, ...found.get(date) });
  }
  assertTotal("days", rows.reduce((sum, row) => sum + row.n, 0), selected.height);
  const stamp = (time: Date) => time.toISOString().slice(0, 19);
  return { first: stamp(period.first), last: stamp(period.last), days: rows };
}

/** Rows of a frame as plain objects, of the type that its columns make. */
function recordsOf<T>(frame: pl.DataFrame): T[] {
  return frame.toRecords() as unknown as T[];
}

/** ISO date of a time. */
function isoDate(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** Fails when a reduction lost or invented incidents: a fault of the program. */
function assertTotal(name: string, total: number, n: number): void {
  if (total !== n) throw new Error(`${name}() counted ${total} incidents of ${n}.`);
}
