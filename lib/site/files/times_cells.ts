/**
 * Incidents by hour and weekday, in cells that are as fine as the number of incidents lets them be.
 *
 * @module
 */

import type { CalendarDay } from "../../describe/calendar.ts";
import { dispersionOf } from "../../describe/daily_rates.ts";
import { HOURS } from "../../describe/hours.ts";
import type { CountRows } from "../../describe/totals.ts";
import { hideSmall, type ShownCounts } from "../../explore/hide_small.ts";
import { isSmall } from "../../explore/show_count.ts";
import { HOURS_OF_WEEK } from "../../features/aoristic.ts";
import { DAY_MS } from "../../numeric/milliseconds.ts";

/** Incidents by date and hour. */
export type DayHourRows = CountRows<"year" | "month" | "day" | "hour">;

/** Hours of a cell that are tried, the finest first. */
const WIDTHS = [1, 2, 4, 8];

/** Largest share of the cells that may hold 1 to 4 incidents; these are hidden. */
const MAX_SMALL = 0.03;

/** Fewest incidents that are drawn by hour and weekday: ten in each four hours of the week. */
export const MIN_INCIDENTS = 420;

/** Incidents of the cells of a week, Monday 00:00 first, as they may be shipped. */
export interface WeekCells {
  /** Hours of a cell: 1, 2, 4 or 8. */
  hoursPerCell: number;
  /**
   * Incidents whose time is known. A count from 1 to 4 stands as 2.5; where it could be computed,
   * the largest is given as about. Only such numbers are not whole.
   */
  week: number[];
  /** Incidents at default times, the same way; zeros where they are too few to be shown. */
  defaults: number[];
}

/**
 * Cells of a week, as fine as leaves hardly a count from 1 to 4; null where there are too few
 * incidents.
 *
 * @param known Incidents of each hour of the week at known times.
 * @param defaults The same at default times.
 *
 * @example Ten an hour, but none to be shown by the hour at night
 * ```ts
 * import assert from "node:assert/strict";
 * import { weekCells } from "lib/site/files/times_cells.ts";
 * const known = Array.from({ length: 168 }, (_, i) => i % 24 < 4 ? 3 : 10);
 * const cells = weekCells(known, Array(168).fill(0))!;
 * assert.deepEqual([cells.hoursPerCell, cells.week[0], cells.week[2]], [2, 6, 20]);
 * assert.equal(weekCells(Array(168).fill(2), Array(168).fill(0)), null);
 * ```
 */
export function weekCells(
  known: readonly number[],
  defaults: readonly number[],
): WeekCells | null {
  if (known.reduce((sum, n) => sum + n, 0) < MIN_INCIDENTS) return null;
  for (const hoursPerCell of WIDTHS) {
    const cells = inBlocks(known, hoursPerCell);
    const shown = hideSmall(cells);
    const isFew = cells.filter(isSmall).length > MAX_SMALL * cells.length;
    if (isFew || shown.disclosure === "none") continue;
    return {
      hoursPerCell,
      week: drawnOf(shown),
      defaults: drawnOf(hideSmall(inBlocks(defaults, hoursPerCell))),
    };
  }
  return null;
}

/**
 * Incidents of each hour of the week, Monday 00:00 first.
 *
 * @example Tuesday, 01:00
 * ```ts
 * import assert from "node:assert/strict";
 * import { countsByWeekHour } from "lib/site/files/times_cells.ts";
 * const row = { weekday: 2, hour: 1, n: 7, arrests: 0, domestic: 0 };
 * assert.equal(countsByWeekHour([row])[25], 7);
 * ```
 */
export function countsByWeekHour(rows: CountRows<"weekday" | "hour">): number[] {
  const counts: number[] = Array.from({ length: HOURS_OF_WEEK }, () => 0);
  for (const { weekday, hour, n } of rows) {
    counts[(Number(weekday) - 1) * HOURS + Number(hour)]! += n;
  }
  return counts;
}

/**
 * Variance over mean of the counts of a cell from week to week; 1 or more.
 *
 * @param days Every date of the period.
 *
 * @example A Monday hour with 2, 4 and no incidents
 * ```ts
 * import assert from "node:assert/strict";
 * import { calendarDays } from "lib/describe/calendar.ts";
 * import { cellDispersion } from "lib/site/files/times_cells.ts";
 * const row = { year: 2018, month: 1, hour: 9, arrests: 0, domestic: 0 };
 * const days = calendarDays("2018-01-01", "2018-01-21");
 * const rows = [{ ...row, day: 1, n: 2 }, { ...row, day: 8, n: 4 }];
 * assert.equal(cellDispersion(rows, days, 1), 2);
 * ```
 */
export function cellDispersion(
  rows: DayHourRows,
  days: readonly CalendarDay[],
  hoursPerCell: number,
): number {
  const perDay = HOURS / hoursPerCell;
  const first = dayNumber(days[0]!);
  const counts = new Float64Array(days.length * perDay);
  for (const { year, month, day, hour, n } of rows) {
    const date = dayNumber({ year: Number(year), month: Number(month), day: Number(day) }) - first;
    counts[date * perDay + Math.floor(Number(hour) / hoursPerCell)]! += n;
  }
  const groups: number[][] = Array.from({ length: 7 * perDay }, () => []);
  days.forEach(({ weekday }, date) => {
    for (let block = 0; block < perDay; block++) {
      groups[(weekday - 1) * perDay + block]!.push(counts[date * perDay + block]!);
    }
  });
  return dispersionOf(groups);
}

/** Counts as they are shipped: one that is given as about is never whole. */
function drawnOf({ drawn, texts }: ShownCounts): number[] {
  return drawn.map((n, i) => texts[i]!.startsWith("about") ? Math.floor(n) + 0.5 : n);
}

function inBlocks(counts: readonly number[], length: number): number[] {
  return Array.from(
    { length: counts.length / length },
    (_, i) => counts.slice(i * length, (i + 1) * length).reduce((sum, n) => sum + n, 0),
  );
}

function dayNumber({ year, month, day }: Pick<CalendarDay, "year" | "month" | "day">): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}
