/**
 * Lines over hours, months, dates or numbers, labeled at their ends.
 *
 * @module
 */

import { type AxisKind, fullDomain, numberTicks, ticksOf } from "./axis_kind.ts";
import { labelsBelow, labelsLeft, leftRoom } from "./axis_labels.ts";
import { type Column, distinct, openTable } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { heightDomain, lineMarks } from "./line_panel.ts";
import { lineLabels } from "./line_labels.ts";
import { type LineColumns, readPoints } from "./line_points.ts";
import { formatNumber, type NumberFormat } from "./number_format.ts";
import { drawPanel, Plot } from "./plot.ts";
import { spreadApart } from "./spread.ts";
import { lineAt, textAt } from "./svg.ts";
import { clipText, maxTextWidth } from "./text.ts";
import { ACCENT, AXIS, colorsOf, INK, MUTED, PAD, TEXT, textColor, WIDTH } from "./theme.ts";
import { readable } from "./words.ts";

/** What a line chart shows. */
export interface LineChartOptions<R> extends FigureOptions {
  /** Column of the positions. */
  x: Column<R>;
  /** Column of the heights; null leaves a gap. */
  y: Column<R>;
  /** Meaning of the positions (default number). */
  xKind?: Exclude<AxisKind, "category">;
  /** Column of names, one line each; the line ends with its name. */
  series?: Column<R>;
  /** Columns of the ends of an interval. */
  low?: Column<R>;
  high?: Column<R>;
  /** How intervals are drawn (default band). */
  interval?: "band" | "whisker";
  /** Column that is true for incomplete periods: hollow points, dashed lines to them. */
  partial?: Column<R>;
  /** What is drawn, with unit, above the vertical axis. */
  yLabel: string;
  /** What runs along, below the horizontal axis; not needed for dates. */
  xLabel?: string;
  /** How heights are written (default count). */
  format?: NumberFormat;
  /** Whether the vertical axis starts at zero (default true). */
  zero?: boolean;
  /** Whether every point has a dot (default false). */
  dots?: boolean;
  /** A height to compare with, and what to call it. */
  reference?: { value: number; label: string };
  /** Positions to point out, each a dashed vertical line with its words. */
  marks?: readonly { x: number; label: string }[];
  /** Whether the vertical axis is logarithmic; it then does not start at zero. */
  log?: boolean;
  /** Height of the drawing, px (default 330). */
  height?: number;
}

/**
 * One line for each series, over one pair of axes.
 *
 * @param rows One row for each point, in any order; lines come in order of first appearance.
 * @throws {RangeError} If a column is unknown or holds what cannot be drawn, a line has two points
 * at a position, there are more than eight lines, or a height on a logarithmic axis is not positive.
 *
 * @example A line over the hours
 * ```ts
 * import assert from "node:assert/strict";
 * import { lineChart } from "lib/figures/line_chart.ts";
 * const rows = [{ hour: 0, n: 9 }, { hour: 1, n: 5 }];
 * const words = { title: "Quieter after one", subtitle: "2017", yLabel: "Incidents" };
 * const figure = lineChart(rows, { x: "hour", y: "n", xKind: "hour", ...words });
 * assert.equal(figure.marks, 2);
 * ```
 */
