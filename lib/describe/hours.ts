/**
 * The day by the hour, read only after default times have been set apart.
 *
 * Records whose time is a default (00:00, 12:00 and the like) hold genuine incidents too, so the
 * truth of an hour lies between its share without them and its share with them: both are given.
 *
 * @module
 */

import { twoSidedP } from "../numeric/normal.ts";
import { wilsonInterval } from "../numeric/wilson.ts";
import { dispersionOf } from "./daily_rates.ts";
import { formatHour, formatList } from "./format.ts";
import type { CountRows } from "./totals.ts";

/** Records of one hour of the day. */
export interface HourRow {
  /** 0 to 23. */
  hour: number;
  /** Records whose time is not a default. */
  n: number;
  /** n over all records whose time is not a default; null when there are none. */
  share: number | null;
  /** Ends of the Wilson interval of the share. */
  low: number;
  high: number;
  /** Records whose time is a default, set apart. */
  n_default: number;
  /** All records of the hour. */
  n_all: number;
  /** n_all over all records; null when there are none. */
  share_all: number | null;
}

/** The busiest hour and those that may as well be it. */
export interface PeakHours {
  /** The hour with the most records; the earliest of equals. */
  hour: number;
  n: number;
  /** Hours whose counts cannot be told from the largest, in order of the day, the peak included. */
  tied: number[];
}

/** Number of hours in a day. */
export const HOURS = 24;

/**
 * Shares of the 24 hours with default times set apart, and beside them the shares of all records.
 *
 * @param rows Counts by hour and time_is_default; hours that do not occur count 0.
 *
 * @example Half of what stands at midnight is a default
 * ```ts
 * import assert from "node:assert/strict";
 * import { hourProfile } from "lib/describe/hours.ts";
 * const counts = { arrests: 0, domestic: 0 };
 * const profile = hourProfile([
 *   { hour: 0, time_is_default: false, n: 5, ...counts },
 *   { hour: 0, time_is_default: true, n: 5, ...counts },
 *   { hour: 20, time_is_default: false, n: 15, ...counts },
 * ]);
 * assert.deepEqual([profile.length, profile[0]?.share, profile[0]?.share_all], [24, 0.25, 0.4]);
 * ```
 */
export function hourProfile(rows: CountRows<"hour" | "time_is_default">): HourRow[] {
  const genuine = countsByHour(rows.filter((row) => row.time_is_default !== true));
  const defaults = countsByHour(rows.filter((row) => row.time_is_default === true));
  const n = genuine.reduce((sum, count) => sum + count, 0);
  const all = defaults.reduce((sum, count) => sum + count, n);
  return genuine.map((count, hour) => ({
    hour,
    n: count,
    share: n === 0 ? null : count / n,
    ...wilsonInterval(count, n),
    n_default: defaults[hour]!,
    n_all: count + defaults[hour]!,
    share_all: all === 0 ? null : (count + defaults[hour]!) / all,
  }));
}

/**
 * The busiest hour, and the hours that cannot be told from it.
 *
 * Each hour is compared with the largest count, one-sided, as counts of equal exposure whose
 * variance is their mean times the dispersion. Since the largest was picked by looking, p-values
 * are multiplied by the number of ordered pairs of hours: an hour that is truly as busy as the
 * busiest is left out in at most 5 % of such data sets.
 *
 * @param counts Records of each hour, in order of the day.
 * @param dispersion Variance over mean of the counts, as {@linkcode hourlyDispersion} estimates it.
 * @throws {RangeError} If there are no counts, or the dispersion is below 1.
 *
 * @example 900 cannot be told from 905, 700 can
 * ```ts
 * import assert from "node:assert/strict";
 * import { peakHours } from "lib/describe/hours.ts";
 * assert.deepEqual(peakHours([700, 900, 905]), { hour: 2, n: 905, tied: [1, 2] });
 * ```
 */
