import pl from "nodejs-polars";

/**
 * The incidents without those of some calendar dates, such as dates that are not whole.
 *
 * @param frame Cleaned incidents.
 * @param dates ISO dates; none gives the frame as it is.
 * @returns A new frame, its rows in the same order.
 *
 * @example One of two days is left out
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { withoutDates } from "lib/data/without_dates.ts";
 * const date = [new Date("2018-01-01T05:00Z"), new Date("2018-01-02T23:59Z")];
 * const frame = pl.DataFrame({ date, year: [2018, 2018], month: [1, 1], day: [1, 2] });
 * assert.equal(withoutDates(frame, ["2018-01-02"]).height, 1);
 * ```
 */
export function withoutDates(frame: pl.DataFrame, dates: readonly string[]): pl.DataFrame {
  return dates.reduce((rest, date) => {
    const [year, month, day] = date.split("-").map(Number) as [number, number, number];
    const isThatDay = pl.col("year").eq(pl.lit(year))
      .and(pl.col("month").eq(pl.lit(month))).and(pl.col("day").eq(pl.lit(day)));
    return rest.filter(isThatDay.not());
  }, frame);
}
