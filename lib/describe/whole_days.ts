import type { DayRow, Days } from "../data/reduce.ts";
import { UserError } from "../errors.ts";
import { formatNumberOf } from "./format.ts";

/** Fewest whole days that time can be described on: each weekday twice. */
export const MIN_DAYS = 14;

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
 * @throws {UserError} If fewer than {@linkcode MIN_DAYS} days are left.
 *
 * @example Records that begin in the evening
 * ```ts
 * import assert from "node:assert/strict";
 * import { wholeDays } from "lib/describe/whole_days.ts";
 * const counts = { n: 700, arrests: 0, domestic: 0 };
 * const days = Array.from({ length: 15 }, (_, i) => ({ date: `2017-01-${i + 10}`, ...counts }));
 * const whole = wholeDays({ first: "2017-01-10T20:22:00", last: "2017-01-24T23:59:00", days });
 * assert.deepEqual(whole.dropped.map((day) => day.date), ["2017-01-10"]);
 * assert.equal(whole.days.first, "2017-01-11T00:00:00");
 * ```
 */
export function wholeDays(counted: Days): WholeDays {
  const cutFirst = counted.first.slice(11, 13) !== "00" ? 1 : 0;
  const cutLast = counted.last.slice(11, 13) !== "23" ? 1 : 0;
  const end = counted.days.length - cutLast;
  const kept = counted.days.slice(cutFirst, Math.max(cutFirst, end));
  if (kept.length < MIN_DAYS) {
    throw new UserError(
      `The records cover ${
        formatNumberOf(kept.length, "whole day")
      }, and their times need ${MIN_DAYS}: ` +
        `take more with --rows, or give a longer period to --data.`,
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
