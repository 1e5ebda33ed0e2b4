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
import { type LineColumns, readPoints } from "./line_points.ts";
import { formatNumber, type NumberFormat } from "./number_format.ts";
import { drawPanel, Plot } from "./plot.ts";
import { clearestPlace, spreadApart } from "./spread.ts";
import { lineAt, textAt } from "./svg.ts";
import { clipText, maxTextWidth, textWidth } from "./text.ts";
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
  /** Height of the drawing, px (default 330). */
  height?: number;
}

/**
 * One line for each series, over one pair of axes.
 *
 * @param rows One row for each point, in any order; lines come in order of first appearance.
 * @throws {RangeError} If a column is unknown or holds what cannot be drawn, a line has two points
 * at a position, or there are more than eight lines.
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
  const table = openTable(rows, "line chart");
  const points = readPoints(table, options as LineColumns, xKind);
  const names = distinct(points.map(({ series }) => series));
  const single = options.series === undefined;
  const colors = single ? new Map([["", ACCENT]]) : colorsOf(names);
  const ends = single ? [] : names.map((name) => clipText(readable(name), 170, TEXT.label));

  const height = options.height ?? 330;
  const top = 26;
  const bottom = (xKind === "date" ? 40 : 26) + (xLabel ? 20 : 0);
  const range = heightDomain(points, options.zero ?? true, reference ? [reference.value] : []);
  const yTicks = numberTicks(...range, Math.max(3, (height - top - bottom) / 52), format);
  const domain = [range[0], Math.max(range[1], yTicks.at(-1)!.at)] as const;
  const left = PAD + leftRoom(yTicks);
  const right = PAD + (single ? 8 : Math.ceil(maxTextWidth(ends, TEXT.label, 600)) + 12);
  const xs = fullDomain(xKind) ?? points.map(({ x }) => x);
  const [first, last] = [Math.min(...xs), Math.max(...xs)];
  const xTicks = ticksOf(xKind, first, last, width - left - right);
  const panel = drawPanel({
    width,
    height,
    marginTop: top,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: right,
    x: { axis: null, type: "linear", domain: [first, last], inset: 8 },
    y: { axis: null, domain },
    marks: [
      ...lineMarks(points, yTicks, {
        colors,
        interval: options.interval ?? "band",
        dots: options.dots ?? false,
        strokeWidth: 2.4,
      }),
      reference && Plot.ruleY([reference.value], { stroke: INK, strokeDasharray: "4,3" }),
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
    (reference ? referenceLabel(reference.label, panel.y(reference.value)) : "") + endLabels();
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

  /** The words of the reference line, above or below it where the lines leave most room. */
  function referenceLabel(label: string, y: number): string {
    const half = textWidth(label, TEXT.small) / 2;
    const places = [y - 6, y + 14].flatMap((baseline) =>
      [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((share) => ({
        x: left + half + 4 + share * (width - right - left - 2 * half - 8),
        y: baseline - 4,
      }))
    );
    const lines = points.flatMap(({ x, y, series }, i) => {
      const next = points[i + 1];
      const to = next?.series === series ? next : { x, y };
      if (y === null || to.y === null) return [];
      return [0, 0.25, 0.5, 0.75].map((t) => ({
        x: panel.x(x + t * (to.x - x)),
        y: panel.y(y + t * (to.y! - y)),
      }));
    });
    const at = clearestPlace(places, lines, half);
    return textAt(at.x, at.y + 4, label, { size: TEXT.small, anchor: "middle", halo: true });
  }

  function describe(): string {
    const known = points.filter(({ y }) => y !== null);
    const most = known.reduce((a, b) => b.y! > a.y! ? b : a, known[0]!);
    const lines = single ? "One line" : `${names.length} lines (${ends.join(", ")})`;
    return `${lines}, ${options.yLabel}; highest ${formatNumber(most?.y ?? 0, format)}.`;
  }
}
