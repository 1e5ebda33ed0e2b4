/**
 * The same cells in several panels, colored by another category in each: embeddings by type, time
 * and zone.
 *
 * @module
 */

import { extentOf } from "../numeric/extent.ts";
import { cellPaths } from "./cell_paths.ts";
import { type Column, distinct, openTable } from "./columns.ts";
import { emptyFigure, type Figure, type FigureOptions, frame } from "./figure.ts";
import { drawSwatches } from "./legend.ts";
import { fitMap } from "./map_frame.ts";
import { element, moved, textAt } from "./svg.ts";
import { AXIS, colorsOf, PAD, TEXT, WIDTH } from "./theme.ts";
import { readable } from "./words.ts";

/** What panels of cells show. */
export interface CellPanelsOptions<R> extends FigureOptions {
  /** Column of the panels' names; panels come in order of first appearance. */
  facet: Column<R>;
  /** Columns of the centers of the cells. */
  x: Column<R>;
  y: Column<R>;
  /** Column of what each cell is, explained below the name of its panel. */
  category: Column<R>;
  /** Side of a cell, in units of the centers. */
  cellSize: number;
  /** Panels in a row (default 2). */
  columns?: number;
}

const GAP = 20;

/**
 * Panels of square cells in one scale, without axes: only nearness means something.
 *
 * @param rows One row for each cell of each panel.
 * @throws {RangeError} If a column is unknown, or the cells are not on one lattice.
 *
 * @example Two cells in one panel
 * ```ts
 * import assert from "node:assert/strict";
 * import { cellPanels } from "lib/figures/cell_panels.ts";
 * const rows = [{ by: "type", x: 0, y: 0, c: "theft" }, { by: "type", x: 1, y: 0, c: "arson" }];
 * const columns = { facet: "by", x: "x", y: "y", category: "c", cellSize: 1 } as const;
 * const figure = cellPanels(rows, { ...columns, title: "Two", subtitle: "2017" });
 * assert.equal(figure.marks, 2);
 * ```
 */
export function cellPanels<R extends object>(
  rows: readonly R[],
  options: CellPanelsOptions<R>,
): Figure {
  if (rows.length === 0) return emptyFigure(options);
  const { width = WIDTH, columns = 2, cellSize, facet, category } = options;
  const table = openTable(rows, "cell panels");
  const [facets, categories] = [table.texts(facet), table.texts(category)];
  const [xs, ys] = [table.numbers(options.x), table.numbers(options.y)];
  const ends = (values: readonly number[]) => {
    const [low, high] = extentOf(values);
    return [low - cellSize / 2, high + cellSize / 2] as const;
  };
  const [[minX, maxX], [minY, maxY]] = [ends(xs), ends(ys)];
  const panelWidth = (width - 2 * PAD - (columns - 1) * GAP) / columns;
  const mapHeight = Math.min(panelWidth, panelWidth * (maxY - minY) / (maxX - minX));
  const map = fitMap({ minX, minY, maxX, maxY }, panelWidth, mapHeight);
  const panels = distinct(facets).map((name) => {
    const own = facets.keys().filter((i) => facets[i] === name).toArray();
    const colors = colorsOf(distinct(own.map((i) => categories[i]!)).toSorted());
    const swatches = drawSwatches(
      [...colors].map(([text, color]) => [readable(text), color]),
      panelWidth,
    );
    const cells = own.map((i) => ({ x: xs[i]!, y: ys[i]!, fill: colors.get(categories[i]!)! }));
    const fills = [...new Set(colors.values())];
    const drawn = cellPaths(cells, { cellSizeMeters: cellSize, fills, map, chart: "cell panels" });
    return { name, swatches, drawn };
  });
  const legend = Math.max(...panels.map(({ swatches }) => swatches.height)) + 8;
  const head = 20 + legend;
  const panelHeight = head + mapHeight + GAP;
  const svg = panels.map(({ name, swatches, drawn }, i) =>
    moved(
      PAD + (i % columns) * (panelWidth + GAP),
      Math.floor(i / columns) * panelHeight,
      textAt(0, 13, readable(name), { size: TEXT.label, weight: 600 }) +
        moved(0, 20, swatches.svg) +
        moved(
          0,
          head,
          element("rect", {
            width: panelWidth,
            height: mapHeight,
            fill: "none",
            stroke: AXIS,
            "stroke-opacity": 0.35,
          }) + drawn,
        ),
    )
  ).join("");
  const height = Math.ceil(panels.length / columns) * panelHeight;
  const description = `${panels.length} panels of cells by ${
    panels.map(({ name }) => readable(name)).join(", ")
  }.`;
  return frame({ svg, height, marks: rows.length, description }, table.rows(), options);
}
