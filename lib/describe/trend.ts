/**
 * Counts by month of the study period, per day, for each category.
 *
 * @module
 */

import { type DailyRateRow, dailyRates, type DayCount } from "./daily_rates.ts";
import { categoryText, type CountRows, totalsBy } from "./totals.ts";

/** Records per day of one category in one month; complete when the whole month is studied. */
export interface MonthlyRateRow extends DailyRateRow {
  category: string;
  year: number;
  /** 1 to 12. */
  month: number;
}

/**
 * Monthly rates per day of each category, months without a record included.
 *
 * @param counts Daily counts by category, as `dayCountsBy` gives them; or one entry for all.
 * @returns Rows by category in the order given, then by month.
 *
 * @example 31 in the 31 days of January, none in the one day of February
 * ```ts
 * import assert from "node:assert/strict";
 * import { calendarDays } from "lib/describe/calendar.ts";
 * import { monthlyRates } from "lib/describe/trend.ts";
 * const days = calendarDays("2018-01-01", "2018-02-01").map(({ date, month }) => ({
 *   date,
 *   n: month === 1 ? 1 : 0,
 * }));
 * const rates = monthlyRates(new Map([["ARSON", days]]));
 * assert.deepEqual(rates.map((row) => [row.rate, row.complete]), [[1, true], [0, false]]);
 * ```
 */
export function monthlyRates(
  counts: ReadonlyMap<string, readonly DayCount[]>,
): MonthlyRateRow[] {
  return [...counts].flatMap(([category, days]) =>
    dailyRates(days, "month").map((row) => ({
      category,
      year: Number(row.period.slice(0, 4)),
      month: Number(row.period.slice(5, 7)),
      ...row,
    }))
  );
}

/**
 * Counts of each category in each month that has any.
 *
 * @returns Counts by "2017-01", by category, the largest category first.
 *
 * @example Two days of one month
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthlyCounts } from "lib/describe/trend.ts";
 * const row = { type: "ARSON", year: 2018, month: 1, n: 3, arrests: 0, domestic: 0 };
 * assert.equal(monthlyCounts([row, row], "type").get("ARSON")?.get("2018-01"), 6);
 * ```
 */
export function monthlyCounts<K extends string>(
  rows: CountRows<K | "year" | "month">,
  key: K,
): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>(
    totalsBy(rows, key).map(({ category }) => [category, new Map()]),
  );
  for (const row of rows) {
    const byMonth = counts.get(categoryText(row[key]))!;
    const period = `${row.year}-${String(row.month).padStart(2, "0")}`;
    byMonth.set(period, (byMonth.get(period) ?? 0) + row.n);
  }
  return counts;
}
