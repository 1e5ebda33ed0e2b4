/**
 * Default times: stamps that stand for "not known exactly", found by type before hours are read.
 *
 * A record needs a time, so where nobody knows it the form gets midnight, noon, the start of
 * business or the first of the month. Read as real, such stamps make a peak of crime at midnight.
 *
 * **The measure.** For each offense type and stamp: incidents at exactly that minute, over those
 * expected from the hour before and the hour after *at the same minute*. People round to full hours
 * all day, so 00:00 is compared with 23:00 and 01:00, not with 23:59; only what exceeds that habit
 * counts. For the first of the month: incidents on day 1 at any of the stamps, over the same on
 * other days, per day.
 *
 * **Midnight is one stamp.** 00:00 could be either end of a day, so many write 00:01 for it. Alone,
 * 00:01 looks many times over-represented even for robbery, and 00:00 under-represented; together
 * they show what is real. Both are listed, and decided together as "midnight".
 *
 * **The rule.** A stamp is default for a type if the ratio is at least 2 (a record that has it is
 * then at least as likely put there as true: 1 - 1 / ratio >= 1/2), the lower end of its 95 %
 * interval is above 1, and at least 10 records have it. Other hours with peaks are left alone:
 * police operations at 6 am are real. A flag says that a time cannot be relied on, not that it is
 * wrong.
 *
 * @module
 */

import pl from "nodejs-polars";
import { type OverRepresentation, overRepresentation } from "../numeric/over_representation.ts";
import { isOneOf } from "./key_columns.ts";

/** Smallest ratio of observed to expected that makes a stamp a default. */
export const LEAST_RATIO = 2;

/** Fewest records at a stamp for which it can be a default. */
export const LEAST_OBSERVED = 10;

/** Stamp of the day or month that may stand for "not known". */
export type Stamp = "00:00" | "00:01" | "midnight" | "09:00" | "12:00" | "first of month";

/** How often a stamp occurs among the incidents of a type, against what its neighbors suggest. */
export interface DefaultTimeRow extends OverRepresentation {
  primary_type: string;
  /** "midnight" is 00:00 and 00:01; "first of month" is day 1 at midnight, 09:00 or 12:00. */
  stamp: Stamp;
  /** Whether the rule says default; null for 00:00 and 00:01, which are decided as midnight. */
  is_default: boolean | null;
}

/** Records of a type whose time or date is a default. */
export interface DefaultTimeSummary {
  /** Offense type, or "ALL TYPES". */
  primary_type: string;
  n: number;
  /** Records whose time is flagged. */
  time_is_default: number;
  /** Records whose date is flagged; their time is flagged as well. */
  date_is_default: number;
  /** Share of the records whose time is flagged, in [0, 1]. */
  share: number;
}

/** Hour and minutes of each stamp that is decided on; no two hold the same record. */
const DECIDED = [
  { stamp: "midnight", hour: 0, minutes: [0, 1] },
  { stamp: "09:00", hour: 9, minutes: [0] },
  { stamp: "12:00", hour: 12, minutes: [0] },
] as const;

/** Stamps in the order of the table. */
const LISTED = [
  { stamp: "00:00", hour: 0, minutes: [0] },
  { stamp: "00:01", hour: 0, minutes: [1] },
  ...DECIDED,
] as const;

/** Incidents of a type at an hour and a minute (0, 1 or later), on first days of months or not. */
interface StampCount {
  primary_type: string;
  hour: number;
  minute: number;
  is_first: boolean;
  n: number;
}

/**
 * Over-representation of default times, by offense type.
 *
 * @param frame Cleaned incidents: primary_type, date, day, hour, minute.
 * @returns A row for each type and {@linkcode Stamp}, in that order; none for "first of month" if
 * the period has no first of a month or no other day.
 *
 * @example Thirty reports of fraud at midnight, four in the hours beside it
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { defaultTimes } from "lib/data/default_times.ts";
 * const hour = [...Array(30).fill(0), 23, 23, 1, 1];
 * const frame = pl.DataFrame({
 *   primary_type: hour.map(() => "FRAUD"),
 *   date: hour.map(() => new Date("2018-01-05T00:00Z")),
 *   day: hour.map(() => 5),
 *   hour,
 *   minute: hour.map(() => 0),
 * });
 * const midnight = defaultTimes(frame).find((row) => row.stamp === "midnight")!;
 * assert.deepEqual([midnight.expected, midnight.ratio, midnight.is_default], [2, 15, true]);
 * ```
 */
export function defaultTimes(frame: pl.DataFrame): DefaultTimeRow[] {
  const byType = Map.groupBy(countStamps(frame), (row) => row.primary_type);
  const daysPerFirst = otherDaysPerFirst(frame);
  return [...byType].flatMap(([primary_type, counts]) => {
    const at = (hour: number, minutes: readonly number[]) =>
      total(counts.filter((row) => row.hour === hour % 24 && minutes.includes(row.minute)));
    const rows: DefaultTimeRow[] = LISTED.map(({ stamp, hour, minutes }) => {
      const beside = at(hour + 23, minutes) + at(hour + 1, minutes);
      const found = overRepresentation(at(hour, minutes), beside, 2);
      const decided = DECIDED.some((one) => one.stamp === stamp);
      return { primary_type, stamp, ...found, is_default: decided ? isDefault(found) : null };
    });
    if (daysPerFirst === null) return rows;
    const stamped = counts.filter(({ hour, minute }) =>
      DECIDED.some((one) => one.hour === hour && one.minutes.some((one) => one === minute))
    );
    const [first, other] = [true, false].map((is_first) =>
      total(stamped.filter((row) => row.is_first === is_first))
    ) as [number, number];
    const found = overRepresentation(first, other, daysPerFirst);
    return [...rows, {
      primary_type,
      stamp: "first of month",
      ...found,
      is_default: isDefault(found),
    }];
  });
}

