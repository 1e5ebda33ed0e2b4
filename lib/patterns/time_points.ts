/**
 * Hours, weekdays and months as points, so that times can be clustered.
 *
 * A time is a point on three circles: 23:00 is next to 00:00, Sunday to Monday, December to January.
 * How large each circle is decides what counts as near, and nothing in the data says it; so two
 * choices are tried, see {@linkcode Metric}.
 *
 * @module
 */

import {
  cellTime,
  N_TIME_CELLS,
  TIME_STEPS,
  type TimeCell,
  timeCellOf,
} from "../data/time_cells.ts";
import { circle } from "../features/time_features.ts";

/** One of the circles. */
export type Circle = keyof typeof TIME_STEPS;

/** How near times are to each other. */
export type Metric =
  /** All circles are of radius 1: opposite hours, weekdays and months are equally far. */
  | "equal"
  /**
   * The radius of a circle is how much the rate of incidents varies around it, over that of the
   * circle where it varies most: what hardly matters to incidents hardly keeps them apart.
   */
  | "variation";

/** Radius of each circle. */
export type Radii = Record<Circle, number>;

/**
 * Coordinates of all cells, six each: sine and cosine of hour, weekday and month times the radius.
 *
 * @returns Cell by cell, in the order of `timeCells`.
 *
 * @example Midnight on a Monday in January
 * ```ts
 * import assert from "node:assert/strict";
 * import { timePoints } from "lib/patterns/time_points.ts";
 * const values = timePoints({ hour: 1, weekday: 0.5, month: 0.25 });
 * assert.deepEqual([...values.subarray(0, 6)], [0, 1, 0, 0.5, 0, 0.25]);
 * ```
 */
export function timePoints(radii: Radii): Float64Array<ArrayBuffer> {
  const circles = {
    hour: circle(TIME_STEPS.hour),
    weekday: circle(TIME_STEPS.weekday),
    month: circle(TIME_STEPS.month),
  };
  const values = new Float64Array(N_TIME_CELLS * 6);
  for (let cell = 0; cell < N_TIME_CELLS; cell++) {
    const { hour, weekday, month } = cellTime(cell);
    const steps = [["hour", hour], ["weekday", weekday - 1], ["month", month - 1]] as const;
    steps.forEach(([name, step], c) => {
      values[cell * 6 + 2 * c] = radii[name] * circles[name].sin[step]!;
      values[cell * 6 + 2 * c + 1] = radii[name] * circles[name].cos[step]!;
    });
  }
  return values;
}

/**
 * Sums of the cells around one circle.
 *
 * @param counts Of each cell.
 * @returns One sum a step.
 */
export function sumsAround(counts: ArrayLike<number>, name: Circle): Float64Array {
  const sums = new Float64Array(TIME_STEPS[name]);
  const from = name === "hour" ? 0 : 1;
  for (let cell = 0; cell < N_TIME_CELLS; cell++) {
    sums[cellTime(cell)[name] - from]! += counts[cell]!;
  }
  return sums;
}

/**
 * Days on which each cell can hold incidents: dates of its weekday in its month.
 *
 * @param dates Every date of the period.
 *
 * @example One date: a Monday in January
 * ```ts
 * import assert from "node:assert/strict";
 * import { cellDays } from "lib/patterns/time_points.ts";
 * const days = cellDays([{ weekday: 1, month: 1 }]);
 * assert.deepEqual([days[0], days[23], days[24]], [1, 1, 0]);
 * ```
 */
export function cellDays(
  dates: readonly Pick<TimeCell, "weekday" | "month">[],
): Uint32Array<ArrayBuffer> {
  const days = new Uint32Array(N_TIME_CELLS);
  for (const { weekday, month } of dates) {
    const first = timeCellOf(0, weekday, month);
    for (let hour = 0; hour < TIME_STEPS.hour; hour++) days[first + hour]!++;
  }
  return days;
}

/**
 * Radii of a metric on the incidents of a period.
 *
 * @param counts Incidents of each cell, at least one.
 * @param days Days of each cell, as {@linkcode cellDays} gives them.
 *
 * @example Incidents in one hour of the day only
 * ```ts
 * import assert from "node:assert/strict";
 * import { N_TIME_CELLS } from "lib/data/time_cells.ts";
 * import { metricRadii } from "lib/patterns/time_points.ts";
 * const counts = Uint32Array.from({ length: N_TIME_CELLS }, (_, cell) => cell % 24 === 5 ? 1 : 0);
 * const radii = metricRadii("variation", counts, new Uint32Array(N_TIME_CELLS).fill(1));
 * assert.deepEqual(radii, { hour: 1, weekday: 0, month: 0 });
 * ```
 */
export function metricRadii(
  metric: Metric,
  counts: ArrayLike<number>,
  days: ArrayLike<number>,
): Radii {
  if (metric === "equal") return { hour: 1, weekday: 1, month: 1 };
  const variations = (["hour", "weekday", "month"] as const).map((name) =>
    variation(sumsAround(counts, name), sumsAround(days, name))
  );
  const most = Math.max(...variations);
  if (!(most > 0)) {
    throw new RangeError(
      "Cannot measure variation: incidents must vary with hour, weekday or month",
    );
  }
  const [hour, weekday, month] = variations.map((each) => each / most) as [number, number, number];
  return { hour, weekday, month };
}

/** Standard deviation of rates over their mean, steps weighted by their exposure. */
function variation(counts: Float64Array, days: Float64Array): number {
  const exposure = days.reduce((sum, each) => sum + each, 0);
  const mean = counts.reduce((sum, each) => sum + each, 0) / exposure;
  const square = days.reduce((sum, each, i) => {
    if (each === 0) return sum;
    const apart = counts[i]! / each / mean - 1;
    return sum + each / exposure * apart * apart;
  }, 0);
  return Math.sqrt(square);
}
