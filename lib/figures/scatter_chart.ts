/**
 * Dots at two numbers each, some of them with their names: a scatter plot.
 *
 * @module
 */

import { numberTicks, type Tick } from "./axis_kind.ts";
import { labelsBelow } from "./axis_labels.ts";
import { type Column, distinct, openTable } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawSwatches } from "./legend.ts";
import { formatNumber, type NumberFormat } from "./number_format.ts";
import { drawPanel, gridLines, Plot } from "./plot.ts";
import { clearestPlace } from "./spread.ts";
import { moved, textAt } from "./svg.ts";
import { maxTextWidth, textWidth } from "./text.ts";
import { colorsOf, MUTED, PAD, TEXT, WIDTH } from "./theme.ts";
import { readable } from "./words.ts";

/** What a scatter plot shows. */
export interface ScatterOptions<R> extends FigureOptions {
  /** Columns of both numbers. */
  x: Column<R>;
  y: Column<R>;
  /** Column of the names. */
  label: Column<R>;
  /** Column of groups; dots take the color of their group, explained in a legend. */
  group: Column<R>;
  /** What is measured, with unit; below and above the axes. */
  xLabel: string;
  yLabel: string;
  /** How numbers are written (default with two decimals). */
  xFormat?: NumberFormat;
  yFormat?: NumberFormat;
  /** Whether the horizontal axis is logarithmic. */
  log?: boolean;
  /** Names written beside their dots. */
  named?: readonly string[];
}

/** Height of the plot, px. */
const HEIGHT = 330;
const RADIUS = 5;

/**
 * Dots with a grid, a legend of their groups, and names where asked for.
 *
 * @param rows One row for each dot.
 * @throws {RangeError} If a column is unknown, a number is not finite, or not positive on a
 * logarithmic axis.
 *
 * @example Two dots, one of them named
 * ```ts
 * import assert from "node:assert/strict";
 * import { scatterChart } from "lib/figures/scatter_chart.ts";
 * const rows = [
 *   { fit: "k-means 8", work: 1e6, lift: 0.03, method: "k-means" },
 *   { fit: "Ward 5", work: 1e5, lift: 0.38, method: "Ward" },
 * ];
 * const columns = { x: "work", y: "lift", label: "fit", group: "method" } as const;
 * const words = { title: "More for less", subtitle: "2017", xLabel: "Work", yLabel: "Lift" };
 * const figure = scatterChart(rows, { ...columns, ...words, log: true, named: ["Ward 5"] });
 * assert.ok(figure.marks === 2 && figure.svg.includes(">Ward 5<"));
 * ```
 */
export function scatterChart<R extends object>(
  rows: readonly R[],
  options: ScatterOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, xFormat = "decimal2", yFormat = "decimal2", log = false } = options;
  const table = openTable(rows, "scatter chart");
  const [xs, ys] = [table.numbers(options.x), table.numbers(options.y)];
  const names = table.texts(options.label);
  const groups = table.texts(options.group);
  const odd = log ? xs.find((x) => x <= 0) : undefined;
  if (odd !== undefined) {
    throw new RangeError(
      `Cannot draw scatter chart: ${options.x} must be positive on a logarithmic axis, ` +
        `current value is ${odd}`,
    );
  }
  const colors = colorsOf(distinct(groups));
  const legend = drawSwatches(
    [...colors].map(([name, color]) => [readable(name), color]),
    width - 2 * PAD,
  );
  const [xDomain, yDomain] = [domainOf(xs, log), domainOf(ys, false)];
  const top = legend.height + 28;
  const foot = top + HEIGHT;
  const height = foot + 44;
  const yTicks = numberTicks(...yDomain, HEIGHT / 48, yFormat, "linear");
  const left = PAD + Math.ceil(maxTextWidth(yTicks.map(({ label }) => label), TEXT.axis)) + 10;
  const right = PAD + 8;
  const xTicks = numberTicks(
    ...xDomain,
    (width - left - right) / 75,
    xFormat,
    log ? "log" : "linear",
  );
  const panel = drawPanel({
    width,
    height,
    marginTop: top,
    marginBottom: 44,
    marginLeft: left,
    marginRight: right,
    x: { axis: null, type: log ? "log" : "linear", domain: xDomain },
    y: { axis: null, domain: yDomain },
    marks: [
      gridLines("x", xTicks),
      gridLines("y", yTicks),
      Plot.dot(names, {
        x: (_: string, i: number) => xs[i],
        y: (_: string, i: number) => ys[i],
        r: RADIUS,
        fill: (_: string, i: number) => colors.get(groups[i]!),
        fillOpacity: 0.85,
        stroke: "#fff",
      }),
    ],
  });
  const dots = xs.map((x, i) => ({ x: panel.x(x), y: panel.y(ys[i]!) }));
  const svg = moved(PAD, 0, legend.svg) + panel.svg +
    labelsBelow(panel, xTicks, foot) + yTicks.map(writeLevel).join("") + writeNames() +
    textAt(left, top - 12, options.yLabel, { size: TEXT.small, fill: MUTED }) +
    textAt(left + (width - left - right) / 2, height - 6, options.xLabel, {
      size: TEXT.small,
      fill: MUTED,
      anchor: "middle",
    });
  const described = names.map((name, i) =>
    `${readable(name)} ${formatNumber(xs[i]!, xFormat)}, ${formatNumber(ys[i]!, yFormat)}`
  );
  return frame(
    { svg, height, marks: rows.length, description: `Dots: ${described.join("; ")}.` },
    table.rows(),
    options,
  );

  function writeLevel({ at, label }: Tick): string {
    return textAt(left - 8, panel.y(at) + 4.2, label, { size: TEXT.axis, anchor: "end" });
  }

  /** Names beside their dots, where they are farthest from other dots and from each other. */
  function writeNames(): string {
    const taken = [...dots];
    return names.map((name, i) => {
      if (!options.named?.includes(name)) return "";
      const words = readable(name);
      const half = textWidth(words, TEXT.small, 600) / 2;
      const { x, y } = dots[i]!;
      const places = [[RADIUS + 5 + half, 0], [-RADIUS - 5 - half, 0], [0, -15], [0, 15]]
        .flatMap(([dx, dy]) => [0, -6, 6].map((more) => ({ x: x + dx!, y: y + dy! + more })))
        .filter((at) => at.x - half >= left && at.x + half <= width - PAD);
      const others = taken.filter((_, other) => other !== i);
      const at = clearestPlace(places, others, half);
      for (let step = -half; step <= half; step += 6) taken.push({ x: at.x + step, y: at.y });
      return textAt(at.x, at.y + 4, words, {
        size: TEXT.small,
        weight: 600,
        anchor: "middle",
        halo: true,
      });
    }).join("");
  }
}

function domainOf(values: readonly number[], log: boolean): [number, number] {
  const [min, max] = [Math.min(...values), Math.max(...values)];
  if (log) return [min / 1.5, max * 1.5];
  const spare = (max - min) * 0.06 || 1;
  return [min >= 0 ? Math.min(0, min) : min - spare, max + spare];
}
