/**
 * Vertical bars over hours, months or names, with a part that can be set apart in grey.
 *
 * @module
 */

import { fullDomain, nameOf, numberTicks } from "./axis_kind.ts";
import { labelsLeft, leftRoom, slotTicks } from "./axis_labels.ts";
import { type Column, openTable } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawSwatches } from "./legend.ts";
import { formatNumber, type NumberFormat } from "./number_format.ts";
import { baseLine, drawPanel, gridLines, Plot } from "./plot.ts";
import { moved, textAt } from "./svg.ts";
import { maxTextWidth } from "./text.ts";
import { ACCENT, HIGHLIGHT, INK, MUTED, NOISE, PAD, TEXT, WIDTH } from "./theme.ts";

/** What a column chart shows. */
export interface ColumnChartOptions<R> extends FigureOptions {
  /** Column of the positions. */
  x: Column<R>;
  /** Column of the heights, at least 0. */
  y: Column<R>;
  /** Meaning of the positions (default category: names in order of the rows). */
  xKind?: "hour" | "weekday" | "month" | "category";
  /** Column of a part that is stacked on top in grey, such as incidents at default times. */
  muted?: Column<R>;
  /** What the two parts are, for the legend (needed with `muted`). */
  partLabels?: readonly [solid: string, muted: string];
  /** Columns of the ends of an interval about the height. */
  low?: Column<R>;
  high?: Column<R>;
  /** Positions that stand out. */
  highlight?: readonly (number | string)[];
  /** What is drawn, with unit, above the vertical axis. */
  yLabel: string;
  /** What runs along, below the horizontal axis. */
  xLabel?: string;
  /** How heights are written (default count). */
  format?: NumberFormat;
  /** A height to compare with, and what to call it. */
  reference?: { value: number; label: string };
  /** Height of the drawing, px (default 310). */
  height?: number;
}

/**
 * Columns from zero; hours, weekdays and months show all their positions.
 *
 * @param rows One row for each column.
 * @throws {RangeError} If a column is unknown, a height is negative or not finite, or a position
 * comes twice or does not exist.
 *
 * @example Two months
 * ```ts
 * import assert from "node:assert/strict";
 * import { columnChart } from "lib/figures/column_chart.ts";
 * const rows = [{ month: 1, n: 9 }, { month: 2, n: 5 }];
 * const words = { title: "January leads", subtitle: "2017", yLabel: "Incidents" };
 * assert.equal(columnChart(rows, { x: "month", y: "n", xKind: "month", ...words }).marks, 2);
 * ```
 */
export function columnChart<R extends object>(
  rows: readonly R[],
  options: ColumnChartOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, format = "count", xKind = "category", reference, xLabel } = options;
  const table = openTable(rows, "column chart");
  const xs: (string | number)[] = xKind === "category"
    ? table.texts(options.x)
    : table.numbers(options.x);
  const domain: (string | number)[] = fullDomain(xKind) ?? xs;
  if (new Set(xs).size < xs.length || xs.some((x) => !domain.includes(x))) {
    throw new RangeError(`Cannot draw column chart: ${options.x} must hold each ${xKind} once`);
  }
  const solid = table.numbers(options.y);
  const muted = options.muted ? table.numbers(options.muted) : solid.map(() => 0);
  const lows = options.low && table.numbersOrNull(options.low);
  const highs = options.high && table.numbersOrNull(options.high);
  if ([...solid, ...muted].some((value) => value < 0)) {
    throw new RangeError("Cannot draw column chart: heights must not be negative");
  }
  const sums = solid.map((value, i) => value + muted[i]!);
  const [solidLabel, mutedLabel] = options.partLabels ?? [options.yLabel, "set apart"];
  const legend = options.muted
    ? drawSwatches([[solidLabel, ACCENT], [mutedLabel, NOISE]], width - 2 * PAD)
    : { svg: "", height: 0 };

  const height = (options.height ?? 310) + legend.height;
  const top = legend.height + (legend.height > 0 ? 32 : 26);
  const bottom = 28 + (xLabel ? 18 : 0);
  const highest = Math.max(...sums, ...(highs ?? []).map((v) => v ?? 0), reference?.value ?? 0);
  const yTicks = numberTicks(0, highest || 1, Math.max(3, (height - top - bottom) / 52), format);
  const left = PAD + leftRoom(yTicks);
  const panel = drawPanel({
    width,
    height,
    marginTop: top,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: PAD,
    x: { axis: null, type: "band", domain, paddingInner: 0.22, paddingOuter: 0.11, round: false },
    y: { axis: null, domain: [0, highest || 1] },
    marks: [
      gridLines("y", yTicks),
      ...bars(),
      lows && highs
        ? Plot.ruleX(xs.map((_, i) => i), {
          x: (i: number) => xs[i],
          y1: (i: number) => lows[i] ?? solid[i],
          y2: (i: number) => highs[i] ?? solid[i],
          stroke: INK,
          strokeWidth: 1.3,
        })
        : null,
      reference && Plot.ruleY([reference.value], { stroke: INK, strokeDasharray: "4,3" }),
      baseLine("y"),
    ],
  });
  const small = { size: TEXT.small, fill: MUTED } as const;
  const ticks = slotTicks(xKind, domain, width - left - PAD);
  const svg = moved(PAD, 0, legend.svg) + textAt(PAD, top - 15, options.yLabel, small) +
    panel.svg + labelsLeft(panel, yTicks, left) +
    ticks.map(({ at, label }) =>
      textAt(panel.x(at), height - bottom + 17, label, {
        ...small,
        size: TEXT.axis,
        anchor: "middle",
      })
    ).join("") +
    (xLabel
      ? textAt((left + width - PAD) / 2, height - 4, xLabel, { ...small, anchor: "middle" })
      : "") +
    (reference
      ? textAt(
        width - PAD - maxTextWidth([reference.label], TEXT.small),
        panel.y(reference.value) - 6,
        reference.label,
        { size: TEXT.small, halo: true },
      )
      : "");
  const most = sums.indexOf(Math.max(...sums));
  const description = `${rows.length} columns of ${options.yLabel}; highest ${
    formatNumber(sums[most]!, format)
  } at ${nameOf(xKind, xs[most]!)}.`;
  return frame({ svg, height, marks: rows.length, description }, table.rows(), options);

  function bars(): Plot.Markish[] {
    const index = xs.map((_, i) => i);
    const x = (i: number) => xs[i];
    const highlight = options.highlight ?? [];
    const fill = (i: number) => highlight.includes(xs[i]!) ? HIGHLIGHT : ACCENT;
    return [
      Plot.barY(index, { x, y1: 0, y2: (i: number) => solid[i], fill }),
      Plot.barY(index.filter((i) => muted[i]! > 0), {
        x,
        y1: (i: number) => solid[i],
        y2: (i: number) => sums[i],
        fill: NOISE,
      }),
    ];
  }
}
