/**
 * Several figures in one: columns of panels under a common title.
 *
 * @module
 */

import { type Figure, type FigureOptions, frame } from "./figure.ts";

/**
 * Figures side by side, each column from top to bottom, at the size they were drawn in.
 *
 * @param columns Figures of each column, from left to right.
 * @returns A figure whose table says which panels it shows; their own tables stand beside them.
 * @throws {RangeError} If there is no figure.
 *
 * @example Two panels side by side
 * ```ts
 * import assert from "node:assert/strict";
 * import { barChart } from "lib/figures/bar_chart.ts";
 * import { panels } from "lib/figures/panels.ts";
 * const rows = [{ type: "THEFT", n: 3 }];
 * const chart = barChart(rows, { x: "n", y: "type", title: "A", subtitle: "2017", width: 400 });
 * const both = panels([[chart], [chart]], { title: "Both", subtitle: "2017" });
 * assert.deepEqual([both.width, both.marks], [800, 2]);
 * ```
 */
export function panels(
  columns: readonly (readonly Figure[])[],
  options: Omit<FigureOptions, "width">,
): Figure {
  const figures = columns.flat();
  if (figures.length === 0) {
    throw new RangeError("Cannot draw panels: there must be at least one figure");
  }
  let x = 0;
  const placed = columns.map((column) => {
    let y = 0;
    const svg = column.map((figure) => {
      const at = y;
      y += figure.height;
      return toPart(figure.svg).replace("<svg ", `<svg x="${x}" y="${at}" `);
    }).join("");
    x += Math.max(...column.map((figure) => figure.width));
    return { svg, height: y };
  });
  const drawing = {
    svg: placed.map((column) => column.svg).join(""),
    height: Math.max(...placed.map((column) => column.height)),
    marks: figures.reduce((sum, figure) => sum + figure.marks, 0),
    description: figures.map((figure) => figure.alt).join(" "),
  };
  const table = figures.map((figure, i) => ({
    panel: i + 1,
    title: figure.title,
    marks: figure.marks,
    rows: figure.table.length,
  }));
  return frame(drawing, table, { ...options, width: x });
}

/** A document as part of another, which speaks for it: without a role, title and words of its own. */
function toPart(svg: string): string {
  return svg.trim()
    .replace(/ role="img" aria-labelledby="[^"]*"/, "")
    .replace(/<title id="[^"]*">[^<]*<\/title><desc id="[^"]*">[^<]*<\/desc>/, "");
}
