/**
 * Square cells of a grid colored by a quantity, over the outline of the study area.
 *
 * @module
 */

import { cellPaths } from "./cell_paths.ts";
import { type CityMapOptions, drawCityMap } from "./city_map.ts";
import { type ColorScaleOptions, createColorScale } from "./color_scale.ts";
import { type Column, openTable } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawRamp } from "./legend.ts";
import { formatNumber, type NumberFormat } from "./number_format.ts";
import { WIDTH } from "./theme.ts";

/** What a cell map shows. */
export interface CellMapOptions<R> extends FigureOptions, ColorScaleOptions, CityMapOptions {
  /** Columns of the centers of the cells, meters. */
  x: Column<R>;
  y: Column<R>;
  /** Column of the quantity. */
  value: Column<R>;
  /** Side of a cell, meters. */
  cellSizeMeters: number;
  /** What the colors mean, with unit. */
  valueLabel: string;
  /** How values are written (default count). */
  format?: NumberFormat;
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
  const cells = values.map((value, i) => ({ x: xs[i]!, y: ys[i]!, fill: scale.color(value) }));
  const ramp = drawRamp(scale, { label: options.valueLabel, format, width: 210 });
  const { svg, height } = drawCityMap(options, {
    width,
    marginMeters: size,
    legend: () => ramp,
    ground: (map) =>
      cellPaths(cells, { cellSizeMeters: size, fills: scale.colors, map, chart: "cell map" }),
  });
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const description = `Map of ${rows.length} cells of ${size} m, ${options.valueLabel}; highest ` +
    `${formatNumber(most, format)}.`;
  return frame({ svg, height, marks: rows.length, description }, table.rows(), options);
}