export function peakHours(counts: readonly number[], dispersion = 1): PeakHours {
  if (counts.length === 0) throw new RangeError("Cannot find peak: there must be counts");
  if (!(dispersion >= 1)) {
    throw new RangeError(
      `Cannot find peak: dispersion must be at least 1, current value is ${dispersion}`,
    );
  }
  const n = Math.max(...counts);
  const hour = counts.indexOf(n);
  const pairs = counts.length * (counts.length - 1);
  const tied = counts.flatMap((count, i) => {
    if (count === n) return [i];
    const p = twoSidedP((n - count) / Math.sqrt(dispersion * (n + count))) / 2;
    return p * pairs > 0.05 ? [i] : [];
  });
  return { hour, n, tied };
}

/**
 * The busiest hours in words; that none stands out where over a quarter of the day is tied.
 *
 * @example Two hours, and all of them
 * ```ts
 * import assert from "node:assert/strict";
 * import { describePeak, peakHours } from "lib/describe/hours.ts";
 * assert.equal(describePeak(peakHours([700, 900, 905])), "the peak is at 01:00 and 02:00");
 * assert.equal(describePeak(peakHours(Array(24).fill(9))), "no hour stands out");
 * ```
 */
export function describePeak({ tied }: PeakHours): string {
  if (tied.length > HOURS / 4) return "no hour stands out";
  return `the peak is at ${formatList(tied.map(formatHour))}`;
}

/**
 * Variance over mean of the counts of an hour from day to day, around the mean of that hour; >= 1.
 *
 * @param rows Counts by year, month, day and hour.
 * @param nDays Days of the study period; days without a row of an hour count 0.
 * @throws {RangeError} If an hour has more days with rows than there are days.
 *
 * @example Twice the variance that chance makes
 * ```ts
 * import assert from "node:assert/strict";
 * import { hourlyDispersion } from "lib/describe/hours.ts";
 * const date = { year: 2018, month: 1, hour: 9, arrests: 0, domestic: 0 };
 * const rows = [{ ...date, day: 1, n: 2 }, { ...date, day: 2, n: 4 }];
 * assert.equal(hourlyDispersion(rows, 3), 2);
 * ```
 */
export function hourlyDispersion(
  rows: CountRows<"year" | "month" | "day" | "hour">,
  nDays: number,
): number {
  const byHour = Array.from({ length: HOURS }, () => new Map<string, number>());
  for (const row of rows) {
    const day = `${row.year}-${row.month}-${row.day}`;
    const counts = byHour[Number(row.hour)]!;
    counts.set(day, (counts.get(day) ?? 0) + row.n);
  }
  const most = Math.max(...byHour.map((counts) => counts.size));
  if (most > nDays) {
    throw new RangeError(
      `Cannot compute dispersion: nDays must be at least ${most}, current value is ${nDays}`,
    );
  }
  return dispersionOf(byHour.map((counts) => {
    const zeros: number[] = Array.from({ length: nDays - counts.size }, () => 0);
    return [...counts.values(), ...zeros];
  }));
}

/**
 * Number of records of each of the 24 hours.
 *
 * @param rows Counts by hour; other keys are summed over.
 *
 * @example Two rows of one hour
 * ```ts
 * import assert from "node:assert/strict";
 * import { countsByHour } from "lib/describe/hours.ts";
 * const row = { hour: 23, n: 2, arrests: 0, domestic: 0 };
 * assert.equal(countsByHour([row, row])[23], 4);
 * ```
 */
export function countsByHour(rows: CountRows<"hour">): number[] {
  const counts: number[] = Array.from({ length: HOURS }, () => 0);
  for (const { hour, n } of rows) {
    if (typeof hour !== "number" || counts[hour] === undefined) {
      throw new RangeError(`Cannot count hours: hour must be in 0 .. 23, current value is ${hour}`);
    }
    counts[hour] += n;
  }
  return counts;
}
