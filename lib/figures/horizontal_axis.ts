/**
 * A horizontal axis of numbers with its grid, labels and reference lines, for charts that draw
 * their marks themselves.
 *
 * @module
 */

import { numberTicks } from "./axis_kind.ts";
import { labelsBelow } from "./axis_labels.ts";
import type { NumberFormat } from "./number_format.ts";
import { lineAt, textAt } from "./svg.ts";
import { textWidth } from "./text.ts";
import { GRID, INK, MUTED, PAD, TEXT } from "./theme.ts";

/** Height of the labels and the title below an axis, px. */
export const AXIS_FOOT = 44;

/** Where an axis lies. */
export interface AxisOptions {
  /** Smallest and largest value; different. */
  domain: readonly [number, number];
  /** Where they stand, px. */
  left: number;
  right: number;
  /** Upper and lower edge of the marks, px. */
  top: number;
  foot: number;
  /** Spacing of values (default linear). */
  scale?: "linear" | "sqrt";
  /** How values are written. */
  format: NumberFormat;
  /** Room for a tick, px. */
  tickRoom: number;
}

/** An axis. */
export interface HorizontalAxis {
  /** Place of a value, px. */
  x(value: number): number;
  /** Lines at the ticks, to be drawn below the marks. */
  grid: string;
  /**
   * Values below the marks and the title below them, moved so that neither leaves the figure.
   *
   * @param width Width of the figure, px.
   */
  labels(title: string, width: number): string;
  /**
   * A dashed line with its words above it.
   *
   * @param low Limits of the words, px.
   * @param high
   */
  reference(mark: { value: number; label: string }, low: number, high: number): string;
}

/**
 * Lays out an axis.
 *
 * @example Half of the largest value stands in the middle
 * ```ts
 * import assert from "node:assert/strict";
 * import { createAxis } from "lib/figures/horizontal_axis.ts";
 * const edges = { left: 100, right: 300, top: 0, foot: 50, tickRoom: 60, format: "count" } as const;
 * assert.equal(createAxis({ domain: [0, 10], ...edges }).x(5), 200);
 * assert.equal(createAxis({ domain: [0, 100], scale: "sqrt", ...edges }).x(25), 200);
 * ```
 */
export function createAxis(options: AxisOptions): HorizontalAxis {
  const { domain: [low, high], left, right, top, foot, scale = "linear" } = options;
  const spread = scale === "sqrt" ? Math.sqrt : (value: number) => value;
  const [from, to] = [spread(low), spread(high)];
  const x = (value: number) => left + (spread(value) - from) / (to - from) * (right - left);
  const count = (right - left) / options.tickRoom;
  const ticks = numberTicks(low, high, count, options.format, scale);
  return {
    x,
    grid: ticks.map(({ at }) => lineAt(x(at), top, x(at), foot, { stroke: GRID })).join(""),
    labels: (title, width) =>
      labelsBelow({ svg: "", x: (at) => x(Number(at)), y: Number }, ticks, foot) +
      centered(title, (left + right) / 2, foot + AXIS_FOOT - 6, PAD, width - PAD, MUTED),
    reference: ({ value, label }, low, high) =>
      lineAt(x(value), top - 4, x(value), foot, { stroke: INK, "stroke-dasharray": "4,3" }) +
      centered(label, x(value), top - 10, low, high, INK),
  };
}

/** A small text as near to a place as it stays between limits. */
function centered(text: string, at: number, y: number, low: number, high: number, fill: string) {
  const half = textWidth(text, TEXT.small) / 2;
  const middle = Math.max(Math.min(at, high - half), low + half);
  return textAt(middle, y, text, { size: TEXT.small, anchor: "middle", fill });
}
