/**
 * Concentration: which share of the places holds which share of the incidents.
 *
 * @module
 */

import { numberTicks } from "./axis_kind.ts";
import { labelsBelow, labelsLeft } from "./axis_labels.ts";
import { type Column, distinct, openTable, textsOr } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawPanel, gridLines, Plot } from "./plot.ts";
import { spreadApart } from "./spread.ts";
import { element, lineAt, num, textAt } from "./svg.ts";
import { clipText, wrapText } from "./text.ts";
import { ACCENT, AXIS, HIGHLIGHT, MUTED, PAD, TEXT, WIDTH } from "./theme.ts";
import { readable } from "./words.ts";

/** What a Lorenz curve shows. */
export interface LorenzOptions<R> extends FigureOptions {
  /** Column of the cumulative share of places, 0 to 1. */
  x: Column<R>;
  /** Column of the cumulative share of incidents, 0 to 1. */
  y: Column<R>;
  /** Column of names, one curve each. */
  series?: Column<R>;
  /** Names of curves that are null models; they are grey and dashed. */
  nullSeries?: readonly string[];
  /** Points on the first curve to read off, with a few words each. */
  annotations?: readonly { x: number; y: number; label: string }[];
  /** Axis titles (default `Share of places` and `Share of incidents`). */
  xLabel?: string;
  yLabel?: string;
}

/** Side of the square, px. */
const SIDE = 400;

/**
 * Curves in a square, with the diagonal of equal shares.
 *
 * @param rows One row for each point of a curve.
 * @throws {RangeError} If a column is unknown or a share is outside 0 to 1.
 *
 * @example A curve of three points
 * ```ts
 * import assert from "node:assert/strict";
 * import { lorenzCurve } from "lib/figures/lorenz_curve.ts";
 * const rows = [{ p: 0, q: 0 }, { p: 0.2, q: 0.8 }, { p: 1, q: 1 }];
 * const words = { title: "A fifth holds most", subtitle: "2017" };
 * assert.equal(lorenzCurve(rows, { x: "p", y: "q", ...words }).marks, 3);
 * ```
 */
export function lorenzCurve<R extends object>(
  rows: readonly R[],
  options: LorenzOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, nullSeries = [], annotations = [] } = options;
  const table = openTable(rows, "Lorenz curve");
  const xs = table.numbers(options.x);
  const ys = table.numbers(options.y);
  const series = textsOr(table, options.series, "");
  const stray = [...xs, ...ys].find((share) => share < 0 || share > 1 + 1e-9);
  if (stray !== undefined) {
    throw new RangeError(
      `Cannot draw Lorenz curve: shares must be in [0, 1], current value is ${stray}`,
    );
  }
  const points = xs.map((x, i) => ({ x, y: ys[i]!, series: series[i]! }));
  const names = distinct(series);
  const real = names.filter((name) => !nullSeries.includes(name));
  const palette = [ACCENT, HIGHLIGHT, "#118375", "#7a2a6d"];
  const stroke = (p: { series: string }) =>
    nullSeries.includes(p.series) ? MUTED : palette[real.indexOf(p.series) % palette.length]!;

  const side = Math.min(SIDE, width - 300);
  const [left, top] = [PAD + 44, 24];
  const height = top + side + 46;
  const yTicks = numberTicks(0, 1, 5, "percent");
  const xTicks = numberTicks(0, 1, 5, "percent");
  const lineOptions = { x: "x", y: "y", z: "series", stroke } as const;
  const isNull = (p: { series: string }) => nullSeries.includes(p.series);
  const panel = drawPanel({
    width: left + side + 1,
    height,
    marginTop: top,
    marginBottom: 46,
    marginLeft: left,
    marginRight: 1,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, domain: [0, 1] },
    marks: [
      gridLines("x", xTicks),
      gridLines("y", yTicks),
      Plot.line([[0, 0], [1, 1]], { stroke: AXIS, strokeWidth: 1.2 }),
      Plot.line(points.filter(isNull), {
        ...lineOptions,
        strokeWidth: 1.8,
        strokeDasharray: "5,4",
      }),
      Plot.line(points.filter((p) => !isNull(p)), { ...lineOptions, strokeWidth: 2.6 }),
    ],
  });
  const foot = height - 46;
  const small = { size: TEXT.small, fill: MUTED } as const;
  const svg = textAt(PAD, 11, options.yLabel ?? "Share of incidents", small) + panel.svg +
    labelsLeft(panel, yTicks, left) + labelsBelow(panel, xTicks, foot) +
    textAt(left + side / 2, height - 6, options.xLabel ?? "Share of places", {
      ...small,
      anchor: "middle",
    }) + annotate() + key();
  const description = `Lorenz curve${names.length > 1 ? `s (${names.join(", ")})` : ""}. ` +
    annotations.map(({ label }) => `${label}.`).join(" ");
  return frame({ svg, height, marks: rows.length, description }, table.rows(), options);

  /** Dots on the curve, lines to the axis, and words beside the square, led to by a line. */
  function annotate(): string {
    const x = left + side + 24;
    const texts = annotations.map(({ label }) => wrapText(label, width - PAD - x, TEXT.label, 600));
    const wanted = annotations.map(({ y }, i) => panel.y(y) - 8 * (texts[i]!.length - 1));
    const most = Math.max(...texts.map((lines) => lines.length));
    const placed = spreadApart(wanted, 16 * most + 10, top + 100, foot);
    return annotations.map((point, i) => {
      const [px, py] = [panel.x(point.x), panel.y(point.y)];
      const middle = placed[i]! + 8 * (texts[i]!.length - 1);
      const guide = { fill: "none", stroke: ACCENT, "stroke-width": 1, "stroke-dasharray": "2,3" };
      const lead = `M${num(px)},${num(py)}H${num(left + side + 6)}L${num(x - 6)},${num(middle)}`;
      return lineAt(px, py, px, foot, guide) +
        element("path", { d: lead, ...guide }) +
        element("circle", { cx: px, cy: py, r: 5, fill: ACCENT, stroke: "#fff" }) +
        texts[i]!.map((line, k) =>
          textAt(x, placed[i]! + 4.3 + 16 * k, line, { size: TEXT.label, weight: 600 })
        ).join("");
    }).join("");
  }

  /** What the lines are, beside the square. */
  function key(): string {
    const x = left + side + 24;
    const entries = [
      ...(options.series ? names : []).map((name) => ({
        name: readable(name),
        color: stroke({ series: name }),
        dash: nullSeries.includes(name) ? "5,4" : undefined,
        thick: nullSeries.includes(name) ? 1.8 : 2.6,
      })),
      { name: "equal shares", color: AXIS, dash: undefined, thick: 1.2 },
    ];
    return entries.map(({ name, color, dash, thick }, i) => {
      const y = top + 12 + i * 22;
      const text = clipText(name, width - PAD - x - 36, TEXT.label);
      return lineAt(x, y, x + 26, y, {
        stroke: color,
        "stroke-width": thick,
        "stroke-dasharray": dash,
      }) +
        textAt(x + 34, y + 4.3, text, { size: TEXT.label });
    }).join("");
  }
}
