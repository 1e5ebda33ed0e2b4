/**
 * Estimates with their intervals, one named row each: a forest plot.
 *
 * @module
 */

import { numberTicks } from "./axis_kind.ts";
import { labelsBelow } from "./axis_labels.ts";
import { type Column, distinct, openTable } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawSwatches } from "./legend.ts";
import { formatNumber, type NumberFormat } from "./number_format.ts";
import { drawPanel, gridLines, Plot } from "./plot.ts";
import { layoutRows, rowLines, textColumn } from "./row_layout.ts";
import { moved, textAt } from "./svg.ts";
import { maxTextWidth, textWidth } from "./text.ts";
import { ACCENT, colorsOf, HIGHLIGHT, INK, MUTED, PAD, QUIET_LINE, TEXT, WIDTH } from "./theme.ts";
import { readable } from "./words.ts";

/** What a forest plot shows. */
export interface DotIntervalOptions<R> extends FigureOptions {
  /** Column of the estimates. */
  x: Column<R>;
  /** Columns of the ends of the interval; null where there is none. */
  low: Column<R>;
  high: Column<R>;
  /** Column of the names. */
  y: Column<R>;
  /** What is estimated, with unit; stands below the axis. */
  xLabel: string;
  /** How estimates are written (default percent). */
  format?: NumberFormat;
  /** Whether the axis is logarithmic; it then does not start at zero. */
  log?: boolean;
  /** Whether a linear axis starts at zero (default true). */
  zero?: boolean;
  /** A value to compare with, such as 1 for ratios, and what to call it. */
  reference?: { value: number; label: string };
  /** Column with the number of cases, written at the right. */
  n?: Column<R>;
  /** Heading of that column (default `n`). */
  nLabel?: string;
  /** Column of groups; dots take the color of their group, explained in a legend. */
  group?: Column<R>;
  /** Names of rows that stand out; the others turn quiet. */
  highlight?: readonly string[];
  /** `value` (default) puts the largest estimate on top, `none` keeps the order of the rows. */
  sort?: "value" | "none";
}

/**
 * Dots with horizontal intervals, their values and, if wanted, their numbers of cases.
 *
 * @param rows One row for each estimate; names differ.
 * @throws {RangeError} If a column is unknown, an estimate is not finite, not positive on a
 * logarithmic axis, or outside its interval.
 *
 * @example A ratio with its interval
 * ```ts
 * import assert from "node:assert/strict";
 * import { dotIntervalChart } from "lib/figures/dot_interval_chart.ts";
 * const rows = [{ type: "BATTERY", ratio: 2, low: 1.8, high: 2.2 }];
 * const columns = { x: "ratio", low: "low", high: "high", y: "type" } as const;
 * const words = { title: "Twice as often", subtitle: "2017", xLabel: "Rate ratio" };
 * const figure = dotIntervalChart(rows, { ...columns, ...words, log: true, format: "ratio" });
 * assert.equal(figure.marks, 1);
 * ```
 */
