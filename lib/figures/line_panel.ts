/**
 * Lines over an axis, with bands or whiskers: what line charts and small multiples have in common.
 *
 * @module
 */

import { baseLine, gridLines, Plot } from "./plot.ts";
import type { Tick } from "./axis_kind.ts";

/** One point of a line. */
export interface LinePoint {
  /** Position along the axis; milliseconds for dates. */
  x: number;
  /** Height, or null for a gap. */
  y: number | null;
  /** Interval, if there is one. */
  low: number | null;
  high: number | null;
  /** Name of the line. */
  series: string;
  /** Whether the point stands for an incomplete period; it is drawn hollow. */
  partial: boolean;
}

/** How lines are drawn. */
export interface LineStyle {
  /** Color by name of the line. */
  colors: ReadonlyMap<string, string>;
  /** How intervals are drawn. */
  interval: "band" | "whisker";
  /** Whether every point has a dot. */
  dots: boolean;
  /** Thickness of the lines, px. */
  strokeWidth: number;
  /** Names of lines that are dashed. */
  dashed?: readonly string[];
}

/** Marks of lines with their grid, for one plot. */
export function lineMarks(
  points: readonly LinePoint[],
  yTicks: readonly Tick[],
  style: LineStyle,
): Plot.Markish[] {
  const stroke = (point: LinePoint) => style.colors.get(point.series) ?? "";
  const ranged = points.filter(({ low, high }) => low !== null && high !== null);
  const whole = points.map((point) => point.partial ? { ...point, y: null } : point);
  const line = { x: "x", y: "y", z: "series", stroke, strokeLinejoin: "round" } as const;
  const strokeWidth = style.strokeWidth;
  const isDashed = ({ series }: LinePoint) => style.dashed?.includes(series) ?? false;
  return [
    gridLines("y", yTicks),
    yTicks.some(({ at }) => at === 0) ? baseLine("y") : null,
    ...(style.interval === "band"
      ? [
        Plot.areaY(ranged, {
          x: "x",
          y1: "low",
          y2: "high",
          z: "series",
          fill: stroke,
          fillOpacity: 0.16,
        }),
      ]
      : [Plot.ruleX(ranged, { x: "x", y1: "low", y2: "high", stroke, strokeWidth: 1.4 })]),
    Plot.lineY(whole.filter((point) => !isDashed(point)), { ...line, strokeWidth }),
    Plot.lineY(whole.filter(isDashed), { ...line, strokeWidth, strokeDasharray: "5,4" }),
    Plot.lineY(stubs(points), { ...line, z: "z", strokeWidth: 1.4, strokeDasharray: "2,3" }),
    Plot.dot(points.filter(({ y, partial }) => y !== null && (partial || style.dots)), {
      x: "x",
      y: "y",
      r: (point: LinePoint) => point.partial ? 3.4 : 2.6,
      fill: (point: LinePoint) => point.partial ? "#fff" : stroke(point),
      stroke,
      strokeWidth: 1.4,
    }),
  ];
}

/** Short lines that tie incomplete periods to their neighbors. */
function stubs(points: readonly LinePoint[]): (LinePoint & { z: string })[] {
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    if (next?.series !== point.series || !(point.partial || next.partial)) return [];
    return [{ ...point, z: `${i}` }, { ...next, z: `${i}` }];
  });
}

/**
 * Lowest and highest place that points and their intervals need.
 *
 * @param zero Whether zero belongs to the axis.
 *
 * @example From zero to the end of the interval
 * ```ts
 * import assert from "node:assert/strict";
 * import { heightDomain } from "lib/figures/line_panel.ts";
 * const point = { x: 0, y: 4, low: 3, high: 5, series: "", partial: false };
 * assert.deepEqual(heightDomain([point], true), [0, 5]);
 * ```
 */
export function heightDomain(
  points: readonly LinePoint[],
  zero: boolean,
  others: readonly number[] = [],
): [number, number] {
  const values = points.flatMap(({ y, low, high }) => [y, low, high])
    .filter((value) => value !== null).concat(others);
  const low = values.reduce((a, b) => Math.min(a, b), zero ? 0 : Infinity);
  const high = values.reduce((a, b) => Math.max(a, b), zero ? 0 : -Infinity);
  return low < high ? [low, high] : [Math.min(low, 0), Math.max(high, 0) || 1];
}
