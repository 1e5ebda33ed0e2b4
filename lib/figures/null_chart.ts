/**
 * Scores beside what chance gives: for each the range of its null draws, and the observed value.
 *
 * @module
 */

import { type Column, openTable } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { AXIS_FOOT, createAxis } from "./horizontal_axis.ts";
import { drawGlyphs, type Glyph } from "./legend.ts";
import { formatNumber, type NumberFormat } from "./number_format.ts";
import { layoutRows, rowLines } from "./row_layout.ts";
import { element, lineAt, moved, num, textAt } from "./svg.ts";
import { maxTextWidth, textWidth } from "./text.ts";
import { ACCENT, MUTED, NOISE, PAD, TEXT, WIDTH } from "./theme.ts";
import { readable } from "./words.ts";

/** What a chart of scores and their null shows. */
export interface NullChartOptions<R> extends FigureOptions {
  /** Column of the names. */
  label: Column<R>;
  /** Column of the observed scores. */
  observed: Column<R>;
  /** Columns of the lowest, the mean and the highest of the null draws. */
  low: Column<R>;
  mean: Column<R>;
  high: Column<R>;
  /** Column of words at the right, such as `+0.28, p = 0.01`. */
  note: Column<R>;
  /** Heading of these words. */
  noteLabel?: string;
  /** The null draws themselves, by name of the row; each is then a faint line. */
  draws?: Readonly<Record<string, readonly number[]>>;
  /** What the score is, with unit; stands below the axis. */
  xLabel: string;
  /** How scores are written (default with two decimals). */
  format?: NumberFormat;
  /** Whether the axis starts at zero (default false). */
  zero?: boolean;
  /** A value to compare with, such as a target, and what to call it. */
  reference?: { value: number; label: string };
  /** What the draws are (default `Null draws, lowest to highest`). */
  nullLabel?: string;
}

/** Height of the bar of the draws and of the line of their mean, px. */
const BAR = 10;
const MEAN = 15;

/**
 * A line for each score: a grey bar from the lowest to the highest of its null draws with their
 * mean, a dot at the observed value, and a line from mean to dot: the lift.
 *
 * @param rows One row for each score; names differ. All share one axis.
 * @throws {RangeError} If a column is unknown, a value is not finite, a mean is outside its range, or
 * there are draws outside the range or of a name that no row has.
 *
 * @example A score above all draws
 * ```ts
 * import assert from "node:assert/strict";
 * import { nullChart } from "lib/figures/null_chart.ts";
 * const rows = [{ fit: "k = 8", s: 0.6, low: 0.3, mean: 0.31, high: 0.34, lift: "+0.29, p = 0.01" }];
 * const columns = { label: "fit", observed: "s", low: "low", mean: "mean", high: "high" } as const;
 * const words = { title: "Above chance", subtitle: "2017", xLabel: "Silhouette" };
 * assert.equal(nullChart(rows, { ...columns, note: "lift", ...words }).marks, 1);
 * ```
 */
