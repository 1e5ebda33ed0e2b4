/**
 * What the stamps of the records tell of how they were made: when they were last touched, and
 * which minutes people write.
 *
 * @module
 */

import pl from "nodejs-polars";
import { DAY_MS } from "../numeric/milliseconds.ts";

/** Time from the incident to the last change of its record. */
export interface LagSummary {
  /** Incidents with both stamps. */
  n: number;
  /** Incidents without the stamp of the last change. */
  without: number;
  /** Records changed before the incident happened. */
  negative: number;
  /** Records last changed more than {@linkcode PUBLICATION_DAYS} days after the incident. */
  after_publication: number;
  share_after_publication: number;
  /** Quantiles of the lag. */
  quantiles: { probability: number; days: number }[];
  /** Dates on which most records were last changed: bulk changes show here. */
  busiest: { date: string; n: number; share: number }[];
}

/** How often a minute is written. */
export interface MinuteRow {
  /** ":00", ":30", ":15 or :45", "other tens and fives", "other minutes". */
  minutes: string;
  n: number;
  share: number;
  /** Share if every minute were as likely. */
  expected_share: number;
  ratio: number;
}

/** The portal leaves out the most recent seven days. */
export const PUBLICATION_DAYS = 7;

const PROBABILITIES = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];
const BUSIEST = 10;

/**
 * How long after the incident its record was last changed.
 *
 * The stamp is that of the *last* change: a bulk change of old records hides when they came in, so
 * this bounds the delay of entry from above and does not measure it.
 *
 * @param frame Cleaned incidents.
 *
 * @example Ten days
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { timeliness } from "lib/data/quality_times.ts";
 * const day = (n: number) => new Date(Date.UTC(2018, 0, n));
 * const lag = timeliness(pl.DataFrame({ date: [day(1), day(5)], updated_on: [day(11), null] }));
 * assert.deepEqual([lag.n, lag.without, lag.after_publication], [1, 1, 1]);
 * assert.equal(lag.quantiles[3]!.days, 10);
 * ```
 */
export function timeliness(frame: pl.DataFrame): LagSummary {
  const both = frame.select(
    pl.col("updated_on").cast(pl.Date).alias("touched"),
    pl.col("updated_on").cast(pl.Int64).sub(pl.col("date").cast(pl.Int64)).alias("lag"),
  ).filter(pl.col("lag").isNotNull());
  const n = both.height;
  const after = both.filter(pl.col("lag").gt(PUBLICATION_DAYS * DAY_MS)).height;
  const lag = both.getColumn("lag");
  const busiest = both.groupBy("touched").agg(pl.len().alias("n"))
    .sort({ by: ["n", "touched"], descending: [true, false] }).head(BUSIEST)
    .rows() as [Date, number][];
  return {
    n,
    without: frame.height - n,
    negative: both.filter(pl.col("lag").lt(0)).height,
    after_publication: after,
    share_after_publication: n === 0 ? 0 : after / n,
    quantiles: n === 0 ? [] : PROBABILITIES.map((probability) => ({
      probability,
      days: lag.quantile(probability, "linear") / DAY_MS,
    })),
    busiest: busiest.map(([date, touched]) => ({
      date: date.toISOString().slice(0, 10),
      n: touched,
      share: touched / n,
    })),
  };
}

/**
 * Heaping of the minutes: how much more often full hours and round minutes are written.
 *
 * @param frame Cleaned incidents.
 * @returns Five rows whose incidents add up to all.
 *
 * @example Half of four incidents on the hour
 * ```ts
 * import assert from "node:assert/strict";
 * import pl from "nodejs-polars";
 * import { minuteHeaping } from "lib/data/quality_times.ts";
 * const [onTheHour] = minuteHeaping(pl.DataFrame({ minute: [0, 0, 15, 59] }));
 * assert.deepEqual([onTheHour!.n, onTheHour!.ratio], [2, 30]);
 * ```
 */
export function minuteHeaping(frame: pl.DataFrame): MinuteRow[] {
  const counts = new Array<number>(60).fill(0);
  for (const [minute, n] of frame.groupBy("minute").agg(pl.len().alias("n")).rows()) {
    counts[minute] = n;
  }
  const groups = Map.groupBy(counts.keys(), minuteGroup);
  return GROUPS.map((minutes) => {
    const members = groups.get(minutes)!;
    const n = members.reduce((sum, minute) => sum + counts[minute]!, 0);
    const share = frame.height === 0 ? 0 : n / frame.height;
    const expected_share = members.length / 60;
    return { minutes, n, share, expected_share, ratio: share / expected_share };
  });
}

const GROUPS = [":00", ":30", ":15 or :45", "other tens and fives", "other minutes"];

/** Group of a minute, one of {@linkcode GROUPS}. */
function minuteGroup(minute: number): string {
  if (minute === 0) return ":00";
  if (minute === 30) return ":30";
  if (minute % 15 === 0) return ":15 or :45";
  return minute % 5 === 0 ? "other tens and fives" : "other minutes";
}
