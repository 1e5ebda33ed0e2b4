import type { DayRow, Days } from "../data/reduce.ts";

/** Counted days without a first and last date that may not be whole. */
export interface WholeDays {
  /** The days that are left, with first and last at midnight of both ends. */
  days: Days;
  /** The dates left out, none, one or two. */
  dropped: DayRow[];
}

/**
 * Counted days without the first and the last date where these are not whole.
 *
 * "The most recent N records" begin in the middle of a day. The first date counts as whole when
 * its first incident falls before 01:00, the last when its last falls at 23:00 or later.
 *
 * @throws {RangeError} If no day is left.
 *
 * @example Records that begin in the evening
 * ```ts
 * import assert from "node:assert/strict";
 * import { wholeDays } from "lib/describe/whole_days.ts";
 * const counts = { n: 700, arrests: 0, domestic: 0 };
 * const days = ["2016-12-29", "2016-12-30"].map((date) => ({ date, ...counts }));
 * const whole = wholeDays({ first: "2016-12-29T20:22:00", last: "2016-12-30T23:59:00", days });
 * assert.deepEqual(whole.dropped.map((day) => day.date), ["2016-12-29"]);
 * assert.equal(whole.days.first, "2016-12-30T00:00:00");
 * ```
 */
export function wholeDays(counted: Days): WholeDays {
  const cutFirst = counted.first.slice(11, 13) !== "00" ? 1 : 0;
  const cutLast = counted.last.slice(11, 13) !== "23" ? 1 : 0;
  const end = counted.days.length - cutLast;
  const kept = counted.days.slice(cutFirst, Math.max(cutFirst, end));
  if (kept.length === 0) {
    throw new RangeError(
      `Cannot describe days: no whole day lies between ${counted.first} and ${counted.last}`,
    );
  }
  return {
    days: {
      first: `${kept[0]!.date}T00:00:00`,
      last: `${kept.at(-1)!.date}T23:59:59`,
      days: kept,
    },
    dropped: [...counted.days.slice(0, cutFirst), ...counted.days.slice(end)],
  };
}