export function nullChart<R extends object>(
  rows: readonly R[],
  options: NullChartOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, format = "decimal2", noteLabel = "", draws = {}, reference } = options;
  const table = openTable(rows, "null chart");
  const names = table.texts(options.label);
  const observed = table.numbers(options.observed);
  const lows = table.numbers(options.low);
  const means = table.numbers(options.mean);
  const highs = table.numbers(options.high);
  const notes = table.texts(options.note);
  checkRanges(names, lows, means, highs, draws);

  const key = drawGlyphs(glyphs(), width - 2 * PAD);
  const top = key.height + 26;
  const layout = layoutRows(names, undefined, top);
  const foot = top + layout.height;
  const noteWidth = Math.max(
    maxTextWidth(notes, TEXT.axis, 600),
    textWidth(noteLabel, TEXT.small),
  );
  const right = width - PAD - Math.ceil(noteWidth) - 14;
  const { x, grid, labels, reference: referenceLine } = createAxis({
    domain: domainOf([...observed, ...lows, ...highs, reference?.value ?? observed[0]!]),
    left: layout.left,
    right,
    top,
    foot,
    format,
    tickRoom: 65,
  });
  const middle = (row: number) => top + (row + 0.5) * layout.step;
  const svg = moved(PAD, 0, key.svg) + rowLines(layout, top, width) + grid +
    (reference ? referenceLine(reference, layout.left, right) : "") +
    names.map((_, i) => drawRow(i, middle(i))).join("") + layout.names +
    textAt(width - PAD, top - 10, noteLabel, { size: TEXT.small, fill: MUTED, anchor: "end" }) +
    labels(options.xLabel, width);
  const described = names.map((name, i) =>
    `${readable(name)} ${write(observed[i]!)}, null ${write(lows[i]!)} to ${write(highs[i]!)}` +
    ` (${notes[i]})`
  );
  const marks = Object.values(draws).reduce((sum, { length }) => sum + length, rows.length);
  return frame(
    { svg, height: foot + AXIS_FOOT, marks, description: `Scores: ${described.join("; ")}.` },
    table.rows(),
    options,
  );

  function write(value: number): string {
    return formatNumber(value, format);
  }

  function domainOf(values: readonly number[]): [number, number] {
    const zero = options.zero ?? false;
    const low = values.reduce((a, b) => Math.min(a, b), zero ? 0 : Infinity);
    const high = values.reduce((a, b) => Math.max(a, b), zero ? 0 : -Infinity);
    const spare = (high - low) * 0.04 || 1;
    return [zero && low === 0 ? 0 : low - spare, high + spare];
  }

  function drawRow(i: number, y: number): string {
    const own = draws[names[i]!];
    return drawRange(x(lows[i]!), x(highs[i]!), y, own?.map(x)) +
      lineAt(x(means[i]!), y, x(observed[i]!), y, { stroke: ACCENT, "stroke-width": 1.6 }) +
      drawMean(x(means[i]!), y) + drawDot(x(observed[i]!), y) +
      textAt(width - PAD, y + 4.2, notes[i]!, { size: TEXT.axis, weight: 600, anchor: "end" });
  }

  function glyphs(): Glyph[] {
    const { nullLabel = "Null draws, lowest to highest" } = options;
    const some = Object.keys(draws).length > 0 ? [3, 8, 11, 13, 17, 20] : undefined;
    return [
      {
        name: nullLabel,
        width: 24,
        draw: (x, y) => drawRange(x, x + 24, y + 9, some?.map((at) => x + at)),
      },
      { name: "their mean", width: 4, draw: (x, y) => drawMean(x + 2, y + 9) },
      { name: "observed", width: 10, draw: (x, y) => drawDot(x + 5, y + 9) },
    ];
  }
}

/** The bar of the draws; where they are known it is faint, and each is a line. */
function drawRange(from: number, to: number, y: number, draws: readonly number[] = []): string {
  const bar = element("rect", {
    x: from,
    y: y - BAR / 2,
    width: Math.max(1, to - from),
    height: BAR,
    fill: NOISE,
    "fill-opacity": draws.length > 0 ? 0.45 : undefined,
  });
  if (draws.length === 0) return bar;
  const d = draws.map((at) => `M${num(at)} ${num(y - BAR / 2)}v${BAR}`).join("");
  return bar + element("path", { d, stroke: MUTED, "stroke-opacity": 0.45, "stroke-width": 0.8 });
}

function drawMean(x: number, y: number): string {
  return lineAt(x, y - MEAN / 2, x, y + MEAN / 2, { stroke: MUTED, "stroke-width": 2 });
}

function drawDot(cx: number, cy: number): string {
  return element("circle", { cx, cy, r: 5, fill: ACCENT, stroke: "#fff" });
}

function checkRanges(
  names: readonly string[],
  lows: readonly number[],
  means: readonly number[],
  highs: readonly number[],
  draws: Readonly<Record<string, readonly number[]>>,
): void {
  names.forEach((name, i) => {
    const [low, mean, high] = [lows[i]!, means[i]!, highs[i]!];
    if (!(low <= mean && mean <= high)) {
      refuse("a mean must be between lowest and highest", `${low} ${mean} ${high} of ${name}`);
    }
    const stray = draws[name]?.find((draw) => !(draw >= low && draw <= high));
    if (stray !== undefined) {
      refuse("draws must be between lowest and highest", `${stray} of ${name}`);
    }
  });
  const unknown = Object.keys(draws).find((name) => !names.includes(name));
  if (unknown !== undefined) refuse("draws must be of a row", unknown);
}

function refuse(rule: string, value: string): never {
  throw new RangeError(`Cannot draw null chart: ${rule}, current value is ${value}`);
}
