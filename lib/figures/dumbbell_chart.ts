/**
 * Two values of each of several named things, and the way from one to the other.
 *
 * @module
 */

import { numberTicks } from "./axis_kind.ts";
import { labelsBelow } from "./axis_labels.ts";
import { type Column, openTable } from "./columns.ts";
import { type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawSwatches } from "./legend.ts";
import { formatNumber, type NumberFormat } from "./number_format.ts";
import { drawPanel, gridLines, Plot } from "./plot.ts";
import { layoutRows, rowLines, textColumn } from "./row_layout.ts";
import { moved, textAt } from "./svg.ts";
import { maxTextWidth, textWidth } from "./text.ts";
import { ACCENT, MUTED, NOISE, PAD, TEXT, WIDTH } from "./theme.ts";
import { readable } from "./words.ts";

/** What a dumbbell chart shows. */
export interface DumbbellOptions<R> extends FigureOptions {
  /** Column of the names. */
  y: Column<R>;
  /** Columns of the two values. */
  from: Column<R>;
  to: Column<R>;
  /** What the two values are, for the legend. */
  labels: readonly [from: string, to: string];
  /** What is compared, with unit; stands below the axis. */
  xLabel: string;
  /** How values are written (default percent). */
  format?: NumberFormat;
  /** How the difference `to` minus `from` is written at the right (default as the values). */
  differenceFormat?: NumberFormat;
  /** Whether the axis is logarithmic (default false). */
  log?: boolean;
  /** Whether a linear axis starts at zero (default true). */
  zero?: boolean;
  /** `value` (default) puts the largest first value on top, `none` keeps the order of the rows. */
  sort?: "value" | "none";
}

/**
 * Pairs of dots joined by a line, with the difference at the right.
 *
 * @param rows One row for each pair; names differ.
 * @throws {RangeError} If a column is unknown or a value is not finite, or not positive on a
 * logarithmic axis.
 *
 * @example A sample beside its source
 * ```ts
 * import assert from "node:assert/strict";
 * import { dumbbellChart } from "lib/figures/dumbbell_chart.ts";
 * const rows = [{ type: "THEFT", source: 0.24, sample: 0.25 }];
 * const columns = { y: "type", from: "source", to: "sample" } as const;
 * const words = { title: "Alike", subtitle: "2017", xLabel: "Share" };
 * const figure = dumbbellChart(rows, { ...columns, ...words, labels: ["Source", "Sample"] });
 * assert.equal(figure.marks, 2);
 * ```
 */
export function dumbbellChart<R extends object>(
  rows: readonly R[],
  options: DumbbellOptions<R>,
): Figure {
  const { width = WIDTH, format = "percent", log = false } = options;
  const table = openTable(rows, "dumbbell chart");
  const names = table.texts(options.y);
  const from = table.numbers(options.from);
  const to = table.numbers(options.to);
  const ends = [...from, ...to];
  if (log && ends.some((value) => value <= 0)) {
    throw new RangeError("Cannot draw dumbbell chart: values must be positive on a log axis");
  }
  const differences = from.map((value, i) => signed(to[i]! - value));
  const legend = drawSwatches(
    [[options.labels[0], NOISE], [options.labels[1], ACCENT]],
    width - 2 * PAD,
  );
  const top = legend.height + 24;
  const layout = layoutRows(names, options.sort === "none" ? undefined : from, top);
  const heading = "Difference";
  const right = PAD + 16 +
    Math.ceil(Math.max(maxTextWidth(differences, TEXT.axis), textWidth(heading, TEXT.small)));
  const [min, max] = [Math.min(...ends), Math.max(...ends)];
  const spare = (max - min) * 0.04 || Math.abs(max) * 0.1 || 1;
  const low = log ? min / 1.1 : (options.zero ?? true) ? Math.min(0, min) : min - spare;
  const domain: [number, number] = [low, log ? max * 1.1 : max + spare];
  const room = width - layout.left - right;
  const ticks = numberTicks(...domain, room / 75, format, log ? "log" : "linear");
  const height = top + layout.height + 44;
  const y = (i: number) => names[i];
  const panel = drawPanel({
    width,
    height,
    marginTop: top,
    marginBottom: 44,
    marginLeft: layout.left,
    marginRight: right,
    x: { axis: null, type: log ? "log" : "linear", domain },
    y: { axis: null, type: "point", domain: layout.domain, padding: 0.5, round: false },
    marks: [
      gridLines("x", ticks),
      Plot.ruleY(layout.order, {
        x1: (i: number) => from[i],
        x2: (i: number) => to[i],
        y,
        stroke: NOISE,
        strokeWidth: 3,
      }),
      Plot.dot(layout.order, { x: (i: number) => from[i], y, r: 5, fill: NOISE, stroke: "#fff" }),
      Plot.dot(layout.order, { x: (i: number) => to[i], y, r: 4, fill: ACCENT, stroke: "#fff" }),
    ],
  });
  const svg = moved(PAD, 0, legend.svg) + rowLines(layout, top, width) + panel.svg +
    layout.names + labelsBelow(panel, ticks, height - 44) +
    textColumn(layout, differences, heading, width - PAD, top) +
    textAt(layout.left + room / 2, height - 6, options.xLabel, {
      size: TEXT.small,
      fill: MUTED,
      anchor: "middle",
    });
  const gaps = from.map((value, i) => Math.abs(to[i]! - value));
  const widest = gaps.indexOf(Math.max(...gaps));
  const description = `${options.labels[0]} beside ${options.labels[1]} for ${rows.length} ` +
    `rows; the largest difference is ${differences[widest]} for ${readable(names[widest]!)}.`;
  return frame({ svg, height, marks: 2 * rows.length, description }, table.rows(), options);

  function signed(difference: number): string {
    const text = formatNumber(difference, options.differenceFormat ?? format);
    return difference > 0 && /[1-9]/.test(text) ? `+${text}` : text;
  }
}
