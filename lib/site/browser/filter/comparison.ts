/**
 * Two periods of a view held against each other, in words.
 *
 * @module
 */

import { formatDecimal, formatNumberOf } from "../../../describe/format.ts";
import { describePeriod } from "../../../explore/describe_view.ts";
import { lengthOf } from "../../../explore/days.ts";
import { showCount, SMALL } from "../../../explore/show_count.ts";
import type { Period } from "../../../explore/view.ts";
import type { Ratio } from "../../../numeric/ratio.ts";

/** Two periods, that of the view first. */
export interface Comparison {
  periods: readonly [Period, Period];
  /** Days of each that the filters by weekday and month let in. */
  days: readonly [number, number];
  /** Incidents of each under all filters. */
  totals: readonly [number, number];
  /** Ratio of the rates; null where the periods overlap. */
  ratio: Ratio | null;
  /** What stands in the way, in a sentence. */
  caveat: string | null;
}

type Rates = Pick<Comparison, "days" | "totals" | "ratio">;

/**
 * Both rates, and their ratio with its interval; none where a total is small, as it could be
 * computed from its rate.
 *
 * @example Half as many
 * ```ts
 * import assert from "node:assert/strict";
 * import { rateRatio } from "lib/numeric/ratio.ts";
 * import { ratesText } from "lib/site/browser/filter/comparison.ts";
 * const text = ratesText({
 *   days: [50, 50],
 *   totals: [400, 800],
 *   ratio: rateRatio(400, 50, 800, 50),
 * });
 * assert.equal(
 *   text,
 *   "8.0 a day against 16.0, 0.50 times as many (95 % CI 0.44 to 0.56)",
 * );
 * ```
 */
export function ratesText({ days, totals, ratio }: Rates): string | null {
  if (totals.some((total) => total < SMALL)) return null;
  const [rate, other] = totals.map((total, i) => formatDecimal(total / days[i]!, 1));
  const rates = `${rate} a day against ${other}`;
  if (ratio === null) return rates;
  if (ratio.low === null) return null;
  const [times, low, high] = [ratio.ratio, ratio.low, ratio.high].map((each) =>
    formatDecimal(each, 2)
  );
  return `${rates}, ${times} times as many (95 % CI ${low} to ${high})`;
}

/** What stands in the way of the rates that are shown; null where nothing does. */
export function ratesCaveat(comparison: Rates & Pick<Comparison, "caveat">): string | null {
  return ratesText(comparison) === null ? null : comparison.caveat;
}

/** Both periods with their days and totals, a line each, for files. */
export function periodLines({ periods, days, totals }: Comparison): string[] {
  const line = (i: 0 | 1) => {
    const all = lengthOf(periods[i]);
    const counted = days[i] === all
      ? formatNumberOf(all, "day")
      : `${days[i]} of ${formatNumberOf(all, "day")}, by weekday or month`;
    return `${describePeriod(periods[i])}, ${counted}, ${showCount(totals[i])} incidents`;
  };
  return [`Period: ${line(0)}`, `Compared period: ${line(1)}; as counted, not scaled`];
}
