/**
 * Colors for numbers: a ramp from light to dark, over a linear, square-root or logarithmic scale.
 *
 * @module
 */

import { extentOf } from "../numeric/extent.ts";
import { DIVERGING, SEQUENTIAL } from "./theme.ts";
import { roundValues, type ScaleType } from "./ticks.ts";

/** How a color scale is made. */
export interface ColorScaleOptions {
  /** Spacing of values along the ramp (default linear). */
  scale?: ScaleType;
  /** Smallest and largest value of the ramp (default those of the data). */
  domain?: [number, number];
  /** Number of classes wanted, at round values (default none: a continuous ramp). */
  classes?: number;
  /** Whether values have a sign: the ramp then runs as far below zero as above (default false). */
  diverging?: boolean;
}

/** Colors for numbers. */
export interface ColorScale {
  /** Smallest and largest value of the ramp; values beyond take the color of the end. */
  domain: [number, number];
  /** Spacing of values. */
  scale: ScaleType;
  /** Colors from low to high: of the classes, or evenly spaced stops of the continuous ramp. */
  colors: string[];
  /** Values from which the second and further classes start; undefined on a continuous ramp. */
  thresholds: number[] | undefined;
  /** Color of a value, `#rrggbb`. */
  color(value: number): string;
  /** Place of a value on a continuous ramp, 0 to 1. */
  place(value: number): number;
}

/**
 * A color scale for the given values.
 *
 * @param values Values that are colored; not empty.
 * @throws {RangeError} If there is no value, or a logarithmic scale meets one that is not positive.
 *
 * @example The ends of the ramp, and classes at round values
 * ```ts
 * import assert from "node:assert/strict";
 * import { createColorScale } from "lib/figures/color_scale.ts";
 * import { SEQUENTIAL } from "lib/figures/theme.ts";
 * const ramp = createColorScale([1, 10, 100], { scale: "log" });
 * assert.deepEqual([ramp.color(1), ramp.color(100)], [SEQUENTIAL[0], SEQUENTIAL.at(-1)]);
 * assert.equal(ramp.place(10), 0.5);
 * assert.deepEqual(createColorScale([3, 99], { classes: 5 }).thresholds, [20, 40, 60, 80]);
 * ```
 */
export function createColorScale(
  values: readonly number[],
  options: ColorScaleOptions = {},
): ColorScale {
  const { scale = "linear", classes, diverging = false } = options;
  const [least, most] = options.domain ?? extent(values);
  const farthest = Math.max(Math.abs(least), Math.abs(most));
  const [low, high] = diverging ? [-farthest, farthest] : [least, most];
  const ramp = diverging ? DIVERGING : SEQUENTIAL;
  if (!(low <= high) || (scale === "log" && low <= 0) || (scale === "sqrt" && low < 0)) {
    throw new RangeError(
      `Cannot make color scale: a ${scale} ramp cannot run from ${low} to ${high}`,
    );
  }
  const spread = SPREAD[scale];
  const [from, to] = [spread(low), spread(high)];
  const place = (value: number) =>
    to === from ? 0.5 : Math.min(1, Math.max(0, (spread(value) - from) / (to - from)));
  const common = { domain: [low, high] as [number, number], scale, place };
  if (classes === undefined) {
    const color = (value: number) => rampColor(ramp, place(value));
    return { ...common, colors: [...ramp], thresholds: undefined, color };
  }
  const thresholds = roundThresholds(low, high, classes, scale);
  const colors = Array.from(
    { length: thresholds.length + 1 },
    (_, i) => rampColor(ramp, thresholds.length === 0 ? 0.5 : i / thresholds.length),
  );
  const color = (value: number) => colors[thresholds.filter((from) => value >= from).length]!;
  return { ...common, colors, thresholds, color };
}

const SPREAD = { linear: (x: number) => x, sqrt: Math.sqrt, log: Math.log } as const;

/** Round values strictly between two others, as near to one fewer than the classes as can be. */
function roundThresholds(low: number, high: number, classes: number, scale: ScaleType): number[] {
  const misfit = (inner: number[]) => Math.abs(inner.length - (classes - 1));
  return [-1, 0, 1, 2, 3]
    .map((more) =>
      roundValues(low, high, classes + more, scale).filter((value) => value > low && value < high)
    )
    .reduce((best, next) => misfit(next) < misfit(best) ? next : best);
}

function extent(values: readonly number[]): [number, number] {
  if (values.length === 0) {
    throw new RangeError("Cannot make color scale: there must be at least one value");
  }
  return extentOf(values);
}

/** Color at a place, 0 to 1, between the evenly spaced stops of the ramp. */
function rampColor(ramp: readonly string[], place: number): string {
  const at = place * (ramp.length - 1);
  const i = Math.min(ramp.length - 2, Math.floor(at));
  const [from, to] = [channels(ramp[i]!), channels(ramp[i + 1]!)];
  const mixed = from.map((c, k) => Math.round(c + (to[k]! - c) * (at - i)));
  return `#${mixed.map((c) => c.toString(16).padStart(2, "0")).join("")}`;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
}

/**
 * Whether text on a color is read better in white than in ink.
 *
 * @example At the ends of the ramp
 * ```ts
 * import assert from "node:assert/strict";
 * import { isDark } from "lib/figures/color_scale.ts";
 * assert.deepEqual([isDark("#1f184c"), isDark("#f6f4e2")], [true, false]);
 * ```
 */
export function isDark(color: string): boolean {
  const [r = 0, g = 0, b = 0] = channels(color);
  return 0.299 * r + 0.587 * g + 0.114 * b < 140;
}
