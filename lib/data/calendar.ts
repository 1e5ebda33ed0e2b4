/**
 * What a date says of the calendar: month, weekday, hour, season.
 *
 * @module
 */

import pl from "nodejs-polars";

/** Meteorological seasons, by month from January. */
const SEASONS = [
  "winter",
  "winter",
  "spring",
  "spring",
  "spring",
  "summer",
  "summer",
  "summer",
  "autumn",
  "autumn",
  "autumn",
  "winter",
];

/**
 * Frame with the calendar columns of its `date`: year, month (1-12), day (1-31), weekday (1 Monday
 * to 7 Sunday), hour (0-23), minute (0-59), season (winter is December to February) and
 * is_weekend (Saturday and Sunday).
 *
 * @example A Sunday evening
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { withCalendar } from "lib/data/calendar.ts";
 * const frame = withCalendar(pl.DataFrame({ date: [new Date(Date.UTC(2018, 10, 11, 23, 55))] }));
 * assert.deepEqual(frame.drop("date").row(0), [2018, 11, 11, 7, 23, 55, "autumn", true]);
 * ```
 */
export function withCalendar(frame: pl.DataFrame): pl.DataFrame {
  const { dt } = pl.col("date");
  const parts = frame.withColumns(
    dt.year().alias("year"),
    dt.month().alias("month"),
    dt.day().alias("day"),
    dt.weekday().alias("weekday"),
    dt.hour().alias("hour"),
    dt.minute().alias("minute"),
  );
  const months = SEASONS.map((_, i) => i + 1);
  return parts.withColumns(
    pl.col("month").replaceStrict(months, SEASONS, null as unknown as string, pl.Utf8)
      .alias("season"),
    pl.col("weekday").gt(pl.lit(5)).alias("is_weekend"),
  );
}
