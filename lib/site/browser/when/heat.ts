/**
 * Hours and weekdays of a series as rates that compare.
 *
 * @module
 */

import { isSmall } from "../../../explore/show_count.ts";
import type { Times } from "../../files/times.ts";
import type { TimeSeries } from "../../files/times_series.ts";

/** How values are given: incidents an hour, or times the average hour of the series. */
export type Unit = "rate" | "relative";

/** Incidents of some hours of some days. */
export interface HeatCell {
  /** Incidents: of 1 to 4 the middle, 2.5. */
  n: number;
  /** Whether the number is an estimate, since a part of it is not shown. */
  isAbout: boolean;
  /** Hours of the record that it stands for. */
  hours: number;
  /** Incidents an hour. */
  rate: number;
  /** The rate over that of the average hour; null where there are no incidents at all. */
  relative: number | null;
}

/** A week. */
export interface WeekHeat {
  hoursPerCell: number;
  /** Cells of each weekday, Monday first. */
  cells: HeatCell[][];
  /** All hours of each weekday. */
  weekdays: HeatCell[];
  /** All weekdays of each block of hours. */
  blocks: HeatCell[];
  all: HeatCell;
}

/** What a week is made of. */
export type WeekSource = Pick<TimeSeries, "hoursPerCell" | "week" | "defaults">;

/**
 * The week of a series.
 *
 * @param weekdays Days of each weekday in the period, Monday first.
 * @param withDefaults Whether incidents at default times count at these times.
 *
 * @example Two incidents in each of the 168 hours, but for one
 * ```ts
 * import assert from "node:assert/strict";
 * import { weekHeat } from "lib/site/browser/when/heat.ts";
 * const week = Array.from({ length: 168 }, (_, i) => i === 5 ? 170 : 2);
 * const series = { hoursPerCell: 1, week, defaults: week.map(() => 0) };
 * const heat = weekHeat({ weekdays: Array(7).fill(2) }, series, false);
 * const { n, hours, rate, relative } = heat.cells[0]![5]!;
 * assert.deepEqual([n, hours, rate, relative], [170, 2, 85, 56.666666666666664]);
 * assert.equal(heat.all.rate, 1.5);
 * ```
 */
export function weekHeat(
  { weekdays }: Pick<Times, "weekdays">,
  { hoursPerCell, week, defaults }: WeekSource,
  withDefaults: boolean,
): WeekHeat {
  const perDay = 24 / hoursPerCell;
  const counts = week.map((n, i) => withDefaults ? n + defaults[i]! : n);
  const nDays = weekdays.reduce((sum, n) => sum + n, 0);
  const total = counts.reduce((sum, n) => sum + n, 0);
  const mean = total / (24 * nDays);
  const cellOf = (parts: readonly number[], hours: number): HeatCell => {
    const n = parts.reduce((sum, part) => sum + counts[part]!, 0);
    return {
      n,
      isAbout: parts.some((part) =>
        isHidden(week[part]!) || withDefaults && isHidden(defaults[part]!)
      ),
      hours,
      rate: n / hours,
      relative: mean > 0 ? n / hours / mean : null,
    };
  };
  const blocks = Array.from({ length: perDay }, (_, block) => block);
  const rows = weekdays.map((_, day) => blocks.map((block) => day * perDay + block));
  return {
    hoursPerCell,
    cells: rows.map((row, day) => row.map((part) => cellOf([part], weekdays[day]! * hoursPerCell))),
    weekdays: rows.map((row, day) => cellOf(row, weekdays[day]! * 24)),
    blocks: blocks.map((block) => cellOf(rows.map((row) => row[block]!), nDays * hoursPerCell)),
    all: cellOf(rows.flat(), nDays * 24),
  };
}

/** Whether a count stands for another: the middle of a small one, or about as much. */
function isHidden(count: number): boolean {
  return isSmall(count) || !Number.isInteger(count);
}

/** The largest value of the cells of weeks, in a unit. */
export function largestValue(heats: readonly WeekHeat[], unit: Unit): number {
  return Math.max(0, ...heats.flatMap(({ cells }) => cells.flat().map((cell) => cell[unit] ?? 0)));
}