export function dotIntervalChart<R extends object>(
  rows: readonly R[],
  options: DotIntervalOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, format = "percent", log = false, highlight = [], reference } = options;
  const table = openTable(rows, "dot interval chart");
  const names = table.texts(options.y);
  const values = table.numbers(options.x);
  const lows = table.numbersOrNull(options.low);
  const highs = table.numbersOrNull(options.high);
  const counts = options.n && table.numbers(options.n).map((n) => formatNumber(n, "count"));
  const groups = options.group && table.texts(options.group);
  checkIntervals(values, lows, highs, log);
  const colors = groups && colorsOf(distinct(groups));
  const legend = colors
    ? drawSwatches([...colors].map(([name, c]) => [readable(name), c]), width - 2 * PAD)
    : { svg: "", height: 0 };

  const top = legend.height + 24;
  const layout = layoutRows(names, options.sort === "none" ? undefined : values, top, highlight);
  const labels = values.map((value) => formatNumber(value, format));
  const nLabel = options.nLabel ?? "n";
  const nWidth = counts
    ? Math.max(maxTextWidth(counts, TEXT.axis), textWidth(nLabel, TEXT.small)) + 14
    : 0;
  const valueWidth = maxTextWidth(labels, TEXT.axis, 600) + 14;
  const right = PAD + Math.ceil(nWidth + valueWidth);
  const ends = [...values, ...lows, ...highs, reference?.value ?? null]
    .filter((value) => value !== null);
  const domain = axisDomain(ends, log, options.zero ?? true);
  const room = width - layout.left - right;
  const ticks = numberTicks(...domain, room / 75, format, log ? "log" : "linear");
  const height = top + layout.height + 44;
  const color = (i: number) =>
    highlight.length > 0
      ? (highlight.includes(names[i]!) ? HIGHLIGHT : QUIET_LINE)
      : (groups && colors?.get(groups[i]!)) ?? ACCENT;
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
      reference && Plot.ruleX([reference.value], { stroke: INK, strokeDasharray: "3,3" }),
      Plot.ruleY(layout.order.filter((i) => lows[i] !== null && highs[i] !== null), {
        x1: (i: number) => lows[i],
        x2: (i: number) => highs[i],
        y: (i: number) => names[i],
        stroke: (i: number) => color(i),
        strokeWidth: 2,
      }),
      Plot.dot(layout.order, {
        x: (i: number) => values[i],
        y: (i: number) => names[i],
        r: 4.5,
        fill: (i: number) => color(i),
        stroke: "#fff",
      }),
    ],
  });
  const edge = width - PAD - nWidth;
  const small = { size: TEXT.small, fill: MUTED } as const;
  const svg = moved(PAD, 0, legend.svg) + rowLines(layout, top, width) + panel.svg + layout.names +
    labelsBelow(panel, ticks, height - 44) +
    layout.order.map((i) =>
      textAt(edge, panel.y(names[i]!) + 4.2, labels[i]!, {
        size: TEXT.axis,
        weight: 600,
        anchor: "end",
      })
    ).join("") +
    (counts ? textColumn(layout, counts, nLabel, width - PAD, top) : "") +
    (reference
      ? referenceLabel(reference.label, panel.x(reference.value), layout.left, edge)
      : "") +
    textAt(layout.left + room / 2, height - 6, options.xLabel, { ...small, anchor: "middle" });
  const description = `Dots with intervals, ${rows.length} rows from ${
    describe(layout.order[0]!)
  } to ${describe(layout.order.at(-1)!)}.`;
  return frame({ svg, height, marks: rows.length, description }, table.rows(), options);

  function referenceLabel(label: string, x: number, left: number, right: number): string {
    const half = textWidth(label, TEXT.small) / 2;
    const at = Math.max(Math.min(x, right - half), left + half);
    return textAt(at, top - 8, label, { size: TEXT.small, anchor: "middle" });
  }

  function describe(i: number): string {
    return `${readable(names[i]!)} ${labels[i]}`;
  }
}

function axisDomain(ends: number[], log: boolean, zero: boolean): [number, number] {
  const [min, max] = [Math.min(...ends), Math.max(...ends)];
  if (log) return [min / 1.08, max * 1.08];
  const low = zero ? Math.min(0, min) : min;
  const spare = (max - low) * 0.04 || 1;
  return [zero && min >= 0 ? 0 : low - spare, max + spare];
}

function checkIntervals(
  values: number[],
  lows: (number | null)[],
  highs: (number | null)[],
  log: boolean,
): void {
  values.forEach((value, i) => {
    const [low, high] = [lows[i] ?? value, highs[i] ?? value];
    if (low > value || value > high || (log && low <= 0)) {
      throw new RangeError(
        `Cannot draw dot interval chart: an interval must hold its estimate` +
          `${log ? " and be positive" : ""}, current value in row ${i} is ${low} ${value} ${high}`,
      );
    }
  });
}
