/**
 * Cells of hour, weekday and month, and where each stands in arrays of them.
 *
 * @module
 */

/** Hours of a day, weekdays, months. */
export const TIME_STEPS = { hour: 24, weekday: 7, month: 12 } as const;

/** All cells of hour, weekday and month: 2,016. */
export const N_TIME_CELLS = TIME_STEPS.hour * TIME_STEPS.weekday * TIME_STEPS.month;

/** Hour from 0, weekday from 1 Monday, month from 1. */
export type TimeCell = Record<keyof typeof TIME_STEPS, number>;

/**
 * Index of an hour (0 to 23), weekday (1 Monday to 7) and month (1 to 12): months outermost, hours
 * innermost.
 *
 * @example The first and the last cell
 * ```ts
 * import assert from "node:assert/strict";
 * import { timeCellOf } from "lib/data/time_cells.ts";
 * assert.deepEqual([timeCellOf(0, 1, 1), timeCellOf(23, 7, 12)], [0, 2015]);
 * ```
 */
export function timeCellOf(hour: number, weekday: number, month: number): number {
  return ((month - 1) * TIME_STEPS.weekday + weekday - 1) * TIME_STEPS.hour + hour;
}

/**
 * Hour, weekday and month of a cell, by its index.
 *
 * @example The last cell
 * ```ts
 * import assert from "node:assert/strict";
 * import { cellTime } from "lib/data/time_cells.ts";
 * assert.deepEqual(cellTime(2015), { hour: 23, weekday: 7, month: 12 });
 * ```
 */
export function cellTime(cell: number): TimeCell {
  const day = Math.floor(cell / TIME_STEPS.hour);
  return {
    hour: cell % TIME_STEPS.hour,
    weekday: day % TIME_STEPS.weekday + 1,
    month: Math.floor(day / TIME_STEPS.weekday) + 1,
  };
}
