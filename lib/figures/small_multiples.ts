/**
 * The same small line chart many times, one panel for each name.
 *
 * @module
 */

import { extentOf } from "../numeric/extent.ts";
import { type AxisKind, fullDomain, numberTicks, ticksOf } from "./axis_kind.ts";
import { labelsBelow, labelsLeft } from "./axis_labels.ts";
import { type Column, distinct, openTable } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawSwatches } from "./legend.ts";
import { heightDomain, lineMarks, type LinePoint } from "./line_panel.ts";
import { type LineColumns, readPoints } from "./line_points.ts";
import type { NumberFormat } from "./number_format.ts";
import { drawPanel } from "./plot.ts";
import { moved, textAt } from "./svg.ts";
import { clipText, maxTextWidth } from "./text.ts";
import { ACCENT, colorsOf, MUTED, PAD, TEXT, WIDTH } from "./theme.ts";
import { readable } from "./words.ts";

/** What small multiples show. */
export interface SmallMultiplesOptions<R> extends FigureOptions {
  /** Column of the panels' names; panels come in order of first appearance. */
  facet: Column<R>;
  /** Column of the positions. */
  x: Column<R>;
  /** Column of the heights; null leaves a gap. */
  y: Column<R>;
  /** Meaning of the positions (default number). */
  xKind?: Exclude<AxisKind, "category">;
  /** Column of names, one line each in every panel, explained in a legend. */
  series?: Column<R>;
  /** Columns of the ends of an interval, drawn as a band. */
  low?: Column<R>;
  high?: Column<R>;
  /** Column that is true for incomplete periods. */
  partial?: Column<R>;
  /** What is drawn, with unit, above the panels. */
  yLabel: string;
  /** What runs along, below the panels. */
  xLabel?: string;
  /** How heights are written (default count). */
  format?: NumberFormat;
  /** Whether each panel has its own vertical axis (default false: one for all). */
  freeY?: boolean;
  /** Panels in a row (default 4). */
  columns?: number;
}

/**
 * Panels of lines, with one horizontal axis and, unless told otherwise, one vertical axis.
 *
 * @param rows One row for each point.
 * @throws {RangeError} If a column is unknown or holds what cannot be drawn.
 *
 * @example Two panels
 * ```ts
 * import assert from "node:assert/strict";
 * import { smallMultiples } from "lib/figures/small_multiples.ts";
 * const rows = ["THEFT", "BATTERY"].flatMap((type) => [{ type, x: 0, y: 1 }, { type, x: 1, y: 2 }]);
 * const words = { title: "Both rise", subtitle: "2017", yLabel: "Incidents" };
 * assert.equal(smallMultiples(rows, { facet: "type", x: "x", y: "y", ...words }).marks, 4);
 * ```
 */
export function smallMultiples<R extends object>(
  rows: readonly R[],
  options: SmallMultiplesOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, format = "count", xKind = "number", freeY = false } = options;
  const table = openTable(rows, "small multiples");
  const facets = distinct(table.texts(options.facet));
  const panels = facets.map((name) =>
    readPoints(
      openTable(rows.filter((row) => String(row[options.facet]) === name), "small multiples"),
      options as LineColumns,
      xKind,
    )
  );
  const all = panels.flat();
  const names = distinct(all.map(({ series }) => series));
  const colors = options.series === undefined ? new Map([["", ACCENT]]) : colorsOf(names);
  const swatches = options.series === undefined
    ? { svg: "", height: 0 }
    : drawSwatches([...colors].map(([name, c]) => [readable(name), c]), width - 2 * PAD);

  const columns = Math.min(options.columns ?? 4, facets.length);
  const panelHeight = 138;
  const shared = heightDomain(all, true);
  const ticksFor = (points: LinePoint[]) =>
    numberTicks(...(freeY ? heightDomain(points, true) : shared), 4, format);
  const labels = panels.flatMap(ticksFor).map(({ label }) => label);
  const tickRoom = Math.ceil(maxTextWidth(labels, TEXT.small)) + 8;
  const gap = freeY ? tickRoom + 10 : 18;
  const left = PAD + tickRoom;
  const panelWidth = (width - left - PAD - (columns - 1) * gap) / columns;
  const xs = fullDomain(xKind) ?? all.map(({ x }) => x);
  const [first, last] = extentOf(xs);
  const xTicks = ticksOf(xKind, first, last, panelWidth);
  const top = swatches.height + 24;
  const lineCount = Math.ceil(facets.length / columns);
  const foot = (xKind === "date" ? 24 : 10) + (options.xLabel ? 18 : 0);
  const height = top + lineCount * panelHeight + foot;

  const drawn = panels.map((points, i) => {
    const [column, line] = [i % columns, Math.floor(i / columns)];
    const yTicks = ticksFor(points);
    const range = freeY ? heightDomain(points, true) : shared;
    const panel = drawPanel({
      width: panelWidth,
      height: panelHeight,
      marginTop: 24,
      marginBottom: 14,
      marginLeft: 0,
      marginRight: 0,
      x: { axis: null, type: "linear", domain: [first, last], inset: 4 },
      y: { axis: null, domain: [range[0], Math.max(range[1], yTicks.at(-1)!.at)] },
      marks: lineMarks(points, yTicks, { colors, interval: "band", dots: false, strokeWidth: 1.9 }),
    });
    const isLowest = i + columns >= facets.length;
    const title = clipText(readable(facets[i]!), panelWidth * 0.94, TEXT.label);
    return moved(
      left + column * (panelWidth + gap),
      top + line * panelHeight,
      textAt(0, 13, title, { size: TEXT.label, weight: 600 }) + panel.svg +
        (freeY || column === 0 ? labelsLeft(panel, yTicks, 0, TEXT.small) : "") +
        (isLowest ? labelsBelow(panel, xTicks, panelHeight - 15, TEXT.small) : ""),
    );
  });
  const small = { size: TEXT.small, fill: MUTED } as const;
  const svg = moved(PAD, 0, swatches.svg) +
    textAt(PAD, top - 10, options.yLabel, small) + drawn.join("") +
    (options.xLabel
      ? textAt(width / 2, height - 4, options.xLabel, { ...small, anchor: "middle" })
      : "");
  const description = `${facets.length} small line charts of ${options.yLabel}: ${
    facets.map(readable).join(", ")
  }.`;
  return frame({ svg, height, marks: all.length, description }, table.rows(), options);
}