export function lineChart<R extends object>(
  rows: readonly R[],
  options: LineChartOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, format = "count", xKind = "number", reference, xLabel } = options;
  const { marks = [], log = false } = options;
  const table = openTable(rows, "line chart");
  const points = readPoints(table, options as LineColumns, xKind);
  const names = distinct(points.map(({ series }) => series));
  const single = options.series === undefined;
  const colors = single ? new Map([["", ACCENT]]) : colorsOf(names);
  const ends = single ? [] : names.map((name) => clipText(readable(name), 170, TEXT.label));

  const height = options.height ?? 330;
  const top = 26;
  const bottom = (xKind === "date" ? 40 : 26) + (xLabel ? 20 : 0);
  const others = reference ? [reference.value] : [];
  const range = heightDomain(points, options.zero ?? !log, others);
  if (log && !(range[0] > 0)) {
    throw new RangeError(
      `Cannot draw line chart: heights on a logarithmic axis must be positive, ` +
        `current value of the lowest is ${range[0]}`,
    );
  }
  const type = log ? "log" : "linear";
  const yTicks = numberTicks(...range, Math.max(3, (height - top - bottom) / 52), format, type);
  const domain = [range[0], Math.max(range[1], yTicks.at(-1)!.at)] as const;
  const left = PAD + leftRoom(yTicks);
  const right = PAD + (single ? 8 : Math.ceil(maxTextWidth(ends, TEXT.label, 600)) + 12);
  const xs = [...fullDomain(xKind) ?? points.map(({ x }) => x), ...marks.map(({ x }) => x)];
  const [first, last] = [Math.min(...xs), Math.max(...xs)];
  const room = width - left - right;
  const whole = xKind === "number" && xs.every(Number.isInteger);
  const xTicks = whole
    ? numberTicks(first, last, Math.min(room / 60, last - first + 1), "count")
    : ticksOf(xKind, first, last, room);
  const panel = drawPanel({
    width,
    height,
    marginTop: top,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: right,
    x: { axis: null, type: "linear", domain: [first, last], inset: 8 },
    y: { axis: null, type, domain },
    marks: [
      ...lineMarks(points, yTicks, {
        colors,
        interval: options.interval ?? "band",
        dots: options.dots ?? false,
        strokeWidth: 2.4,
      }),
      reference && Plot.ruleY([reference.value], { stroke: INK, strokeDasharray: "4,3" }),
      Plot.ruleX(marks, { x: "x", stroke: INK, strokeDasharray: "4,3" }),
    ],
  });
  const foot = height - bottom;
  const svg = textAt(PAD, 11, options.yLabel, { size: TEXT.small, fill: MUTED }) + panel.svg +
    labelsLeft(panel, yTicks, left) + labelsBelow(panel, xTicks, foot) +
    xTicks.map(({ at }) => lineAt(panel.x(at), foot, panel.x(at), foot + 4, { stroke: AXIS }))
      .join("") +
    (xLabel
      ? textAt((left + width - right) / 2, height - 4, xLabel, {
        size: TEXT.small,
        fill: MUTED,
        anchor: "middle",
      })
      : "") +
    lineWords() + endLabels();
  return frame(
    { svg, height, marks: points.length, description: describe() },
    table.rows(),
    options,
  );

  /** Names of the lines behind their last points, moved apart where they would touch. */
  function endLabels(): string {
    if (single) return "";
    const lasts = names.map((name) =>
      points.findLast(({ series, y }) => series === name && y !== null)
    );
    const wanted = lasts.map((point) => panel.y(point?.y ?? domain[0]) + 4.3);
    const placed = spreadApart(wanted, 16, top + 4, foot + 4);
    return names.map((name, i) =>
      textAt(width - right + 6, placed[i]!, ends[i]!, {
        size: TEXT.label,
        weight: 600,
        fill: textColor(colors.get(name)!),
        halo: true,
      })
    ).join("");
  }

  /** Words of the reference line and of marked positions. */
  function lineWords(): string {
    const lines = points.flatMap(({ x, y, series }, i) => {
      const point = y === null ? null : { x: panel.x(x), y: panel.y(y) };
      return series === points[i + 1]?.series ? [point] : [point, null];
    });
    return lineLabels({
      left,
      right: width - right,
      top,
      foot,
      lines,
      reference: reference && { y: panel.y(reference.value), label: reference.label },
      marks: marks.map(({ x, label }) => ({ x: panel.x(x), label })),
    });
  }

  function describe(): string {
    const known = points.filter(({ y }) => y !== null);
    const most = known.reduce((a, b) => b.y! > a.y! ? b : a, known[0]!);
    const lines = single ? "One line" : `${names.length} lines (${ends.join(", ")})`;
    return `${lines}, ${options.yLabel}; highest ${formatNumber(most?.y ?? 0, format)}.`;
  }
}
