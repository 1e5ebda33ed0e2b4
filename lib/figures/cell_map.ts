/**
 * Square cells of a grid colored by a quantity, over the outline of the study area.
 *
 * @module
 */

import type { Polygon } from "../space/polygon.ts";
import { type ColorScaleOptions, createColorScale } from "./color_scale.ts";
import { type Column, openTable } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawRamp } from "./legend.ts";
import { boundsAround, layoutMap, polygonPath, scaleBar } from "./map_frame.ts";
import { formatNumber, type NumberFormat } from "./number_format.ts";
import { element, moved, num, textAt } from "./svg.ts";
import { wrapText } from "./text.ts";
import { AXIS, INK, MUTED, PAD, TEXT, WIDTH } from "./theme.ts";

/** What a cell map shows. */
export interface CellMapOptions<R> extends FigureOptions, ColorScaleOptions {
  /** Columns of the centers of the cells, meters. */
  x: Column<R>;
  y: Column<R>;
  /** Column of the quantity. */
  value: Column<R>;
  /** Side of a cell, meters. */
  cellSizeMeters: number;
  /** Polygons of the study area, meters. */
  outline: readonly Polygon[];
  /** Further lines to find one's way by, such as districts, meters. */
  lines?: readonly Polygon[];
  /** What the colors mean, with unit. */
  valueLabel: string;
  /** How values are written (default count). */
  format?: NumberFormat;
  /** Words beside the map, a paragraph each. */
  asides?: readonly string[];
}

/**
 * A map of colored squares with legend and scale bar; colors are in classes (default 8, spaced by
 * logarithm).
 *
 * @param rows One row for each cell that has a color.
 * @throws {RangeError} If a column is unknown, a value is not finite, or cells are not on one grid.
 *
 * @example One cell in a square study area
 * ```ts
 * import assert from "node:assert/strict";
 * import { cellMap } from "lib/figures/cell_map.ts";
 * const ring: [number, number][] = [[0, 0], [900, 0], [900, 900], [0, 900], [0, 0]];
 * const columns = { x: "x", y: "y", value: "n", cellSizeMeters: 100, outline: [[ring]] } as const;
 * const words = { title: "One", subtitle: "2017", valueLabel: "Incidents" };
 * assert.equal(cellMap([{ x: 50, y: 50, n: 5 }], { ...columns, outline: [[ring]], ...words }).marks, 1);
 * ```
 */
export function cellMap<R extends object>(
  rows: readonly R[],
  options: CellMapOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, format = "count", cellSizeMeters: size } = options;
  const table = openTable(rows, "cell map");
  const xs = table.numbers(options.x);
  const ys = table.numbers(options.y);
  const values = table.numbers(options.value);
  const scale = createColorScale(values, { classes: 8, scale: "log", ...options });
  const [originX, originY] = [xs[0]! - size / 2, ys[0]! - size / 2];
  const cells = values.map((value, i) => ({
    column: onGrid(xs[i]! - size / 2 - originX, size),
    row: onGrid(ys[i]! - size / 2 - originY, size),
    color: scale.color(value),
  })).sort((a, b) => a.row - b.row || a.column - b.column);

  const paragraphs = (room: number) =>
    (options.asides ?? []).map((text) => wrapText(text, room, TEXT.axis));
  const ramp = drawRamp(scale, { label: options.valueLabel, format, width: 210 });
  const { map, mapTop, asideLeft, asideWidth, height } = layoutMap(
    boundsAround(options.outline, size),
    width,
    600,
    (room) => ramp.height + paragraphs(room).reduce((sum, { length }) => sum + 9 + 17 * length, 0),
  );
  const [left, base] = map.place(originX, originY);
  const step = num6(size * map.scale);
  const squares = element(
    "g",
    {
      transform: `translate(${num(left)},${num(base)}) scale(${step},-${step})`,
      "shape-rendering": "crispEdges",
    },
    scale.colors.map((fill) => ({ fill, d: runs(cells, fill) })).filter(({ d }) => d !== "")
      .map((path) => element("path", path)).join(""),
  );
  const outline = { fill: "none", stroke: AXIS, "stroke-linejoin": "round" } as const;
  let y = ramp.height;
  const words = paragraphs(asideWidth).map((lines) => {
    y += 9;
    return lines.map((line) => textAt(asideLeft, y += 17, line, { size: TEXT.axis, fill: MUTED }))
      .join("");
  }).join("");
  const svg = moved(
    PAD,
    mapTop,
    element("path", { d: polygonPath(options.outline, map), fill: "#f6f7f8" }) + squares +
      (options.lines
        ? element("path", {
          d: polygonPath(options.lines, map),
          ...outline,
          stroke: INK,
          "stroke-opacity": 0.45,
          "stroke-width": 0.7,
        })
        : "") +
      element("path", { d: polygonPath(options.outline, map), ...outline, "stroke-width": 1 }),
  ) + moved(asideLeft, 0, ramp.svg) + words + scaleBar(map, asideLeft, height - 10);
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const description = `Map of ${rows.length} cells of ${size} m, ${options.valueLabel}; highest ` +
    `${formatNumber(most, format)}.`;
  return frame({ svg, height, marks: rows.length, description }, table.rows(), options);
}

interface Cell {
  column: number;
  row: number;
  color: string;
}

function num6(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}

/** Whole number of cells that a distance is. */
function onGrid(distance: number, size: number): number {
  const cells = Math.round(distance / size);
  if (Math.abs(distance / size - cells) > 1e-3) {
    throw new RangeError(
      `Cannot draw cell map: centers must be whole multiples of ${size} m apart, ` +
        `current value is ${distance} m`,
    );
  }
  return cells;
}

/** Cells of one color as a path in units of cells; neighbors in a row become one rectangle. */
function runs(cells: readonly Cell[], color: string): string {
  let path = "";
  let [row, start, end] = [NaN, NaN, NaN];
  const close = () => {
    if (start < end) path += `M${start} ${row}h${end - start}v1h-${end - start}z`;
  };
  for (const cell of cells) {
    if (cell.color !== color) continue;
    if (cell.row === row && cell.column === end) {
      end++;
      continue;
    }
    close();
    [row, start, end] = [cell.row, cell.column, cell.column + 1];
  }
  close();
  return path;
}
