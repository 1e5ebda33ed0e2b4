import { rateRatio } from "../numeric/ratio.ts";
import { countsByPeriod, type DayCount, dispersionOf } from "./daily_rates.ts";
import { type Verdict, withVerdicts } from "./verdicts.ts";

/** Incidents per day on weekends against weekdays. */
export interface WeekendRow extends Verdict {
  category: string;
  weekday_n: number;
  weekday_days: number;
  weekday_rate: number;
  weekend_n: number;
  weekend_days: number;
  weekend_rate: number;
  /** Weekend rate over weekday rate; null when there was none on weekdays. */
  ratio: number | null;
  /** Ends of its Poisson interval; null when a count is zero. */
  low: number | null;
  high: number | null;
  /** Variance over mean of the days around the mean of their kind, >= 1. */
  dispersion: number;
  /** Ends of the interval scaled by the dispersion. */
  low_scaled: number | null;
  high_scaled: number | null;
  /** P-value against ratio 1, scaled by the dispersion. */
  p_value: number | null;
}

/**
 * Weekend against weekday, per day, for each category.
 *
 * Weekend is Saturday and Sunday by date: the night from Friday to Saturday is in both parts.
 *
 * @param counts Daily counts by category, as `dayCountsBy` gives them; or one entry for all.
 * @throws {RangeError} If the days of a category lack weekdays or weekends.
 *
 * @example Twice as much on the weekend
 * ```ts
 * import assert from "node:assert/strict";
 * import { weekendContrasts } from "lib/describe/weekend.ts";
 * const days = [1, 1, 1, 1, 1, 2, 2].map((n, i) => ({ date: `2018-01-0${i + 1}`, n }));
 * const [row] = weekendContrasts(new Map([["All records", days]]));
 * assert.deepEqual([row?.weekday_rate, row?.weekend_rate, row?.ratio], [1, 2, 2]);
 * ```
 */
export function weekendContrasts(
  counts: ReadonlyMap<string, readonly DayCount[]>,
): WeekendRow[] {
  return withVerdicts([...counts].map(([category, days]) => contrast(category, days)));
}

function contrast(
  category: string,
  days: readonly DayCount[],
): Omit<WeekendRow, keyof Verdict> {
  const groups = countsByPeriod(days, "day_kind");
  const weekday = groups.get("weekday");
  const weekend = groups.get("weekend");
  if (weekday === undefined || weekend === undefined) {
    throw new RangeError(
      `Cannot compare weekends: ${category} must have both weekdays and weekends`,
    );
  }
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const exposure = [sum(weekend), weekend.length, sum(weekday), weekday.length] as const;
  const dispersion = dispersionOf([weekday, weekend]);
  const exact = rateRatio(...exposure);
  const scaled = rateRatio(...exposure, { dispersion });
  return {
    category,
    weekday_n: exposure[2],
    weekday_days: exposure[3],
    weekday_rate: exposure[2] / exposure[3],
    weekend_n: exposure[0],
    weekend_days: exposure[1],
    weekend_rate: exposure[0] / exposure[1],
    ratio: exact.ratio,
    low: exact.low,
    high: exact.high,
    dispersion,
    low_scaled: scaled.low,
    high_scaled: scaled.high,
    p_value: scaled.pValue,
  };
}
