/**
 * Dates of records: local wall-clock times in the portal's form and in ISO 8601.
 *
 * The digits are read by their places. Polars' `strptime` would look for a date anywhere in the
 * text: it makes January 31 of 11/31/2018.
 *
 * @module
 */

import pl from "nodejs-polars";
import { END_YEAR, FIRST_YEAR } from "./schema.ts";
import { DAY_MS } from "../numeric/milliseconds.ts";

const NOON_MS = DAY_MS / 2;

/** A form of writing times, and where each part starts in it. */
interface Form {
  pattern: RegExp;
  year: number;
  month: number;
  day: number;
  clock: number;
  firstHour: number;
  lastHour: number;
  /** What stands after the seconds, in milliseconds (Int32): twelve hours for PM, or a fraction. */
  addedMs: (text: pl.Expr) => pl.Expr;
}

/** 11/11/2018 11:55:00 PM, as in the portal's CSV export. */
const PORTAL: Form = {
  pattern: /^\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d ([AP]M|[ap]m)$/,
  year: 6,
  month: 0,
  day: 3,
  clock: 11,
  firstHour: 1,
  lastHour: 12,
  addedMs: ({ str }) => str.endsWith("PM").or(str.endsWith("pm")).cast(pl.Int32).mul(int(NOON_MS)),
};

/** 2018-11-11T23:55:00.000, as in the portal's interface. */
const ISO: Form = {
  pattern: /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?Z?$/,
  year: 0,
  month: 5,
  day: 8,
  clock: 11,
  firstHour: 0,
  lastHour: 23,
  addedMs: ({ str }) =>
    str.slice(19, 5).str.replace(/Z$/, "").cast(pl.Float64, false).mul(pl.lit(1000)).cast(pl.Int32),
};

/** Days from 1970 to the first of each month, from January of the first year. */
const MONTH_STARTS = Array.from(
  { length: (END_YEAR - FIRST_YEAR) * 12 + 1 },
  (_, i) => Date.UTC(FIRST_YEAR, i) / DAY_MS,
);

/**
 * Text columns of a frame as times (polars `Datetime`, milliseconds, without a zone).
 *
 * Both forms may stand in one column. A blank instead of T, a fraction and a closing Z are taken;
 * the time stays what the text says. What is in neither form, not in the calendar, or not from
 * {@link FIRST_YEAR} to before {@link END_YEAR} becomes null.
 *
 * @param columns Names of the columns.
 *
 * @example Both forms, and no day
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { parseDates } from "lib/data/dates.ts";
 * const texts = ["11/11/2018 11:55:00 PM", "2018-11-11T23:55:00.000", "11/31/2018 01:00:00 AM"];
 * const { date } = parseDates(pl.DataFrame({ date: texts }), ["date"]).toObject();
 * const time = new Date(Date.UTC(2018, 10, 11, 23, 55));
 * assert.deepEqual(date, [time, time, null]);
 * ```
 */
export function parseDates(frame: pl.DataFrame, columns: readonly string[]): pl.DataFrame {
  const times = timesOf(frame, columns, PORTAL);
  const filled = columns.map((column) => frame.height - frame.getColumn(column).nullCount());
  const others = columns.filter((_, i) => countTimes(times[i]!) < filled[i]!);
  const iso = others.length > 0 ? timesOf(frame, others, ISO) : [];
  others.forEach((column, i) => {
    const own = times[columns.indexOf(column)]!;
    iso[i]!.forEach((time, row) => own[row] = Number.isNaN(time) ? own[row]! : time);
  });
  const series = columns.map((column, i) => pl.Series(column, times[i]!));
  return pl.DataFrame(series).select(
    ...columns.map((column) => pl.col(column).cast(pl.Int64, false).cast(pl.Datetime("ms"))),
  );
}

/** Milliseconds from 1970 of each text in the form, NaN for others. */
function timesOf(frame: pl.DataFrame, columns: readonly string[], form: Form): Float64Array[] {
  const parts = frame.select(...columns.flatMap((column, i) => {
    const { str } = pl.col(column);
    const number = (start: number, length: number) =>
      str.slice(start, length).cast(pl.Int32, false);
    const isForm = str.contains(form.pattern);
    const date = digits(number(form.year, 4), number(form.month, 2), number(form.day, 2));
    const { clock } = form;
    const time = digits(number(clock, 2), number(clock + 3, 2), number(clock + 6, 2));
    return [
      pl.when(isForm).then(date).otherwise(pl.lit(null)).fillNull(pl.lit(0)).alias(`date_${i}`),
      time.fillNull(pl.lit(0)).alias(`time_${i}`),
      form.addedMs(pl.col(column)).fillNull(pl.lit(0)).alias(`added_${i}`),
    ];
  }));
  return columns.map((_, i) => {
    const dates = parts.getColumn(`date_${i}`).toTypedArray() as Int32Array;
    const clocks = parts.getColumn(`time_${i}`).toTypedArray() as Int32Array;
    const added = parts.getColumn(`added_${i}`).toTypedArray() as Int32Array;
    const times = new Float64Array(dates.length).fill(NaN);
    for (let row = 0; row < times.length; row++) {
      if (dates[row] === 0) continue;
      times[row] = dayOf(dates[row]!) * DAY_MS + clockMs(clocks[row]!, form) + added[row]!;
    }
    return times;
  });
}

/** Three numbers as one: 2018, 11, 11 as 20181111. */
function digits(high: pl.Expr, middle: pl.Expr, low: pl.Expr): pl.Expr {
  return high.mul(int(10_000)).plus(middle.mul(int(100))).plus(low);
}

function int(value: number): pl.Expr {
  return pl.lit(value).cast(pl.Int32);
}

/** Days from 1970 of a date like 20181111, NaN if no calendar has it. */
function dayOf(date: number): number {
  const month = Math.floor(date / 100) % 100;
  const index = (Math.floor(date / 10_000) - FIRST_YEAR) * 12 + month - 1;
  const start = MONTH_STARTS[index];
  const end = MONTH_STARTS[index + 1];
  const day = date % 100;
  if (start === undefined || end === undefined) return NaN;
  return month >= 1 && month <= 12 && day >= 1 && start + day <= end ? start + day - 1 : NaN;
}

/** Milliseconds from midnight or noon of a time like 235500; NaN if no clock of the form shows it. */
function clockMs(time: number, { firstHour, lastHour }: Form): number {
  const hour = Math.floor(time / 10_000);
  const minute = Math.floor(time / 100) % 100;
  const second = time % 100;
  if (hour < firstHour || hour > lastHour || minute > 59 || second > 59) return NaN;
  const hours = lastHour === 12 ? hour % 12 : hour;
  return (hours * 3600 + minute * 60 + second) * 1000;
}

function countTimes(times: Float64Array): number {
  return times.reduce((n, time) => Number.isNaN(time) ? n : n + 1, 0);
}
