/**
 * Where an incident stands in the day, the week and the year, so that distances make sense.
 *
 * As plain numbers 23:59 and 00:00 are as far apart as can be. As a point on a circle each time is
 * near the next one, and the way around is the same everywhere.
 *
 * @module
 */

import pl from "nodejs-polars";
import { WEEKDAYS } from "../describe/calendar.ts";

/** Minutes in a day. */
const DAY = 1440;

/** Minutes in a week. */
const WEEK = 7 * DAY;

/** Days in a common and in a leap year. */
const YEARS = [365, 366] as const;

/**
 * Point on the circle at each of n equal steps of a full turn, step 0 at (sin, cos) = (0, 1).
 *
 * @param nSteps Steps of a turn, a positive whole number.
 *
 * @example A quarter of a day is a quarter of the circle
 * ```ts
 * import assert from "node:assert/strict";
 * import { circle } from "lib/features/time_features.ts";
 * const { sin, cos } = circle(24);
 * assert.equal(sin[6], 1);
 * assert.ok(Math.abs(cos[6]!) < 1e-15);
 * ```
 */
export function circle(nSteps: number): { sin: number[]; cos: number[] } {
  const angles = Array.from({ length: nSteps }, (_, step) => 2 * Math.PI * step / nSteps);
  return { sin: angles.map(Math.sin), cos: angles.map(Math.cos) };
}

/**
 * Incidents with columns of time that models can take distances in.
 *
 * - `weekday_name`: Monday to Sunday
 * - `minute_of_week`: 0 (Monday 00:00) to 10,079 (Sunday 23:59)
 * - `day_of_year`: 1 to 366
 * - `hour_sin`, `hour_cos`: the time of day, minutes included; a turn is 24 hours from 00:00
 * - `week_sin`, `week_cos`: the minute of the week; a turn is 7 days from Monday 00:00
 * - `year_sin`, `year_cos`: the day of the year; a turn is the 365 or 366 days of that year from
 *   1 January
 *
 * Each sine and cosine is looked up in a table of its distinct values, so that equal times have
 * equal numbers on every machine.
 *
 * @param frame Cleaned incidents: date, year, weekday, hour, minute.
 * @returns A new frame, its rows in the same order.
 *
 * @example The last minute of a week
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { withCalendar } from "lib/data/calendar.ts";
 * import { withTimeFeatures } from "lib/features/time_features.ts";
 * const sunday = withCalendar(pl.DataFrame({ date: [new Date("2018-12-30T23:59Z")] }));
 * const [row] = withTimeFeatures(sunday).toRecords();
 * assert.deepEqual([row?.weekday_name, row?.minute_of_week, row?.day_of_year], [
 *   "Sunday",
 *   10_079,
 *   364,
 * ]);
 * ```
 */
export function withTimeFeatures(frame: pl.DataFrame): pl.DataFrame {
  const number = (name: string) => pl.col(name).cast(pl.Int32);
  const minuteOfDay = number("hour").mul(pl.lit(60)).add(number("minute"));
  const year = number("year");
  const isLeap = divides(year, 4).and(divides(year, 100).not().or(divides(year, 400)));
  const dayOfYear = pl.col("date").dt.ordinalDay();
  const yearStep = dayOfYear.cast(pl.Int32).sub(pl.lit(1))
    .add(pl.when(isLeap).then(pl.lit(YEARS[0])).otherwise(pl.lit(0)));
  const years = YEARS.map(circle);
  const table = {
    sin: years.flatMap(({ sin }) => sin),
    cos: years.flatMap(({ cos }) => cos),
  };
  return frame.withColumns(
    pl.col("weekday").replaceStrict(
      WEEKDAYS.map((_, i) => i + 1),
      [...WEEKDAYS],
      null as unknown as string,
      pl.Utf8,
    ).alias("weekday_name"),
    number("weekday").sub(pl.lit(1)).mul(pl.lit(DAY)).add(minuteOfDay).cast(pl.Int32)
      .alias("minute_of_week"),
    dayOfYear.cast(pl.Int16).alias("day_of_year"),
    minuteOfDay.cast(pl.Int32).alias("minute_of_day"),
    yearStep.cast(pl.Int32).alias("year_step"),
  ).withColumns(
    ...onCircle("minute_of_day", circle(DAY), "hour"),
    ...onCircle("minute_of_week", circle(WEEK), "week"),
    ...onCircle("year_step", table, "year"),
  ).drop("minute_of_day", "year_step");
}

/** Columns NAME_sin and NAME_cos: the points of a table at the steps that a column holds. */
function onCircle(
  column: string,
  table: { sin: number[]; cos: number[] },
  name: string,
): pl.Expr[] {
  const steps = table.sin.map((_, step) => step);
  return (["sin", "cos"] as const).map((part) =>
    pl.col(column).replaceStrict(steps, table[part], null as unknown as number, pl.Float64)
      .alias(`${name}_${part}`)
  );
}

function divides(year: pl.Expr, divisor: number): pl.Expr {
  return year.modulo(pl.lit(divisor)).eq(pl.lit(0));
}