/**
 * The incidents with two columns more: `time_is_default` and `date_is_default`.
 *
 * A record whose date is a default has a default time as well.
 *
 * @param frame Cleaned incidents; a flag that is there already is replaced.
 * @param rows What {@linkcode defaultTimes} found in them, or in the records they are held against.
 * @returns A new frame, its rows in the same order.
 *
 * @example No default without evidence
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { flagDefaultTimes } from "lib/data/default_times.ts";
 * const frame = pl.DataFrame({ primary_type: ["ROBBERY"], day: [1], hour: [0], minute: [0] });
 * const flagged = flagDefaultTimes(frame, []);
 * assert.deepEqual(flagged.getColumn("time_is_default").toArray(), [false]);
 * ```
 */
export function flagDefaultTimes(
  frame: pl.DataFrame,
  rows: readonly Pick<DefaultTimeRow, "primary_type" | "stamp" | "is_default">[],
): pl.DataFrame {
  const typeIsDefault = (stamp: Stamp) => {
    const found = rows.filter((row) => row.stamp === stamp && row.is_default);
    return isOneOf("primary_type", found.map((row) => row.primary_type));
  };
  const stamps = DECIDED.map(({ stamp, hour, minutes }) => ({
    stamp,
    holds: isOneOf("hour", [hour]).and(isOneOf("minute", minutes)),
  }));
  const date = stamps.reduce((any, { holds }) => any.or(holds), pl.lit(false))
    .and(isOneOf("day", [1])).and(typeIsDefault("first of month"));
  const time = stamps.reduce(
    (any, { stamp, holds }) => any.or(holds.and(typeIsDefault(stamp))),
    date,
  );
  return frame.withColumns(time.alias("time_is_default"), date.alias("date_is_default"));
}

/**
 * Number of records with default times, by type and in total.
 *
 * @param flagged Incidents with the flags of {@linkcode flagDefaultTimes}.
 * @returns Rows sorted by type, "ALL TYPES" last.
 *
 * @example One of two
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { summarizeDefaultTimes } from "lib/data/default_times.ts";
 * const flagged = pl.DataFrame({
 *   primary_type: ["THEFT", "THEFT"],
 *   time_is_default: [true, false],
 *   date_is_default: [false, false],
 * });
 * assert.equal(summarizeDefaultTimes(flagged).at(-1)!.share, 0.5);
 * ```
 */
export function summarizeDefaultTimes(flagged: pl.DataFrame): DefaultTimeSummary[] {
  const counts = [
    pl.len().alias("n"),
    pl.col("time_is_default").sum().alias("time_is_default"),
    pl.col("date_is_default").sum().alias("date_is_default"),
  ];
  type Row = Omit<DefaultTimeSummary, "share">;
  const byType = flagged.groupBy("primary_type").agg(...counts).sort("primary_type").toRecords();
  const [all] = flagged.select(...counts).toRecords();
  return ([...byType, { primary_type: "ALL TYPES", ...all }] as unknown as Row[])
    .map((row) => ({ ...row, share: row.n === 0 ? 0 : row.time_is_default / row.n }));
}

/** The rule; a ratio over nothing expected has no bound and is taken as large. */
function isDefault({ observed, ratio, low }: OverRepresentation): boolean {
  return observed >= LEAST_OBSERVED && low > 1 && (ratio ?? Infinity) >= LEAST_RATIO;
}

/** Incidents by type, hour, minute (2 for any later one) and first of the month, sorted. */
function countStamps(frame: pl.DataFrame): StampCount[] {
  const keys = ["primary_type", "hour", "minute", "is_first"];
  const minute = pl.col("minute").cast(pl.Int32);
  return frame.select(
    pl.col("primary_type"),
    pl.col("hour"),
    pl.when(minute.ltEq(1)).then(minute).otherwise(pl.lit(2)).alias("minute"),
    pl.col("day").eq(pl.lit(1)).alias("is_first"),
  ).groupBy(keys).agg(pl.len().alias("n")).sort(keys).toRecords() as unknown as StampCount[];
}

/** Other days for each first of a month in the period, null if there are no firsts or no others. */
function otherDaysPerFirst(frame: pl.DataFrame): number | null {
  const day = frame.getColumn("date").cast(pl.Date).cast(pl.Int32);
  let [firsts, others] = [0, 0];
  for (let date = day.min(); date <= day.max(); date++) {
    if (new Date(date * 86_400_000).getUTCDate() === 1) firsts++;
    else others++;
  }
  return firsts === 0 || others === 0 ? null : others / firsts;
}

function total(rows: readonly StampCount[]): number {
  return rows.reduce((sum, row) => sum + row.n, 0);
}
