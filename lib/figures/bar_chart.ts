/**
 * Ranked bars: how much each of several named things has.
 *
 * @module
 */

import { type Column, distinct, openTable } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawSwatches } from "./legend.ts";
import { formatNumber, type NumberFormat } from "./number_format.ts";
import { baseLine, drawPanel, Plot } from "./plot.ts";
import { layoutRows } from "./row_layout.ts";
import { moved, textAt } from "./svg.ts";
import { maxTextWidth, textWidth } from "./text.ts";
import { ACCENT, colorsOf, HIGHLIGHT, MUTED, PAD, QUIET, TEXT, WIDTH } from "./theme.ts";
import { readable } from "./words.ts";

/** What a bar chart shows. */
export interface BarChartOptions<R> extends FigureOptions {
  /** Column of the lengths, at least 0. */
  x: Column<R>;
  /** Column of the names. */
  y: Column<R>;
  /** How lengths are written at the end of the bars (default count). */
  format?: NumberFormat;
  /** Column with a second number, written in grey behind the first. */
  extra?: Column<R>;
  /** How the second number is written (default percent). */
  extraFormat?: NumberFormat;
  /** What the numbers are, above the bars, such as `Incidents, and share of all`. */
  xLabel?: string;
  /** Column of groups; bars take the color of their group, explained in a legend. */
  group?: Column<R>;
  /** Names of bars that stand out; the others turn quiet. */
  highlight?: readonly string[];
  /** `value` (default) puts the longest bar on top, `none` keeps the order of the rows. */
  sort?: "value" | "none";
}

/**
 * Horizontal bars from zero, each with its name and value.
 *
 * @param rows One row for each bar; names differ.
 * @throws {RangeError} If a column is unknown, a value is negative or not finite, or a name comes twice.
 *
 * @example Two bars
 * ```ts
 * import assert from "node:assert/strict";
 * import { barChart } from "lib/figures/bar_chart.ts";
 * const rows = [{ type: "THEFT", n: 3 }, { type: "ARSON", n: 1 }];
 * const figure = barChart(rows, { x: "n", y: "type", title: "Theft leads", subtitle: "2017" });
 * assert.equal(figure.marks, 2);
 * ```
 */
export function barChart<R extends object>(
  rows: readonly R[],
  options: BarChartOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, format = "count", highlight = [], xLabel } = options;
  const table = openTable(rows, "bar chart");
  const values = table.numbers(options.x);
  const names = table.texts(options.y);
  if (values.some((value) => value < 0)) {
    throw new RangeError("Cannot draw bar chart: values must not be negative");
  }
  const extras = options.extra && table.numbers(options.extra);
  const groups = options.group && table.texts(options.group);
  const colors = groups && colorsOf(distinct(groups));
  const legend = colors
    ? drawSwatches([...colors].map(([name, c]) => [readable(name), c]), width - 2 * PAD)
    : { svg: "", height: 0 };

  const labels = values.map((value) => formatNumber(value, format));
  const asides = (extras ?? []).map((v) => formatNumber(v, options.extraFormat ?? "percent"));
  const labelTop = legend.height + (legend.height > 0 ? 8 : 0);
  const top = labelTop + (xLabel ? 20 : 0);
  const layout = layoutRows(
    names,
    options.sort === "none" ? undefined : values,
    top,
    highlight,
  );
  const labelWidth = maxTextWidth(labels, TEXT.label, 600);
  const asideWidth = extras ? maxTextWidth(asides, TEXT.axis) + 10 : 0;
  const right = PAD + 8 + Math.ceil(labelWidth + asideWidth);
  const height = top + layout.height + 4;
  const fill = (i: number) =>
    highlight.length > 0
      ? (highlight.includes(names[i]!) ? HIGHLIGHT : QUIET)
      : (groups && colors?.get(groups[i]!)) ?? ACCENT;
  const panel = drawPanel({
    width,
    height,
    marginTop: top,
    marginBottom: 4,
    marginLeft: layout.left,
    marginRight: right,
    x: { axis: null, domain: [0, Math.max(...values) || 1] },
    y: { axis: null, domain: layout.domain, paddingInner: 0.24, paddingOuter: 0.12, round: false },
    marks: [
      Plot.barX(layout.order, {
        x: (i: number) => values[i],
        y: (i: number) => names[i],
        fill: (i: number) => fill(i),
      }),
      baseLine("x"),
    ],
  });
  const numbers = layout.order.map((i) => {
    const x = panel.x(values[i]!) + 7;
    const y = panel.y(names[i]!) + 4.3;
    const label = labels[i]!;
    return textAt(x, y, label, { size: TEXT.label, weight: 600 }) +
      (extras
        ? textAt(x + textWidth(label, TEXT.label, 600) + 7, y, asides[i]!, {
          size: TEXT.axis,
          fill: MUTED,
        })
        : "");
  });
  const heading = xLabel
    ? textAt(layout.left, labelTop + 11, xLabel, { size: TEXT.small, fill: MUTED })
    : "";
  const svg = moved(PAD, 0, legend.svg) + heading + panel.svg + layout.names + numbers.join("");
  const description = `Bar chart, ${rows.length} bars from ${describe(layout.order[0]!)} down to ${
    describe(layout.order.at(-1)!)
  }.`;
  return frame({ svg, height, marks: rows.length, description }, table.rows(), options);

  function describe(i: number): string {
    return `${readable(names[i]!)} ${labels[i]}`;
  }
}
