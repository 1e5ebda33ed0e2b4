/**
 * How a quantity is distributed: bins of given edges, on a linear or logarithmic axis.
 *
 * @module
 */

import { numberTicks } from "./axis_kind.ts";
import { labelsBelow, labelsLeft, leftRoom } from "./axis_labels.ts";
import { type Column, openTable } from "./columns.ts";
import { type Figure, type FigureOptions, frame } from "./figure.ts";
import type { NumberFormat } from "./number_format.ts";
import { baseLine, drawPanel, gridLines, Plot } from "./plot.ts";
import { lineAt, textAt } from "./svg.ts";
import { textWidth } from "./text.ts";
import { ACCENT, AXIS, INK, MUTED, PAD, TEXT, WIDTH } from "./theme.ts";

/** What a histogram shows. */
export interface HistogramOptions<R> extends FigureOptions {
  /** Columns of the edges of the bins. */
  low: Column<R>;
  high: Column<R>;
  /** Column of the heights: counts, or densities where bins are not equally wide. */
  y: Column<R>;
  /** Whether the horizontal axis is logarithmic (default false). */
  log?: boolean;
  /** What is distributed, with unit. */
  xLabel: string;
  /** What the heights are. */
  yLabel: string;
  /** How positions are written (default count). */
  xFormat?: NumberFormat;
  /** How heights are written (default count). */
  format?: NumberFormat;
  /** Positions pointed out, such as the median, with a few words each. */
  markers?: readonly { value: number; label: string }[];
  /** Positions labeled along the axis, with their words (default round numbers). */
  xTicks?: readonly { at: number; label: string }[];
  /** Height of the drawing, px (default 300). */
  height?: number;
}

/**
 * Bars as wide as their bins, side by side.
 *
 * @param rows One row for each bin, in order, without overlap.
 * @throws {RangeError} If a column is unknown, bins overlap or are empty, a height is negative, or
 * an edge is not positive on a logarithmic axis.
 *
 * @example Two bins
 * ```ts
 * import assert from "node:assert/strict";
 * import { histogram } from "lib/figures/histogram.ts";
 * const rows = [{ from: 1, to: 10, n: 4 }, { from: 10, to: 100, n: 2 }];
 * const words = { title: "Mostly short", subtitle: "2017", xLabel: "Days", yLabel: "Records" };
 * assert.equal(histogram(rows, { low: "from", high: "to", y: "n", log: true, ...words }).marks, 2);
 * ```
 */
export function histogram<R extends object>(
  rows: readonly R[],
  options: HistogramOptions<R>,
): Figure {
  const { width = WIDTH, log = false, markers = [], format = "count" } = options;
  const table = openTable(rows, "histogram");
  const lows = table.numbers(options.low);
  const highs = table.numbers(options.high);
  const heights = table.numbers(options.y);
  checkBins(lows, highs, heights, log);

  const levels = spreadLevels(markers.length);
  const height = (options.height ?? 300) + levels;
  const [top, bottom] = [26 + levels, 48];
  const yTicks = numberTicks(0, Math.max(...heights) || 1, (height - top - bottom) / 48, format);
  const left = PAD + leftRoom(yTicks);
  const domain = [lows[0]!, highs.at(-1)!] as const;
  const room = width - left - PAD - 8;
  const xTicks = options.xTicks ??
    numberTicks(...domain, room / 80, options.xFormat ?? "count", log ? "log" : "linear");
  const panel = drawPanel({
    width,
    height,
    marginTop: top,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: PAD + 8,
    x: { axis: null, type: log ? "log" : "linear", domain },
    y: { axis: null, domain: [0, Math.max(...heights) || 1] },
    marks: [
      gridLines("y", yTicks),
      Plot.rect(lows.map((_, i) => i), {
        x1: (i: number) => lows[i],
        x2: (i: number) => highs[i],
        y1: 0,
        y2: (i: number) => heights[i],
        insetLeft: 0.5,
        insetRight: 0.5,
        fill: ACCENT,
      }),
      baseLine("y"),
    ],
  });
  const foot = height - bottom;
  const small = { size: TEXT.small, fill: MUTED } as const;
  const svg = textAt(PAD, 11, options.yLabel, small) + panel.svg +
    labelsLeft(panel, yTicks, left) + labelsBelow(panel, xTicks, foot) +
    xTicks.map(({ at }) => lineAt(panel.x(at), foot, panel.x(at), foot + 4, { stroke: AXIS }))
      .join("") +
    textAt(left + room / 2, height - 5, options.xLabel, { ...small, anchor: "middle" }) +
    markers.map(mark).join("");
  const description = `Histogram of ${options.xLabel}, ${rows.length} bins. ${
    markers.map(({ label }) => `${label}.`).join(" ")
  }`;
  return frame({ svg, height, marks: rows.length, description }, table.rows(), options);

  /** A line down through the bins with its words on top; each on a level of its own. */
  function mark({ value, label }: { value: number; label: string }, i: number): string {
    const x = panel.x(value);
    const y = 26 + 17 * i;
    const anchor = x + textWidth(label, TEXT.label, 600) + 6 > width - PAD ? "end" : "start";
    return lineAt(x, y - 9, x, foot, { stroke: INK, "stroke-width": 1.2 }) +
      textAt(x + (anchor === "start" ? 6 : -6), y, label, {
        size: TEXT.label,
        weight: 600,
        anchor,
        halo: true,
      });
  }
}

/** Room above the bins for the words of markers, px. */
function spreadLevels(markers: number): number {
  return markers === 0 ? 0 : 6 + 17 * markers;
}

function checkBins(lows: number[], highs: number[], heights: number[], log: boolean): void {
  lows.forEach((low, i) => {
    const high = highs[i]!;
    const next = lows[i + 1] ?? high;
    if (!(low < high) || next < high || heights[i]! < 0 || (log && low <= 0)) {
      throw new RangeError(
        `Cannot draw histogram: bins must follow each other${log ? " above zero" : ""} with ` +
          `heights of at least 0, current bin ${i} is ${low} to ${high}, height ${heights[i]}`,
      );
    }
  });
}
