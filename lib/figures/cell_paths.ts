/**
 * Cells of a map as SVG: squares or hexagons, one path a color.
 *
 * @module
 */

import type { MapFrame } from "./map_frame.ts";
import { element, num } from "./svg.ts";

/** Shape of the cells of a map; hexagons stand on a corner. */
export type CellShape = "square" | "hexagon";

/** A cell of a map. */
export interface ColoredCell {
  /** Center, meters. */
  x: number;
  y: number;
  /** Color. */
  fill: string;
}

/** How cells are drawn. */
export interface CellPathOptions {
  /** Shape of a cell (default square). */
  cell?: CellShape;
  /** Side of a square, or distance between opposite sides of a hexagon, meters. */
  cellSizeMeters: number;
  /** Colors in the order in which they are drawn. */
  fills: readonly string[];
  /** Where the cells lie on paper. */
  map: MapFrame;
  /** What is drawn, for the error message, such as `cell map`. */
  chart: string;
}

/** How cells of one shape lie beside each other and what they look like, in steps. */
interface Lattice {
  /** Size of a step, in cell sizes. */
  stepX: number;
  stepY: number;
  /** Steps from a center to the next one in its row. */
  stride: number;
  /** Place of the origin of the path from a center, in steps. */
  origin: number;
  /** Whether there is a center so many steps from another. */
  holds(column: number, row: number): boolean;
  /** Path of neighbors in a row, from the first center to the last. */
  run(first: number, last: number, row: number): string;
  /** SVG's shape-rendering. */
  rendering?: string;
  /** How far apart centers must be, for the error message. */
  rule(size: number): string;
}

const LATTICES: Record<CellShape, Lattice> = {
  square: {
    stepX: 1,
    stepY: 1,
    stride: 1,
    origin: -0.5,
    holds: () => true,
    run: (first, last, row) => `M${first} ${row}h${last - first + 1}v1h-${last - first + 1}z`,
    rendering: "crispEdges",
    rule: (size) => `whole multiples of ${size} m apart`,
  },
  // A step is half a width and a quarter of a height. Rows are three steps apart, and every second
  // one is shifted by a step.
  hexagon: {
    stepX: 1 / 2,
    stepY: 1 / (2 * Math.sqrt(3)),
    stride: 2,
    origin: 0,
    holds: (column, row) => row % 3 === 0 && (column + row / 3) % 2 === 0,
    run: (first, last, row) => {
      const cells = (last - first) / 2 + 1;
      const [lower, upper] = ["l1-1 1 1".repeat(cells), "l-1 1-1-1".repeat(cells)];
      return `M${first - 1} ${row + 1}v-2${lower}v2${upper}z`;
    },
    rule: (size) => `on one lattice of hexagons ${size} m wide`,
  },
};

/**
 * Cells as paths in whole steps, one path a color; neighbors of one color in a row share an outline.
 *
 * @param cells Cells of one lattice; each is drawn where its center is.
 * @throws {RangeError} If the centers are not on one lattice.
 *
 * @example Two squares beside each other are one rectangle
 * ```ts
 * import assert from "node:assert/strict";
 * import { cellPaths } from "lib/figures/cell_paths.ts";
 * import { fitMap } from "lib/figures/map_frame.ts";
 * const map = fitMap({ minX: 0, minY: 0, maxX: 200, maxY: 200 }, 20, 20);
 * const cells = [{ x: 50, y: 50, fill: "#000" }, { x: 150, y: 50, fill: "#000" }];
 * const options = { cellSizeMeters: 100, fills: ["#000"], map, chart: "map" };
 * assert.match(cellPaths(cells, options), /<path fill="#000" d="M0 0h2v1h-2z"\/>/);
 * ```
 */
export function cellPaths(cells: readonly ColoredCell[], options: CellPathOptions): string {
  const { cell = "square", cellSizeMeters: size, fills, map, chart } = options;
  const lattice = LATTICES[cell];
  const [stepX, stepY] = [lattice.stepX * size, lattice.stepY * size];
  const [first] = cells;
  if (!first) return "";
  const placed = cells.map(({ x, y, fill }) => {
    const [across, up] = [(x - first.x) / stepX, (y - first.y) / stepY];
    const [column, row] = [Math.round(across), Math.round(up)];
    const off = Math.max(Math.abs(across - column), Math.abs(up - row));
    if (off > 1e-3 || !lattice.holds(column, row)) {
      throw new RangeError(
        `Cannot draw ${chart}: centers must be ${lattice.rule(size)}, ` +
          `current value is ${x - first.x} m east and ${y - first.y} m north`,
      );
    }
    return { column, row, fill };
  }).sort((a, b) => a.row - b.row || a.column - b.column);
  const paths = fills.map((fill) => {
    const own = placed.filter((each) => each.fill === fill);
    return own.length === 0 ? "" : element("path", { fill, d: runs(own, lattice) });
  });
  const [left, base] = map.place(
    first.x + lattice.origin * stepX,
    first.y + lattice.origin * stepY,
  );
  const scales = `${num6(stepX * map.scale)},-${num6(stepY * map.scale)}`;
  return element("g", {
    transform: `translate(${num(left)},${num(base)}) scale(${scales})`,
    "shape-rendering": lattice.rendering,
  }, paths.join(""));
}

/** Path of cells that are in order of their rows and columns. */
function runs(
  cells: readonly { column: number; row: number }[],
  { run, stride }: Lattice,
): string {
  let path = "";
  let start = 0;
  cells.forEach(({ column, row }, i) => {
    const next = cells[i + 1];
    if (next?.row === row && next.column === column + stride) return;
    path += run(cells[start]!.column, column, row);
    start = i + 1;
  });
  return path;
}

function num6(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}
