/**
 * A table as colors: one quantity over two axes, such as weekday and hour.
 *
 * @module
 */

import { type AxisKind, fullDomain, nameOf } from "./axis_kind.ts";
import { slotTicks } from "./axis_labels.ts";
import { type ColorScaleOptions, createColorScale, isDark } from "./color_scale.ts";
import { type Column, distinct, openTable, type Table } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawRamp } from "./legend.ts";
import { formatNumber, type NumberFormat } from "./number_format.ts";
import { drawPanel, Plot } from "./plot.ts";
import { moved, textAt } from "./svg.ts";
import { clipText, maxTextWidth } from "./text.ts";
import { INK, MUTED, NO_DATA, PAD, TEXT, WIDTH } from "./theme.ts";
import { readable } from "./words.ts";

/** What a heat map shows. */
export interface HeatMapOptions<R> extends FigureOptions, ColorScaleOptions {
  /** Columns of the two axes. */
  x: Column<R>;
  y: Column<R>;
  /** Column of the quantity; null is drawn as no data. */
  value: Column<R>;
  /** Meaning of the axes (default category: names in order of appearance). */
  xKind?: Exclude<AxisKind, "number" | "whole" | "date">;
  yKind?: Exclude<AxisKind, "number" | "whole" | "date">;
  /** What the colors mean, with unit. */
  valueLabel: string;
  /** What runs along. */
  xLabel?: string;
  /** How values are written (default count). */
  format?: NumberFormat;
  /** Whether values are written into the cells (default false). */
  values?: boolean;
}

/**
 * Colored cells with a legend; hours, weekdays and months show all their positions.
 *
 * @param rows One row for each cell.
 * @throws {RangeError} If a column is unknown, a value is not finite, or a cell comes twice.
 *
 * @example Two cells
 * ```ts
 * import assert from "node:assert/strict";
 * import { heatMap } from "lib/figures/heat_map.ts";
 * const rows = [{ hour: 0, day: 1, n: 9 }, { hour: 1, day: 1, n: 5 }];
 * const columns = { x: "hour", y: "day", value: "n", xKind: "hour", yKind: "weekday" } as const;
 * const words = { title: "Quiet nights", subtitle: "2017", valueLabel: "Incidents" };
 * assert.equal(heatMap(rows, { ...columns, ...words }).marks, 2);
 * ```
 */
export function heatMap<R extends object>(
  rows: readonly R[],
  options: HeatMapOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, format = "count", xKind = "category", yKind = "category" } = options;
  const table = openTable(rows, "heat map");
  const [xs, xDomain] = readAxis(table, options.x, xKind);
  const [ys, yDomain] = readAxis(table, options.y, yKind);
  const values = table.numbersOrNull(options.value);
  const keyOf = (x: number | string, y: number | string) => `${options.x} ${x}, ${options.y} ${y}`;
  const keys = xs.map((x, i) => keyOf(x, ys[i]!));
  refuseTwins(keys);
  const known = values.filter((value) => value !== null);
  const scale = createColorScale(known, options);

  const yNames = yDomain.map((y) => clipText(readable(nameOf(yKind, y)), 200, TEXT.label));
  const left = PAD + Math.ceil(maxTextWidth(yNames, TEXT.label)) + 10;
  const xTicks = slotTicks(xKind, xDomain, width - PAD - left);
  const ramp = drawRamp(scale, {
    label: options.valueLabel,
    format,
    ...(known.length < xDomain.length * yDomain.length && { noData: "no data" }),
  });
  const top = ramp.height + 12 + (options.xLabel ? 18 : 0) + 18;
  const height = top + yDomain.length * 28 + 6;
  const index = values.map((_, i) => i);
  const present = new Set(keys);
  const missing = yDomain.flatMap((y) => xDomain.map((x) => ({ x, y })))
    .filter(({ x, y }) => !present.has(keyOf(x, y)));
  const panel = drawPanel({
    width,
    height,
    marginTop: top,
    marginBottom: 6,
    marginLeft: left,
    marginRight: PAD,
    padding: 0,
    x: { axis: null, type: "band", domain: xDomain, round: false },
    y: { axis: null, type: "band", domain: yDomain, round: false },
    marks: [
      Plot.cell(missing, { x: "x", y: "y", fill: NO_DATA, inset: 0.75, rx: 1.5 }),
      Plot.cell(index, {
        x: (i: number) => xs[i],
        y: (i: number) => ys[i],
        fill: (i: number) => colorOf(values[i]!),
        inset: 0.75,
        rx: 1.5,
      }),
    ],
  });
  const small = { size: TEXT.axis, fill: MUTED, anchor: "middle" } as const;
  const svg = moved(left, 0, ramp.svg) + panel.svg +
    (options.xLabel
      ? textAt(left, top - 26, options.xLabel, { ...small, size: TEXT.small, anchor: "start" })
      : "") +
    xTicks.map(({ at, label }) => textAt(panel.x(at), top - 7, label, small)).join("") +
    yDomain.map((y, i) =>
      textAt(left - 10, panel.y(y) + 4.3, yNames[i]!, { size: TEXT.label, anchor: "end" })
    ).join("") + (options.values ? index.map(cellText).join("") : "");
  const most = known.indexOf(known.reduce((a, b) => Math.max(a, b), -Infinity));
  const at = values.indexOf(known[most]!);
  const description = `Heat map of ${options.valueLabel}, ${xDomain.length} by ${yDomain.length} ` +
    `cells; highest ${formatNumber(known[most]!, format)} at ${options.x} ${
      nameOf(xKind, xs[at]!)
    }, ${options.y} ${nameOf(yKind, ys[at]!)}.`;
  return frame({ svg, height, marks: rows.length, description }, table.rows(), options);

  function colorOf(value: number | null): string {
    return value === null ? NO_DATA : scale.color(value);
  }

  function cellText(i: number): string {
    const value = values[i]!;
    if (value === null) return "";
    return textAt(panel.x(xs[i]!), panel.y(ys[i]!) + 4, formatNumber(value, format), {
      size: TEXT.small,
      anchor: "middle",
      fill: isDark(colorOf(value)) ? "#fff" : INK,
    });
  }
}

/** Positions of the rows and of the whole axis. */
function readAxis(
  table: Table,
  column: string,
  kind: AxisKind,
): [positions: (number | string)[], domain: (number | string)[]] {
  if (kind === "category") {
    const names = table.texts(column);
    return [names, distinct(names)];
  }
  const positions = table.numbers(column);
  const domain = fullDomain(kind) ?? [];
  const stray = positions.find((position) => !domain.includes(position));
  if (stray !== undefined) {
    throw new RangeError(
      `Cannot draw heat map: ${column} must be a ${kind}, current value is ${stray}`,
    );
  }
  return [positions, domain];
}

function refuseTwins(keys: readonly string[]): void {
  const twin = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twin !== undefined) {
    throw new RangeError(`Cannot draw heat map: cells must differ, current value twice is ${twin}`);
  }
}
