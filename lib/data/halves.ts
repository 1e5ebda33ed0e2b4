/**
 * A period in two halves of equal length.
 *
 * @module
 */

import pl from "nodejs-polars";
import { DAY_MS } from "../numeric/milliseconds.ts";

/** Incidents before and from the middle of their period on. */
export interface Halves {
  first: pl.DataFrame;
  second: pl.DataFrame;
  /** First date of the second half, "2017-12-05". */
  from: string;
}

/**
 * Incidents of the first and of the second half of a period, cut at midnight.
 *
 * @param frame Cleaned incidents of two dates or more, sorted by date.
 * @returns Frames in the order of the frame; with an odd number of dates the first half is longer.
 * @throws {RangeError} If all incidents are of one date, or there are none.
 *
 * @example Three dates
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { halvesOf } from "lib/data/halves.ts";
 * const dates = ["2018-01-01T05:00Z", "2018-01-02T23:59Z", "2018-01-03T00:00Z"];
 * const frame = pl.DataFrame([pl.Series("date", dates.map((text) => new Date(text)))]);
 * const { first, second, from } = halvesOf(frame);
 * assert.deepEqual([first.height, second.height, from], [2, 1, "2018-01-03"]);
 * ```
 */
export function halvesOf(frame: pl.DataFrame): Halves {
  const [start, end] = frame.height === 0
    ? [0, 0]
    : [pl.col("date").min().alias("start"), pl.col("date").max().alias("end")]
      .map((edge) => (frame.select(edge).row(0)[0] as Date).getTime())
      .map((time) => Math.floor(time / DAY_MS));
  if (!(end! > start!)) {
    throw new RangeError(
      `Cannot halve period: incidents must be of two dates or more, current value is ${frame.height} ` +
        `incidents of one`,
    );
  }
  const from = new Date((start! + Math.ceil((end! - start! + 1) / 2)) * DAY_MS);
  return {
    first: frame.filter(pl.col("date").lt(pl.lit(from))),
    second: frame.filter(pl.col("date").gtEq(pl.lit(from))),
    from: from.toISOString().slice(0, 10),
  };
}
