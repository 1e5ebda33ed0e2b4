import type { CalendarDay } from "./calendar.ts";
import type { DayCount } from "./daily_rates.ts";
import { categoryText, type CountRows, totalsBy } from "./totals.ts";

/**
 * Counts of each category on each day of the study period, zeros included.
 *
 * @param rows Counts by category, year, month and day.
 * @param days Days to count; rows on other dates are left out.
 * @returns Daily counts by category, the largest category of all rows first.
 *
 * @example A day without
 * ```ts
 * import assert from "node:assert/strict";
 * import { calendarDays } from "lib/describe/calendar.ts";
 * import { dayCountsBy } from "lib/describe/day_counts.ts";
 * const row = { type: "ARSON", year: 2018, month: 1, day: 2, n: 3, arrests: 0, domestic: 0 };
 * const counts = dayCountsBy([row], "type", calendarDays("2018-01-01", "2018-01-02"));
 * assert.deepEqual(counts.get("ARSON")?.map((day) => day.n), [0, 3]);
 * ```
 */
export function dayCountsBy<K extends string>(
  rows: CountRows<K | "year" | "month" | "day">,
  key: K,
  days: readonly CalendarDay[],
): Map<string, DayCount[]> {
  const position = new Map(days.map(({ date }, i) => [date, i]));
  const counts = new Map<string, DayCount[]>();
  for (const { category } of totalsBy(rows, key)) {
    counts.set(category, days.map(({ date }) => ({ date, n: 0 })));
  }
  for (const row of rows) {
    const at = position.get(isoDate(row.year, row.month, row.day));
    if (at !== undefined) counts.get(categoryText(row[key]))![at]!.n += row.n;
  }
  return counts;
}

function isoDate(...parts: unknown[]): string {
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
