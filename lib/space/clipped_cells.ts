import type { CellGrid } from "./grid.ts";
import {
  assertPolygons,
  type Polygon,
  polygonAreaSquareMeters,
  polygonBounds,
  type Position,
  type Ring,
} from "./polygon.ts";

/** Share of an area that is as good as nothing: more than rounding can add or take away. */
const NOTHING = 1e-10;

/**
 * Area of each cell that lies inside polygons.
 *
 * Exact: the polygons are cut to ever smaller blocks of cells, at last to the cell itself, and the
 * pieces measured. A block that no edge crosses is whole or empty at once, so the time goes with
 * the cells along the edges.
 *
 * @param polygons Polygons in meters, not overlapping: outer ring first, then holes, all closed.
 * @returns Square meters, one number per cell; their sum is the area of the polygons, as far as
 * the grid covers them. A cell that lies inside up to rounding has its whole area, one that lies
 * outside up to rounding 0.
 * @throws {RangeError} If there is no polygon, or a ring is open.
 *
 * @example A rectangle over one and a half cells
 * ```ts
 * import assert from "node:assert/strict";
 * import { clippedAreas } from "lib/space/clipped_cells.ts";
 * import { createGrid } from "lib/space/grid.ts";
 * const grid = createGrid({ minX: 0, minY: 0, maxX: 25, maxY: 5 }, 10);
 * const areas = clippedAreas(grid, [[[[0, 0], [15, 0], [15, 10], [0, 10], [0, 0]]]]);
 * assert.deepEqual([...areas], [100, 50, 0]);
 * ```
 *
 * @see Sutherland and Hodgman (1974), doi:10.1145/360767.360802; the edges that it leaves along the
 * cut enclose no area.
 */
export function clippedAreas(grid: CellGrid, polygons: readonly Polygon[]): Float64Array {
  assertPolygons(polygons);
  const { minX, maxX } = polygonBounds(polygons);
  const beyond = [minX - grid.cellSizeMeters, maxX + grid.cellSizeMeters] as const;
  const areas = new Float64Array(grid.nCells);
  const cellArea = (cell: number) => polygonAreaSquareMeters([grid.ringOf(cell)]);

  /**
   * Rectangle around the cells from `first` to `last`; if those are not of one row, it goes beyond
   * the polygons on both sides, and so is never whole.
   */
  function boxAround(first: number, last: number): Ring {
    const box = polygonBounds([[grid.ringOf(first), grid.ringOf(last)]]);
    const isOneRow = grid.centerOf(first)[1] === grid.centerOf(last)[1];
    const [west, east] = isOneRow ? [box.minX, box.maxX] : beyond;
    return [[west, box.minY], [east, box.minY], [east, box.maxY], [west, box.maxY]];
  }

  /** Sets the areas of the cells from `first` to `last`. */
  function measure(first: number, last: number, around: readonly Polygon[]): void {
    const block = first === last ? grid.ringOf(first) : boxAround(first, last);
    const inside = around.map((polygon) => clip(polygon, block)).filter(([outer]) => outer!.length);
    if (inside.length === 0) return;
    const area = inside.reduce((sum, polygon) => sum + polygonAreaSquareMeters(polygon), 0);
    const whole = polygonAreaSquareMeters([block]);
    if (area > (1 - NOTHING) * whole) {
      for (let cell = first; cell <= last; cell++) areas[cell] = cellArea(cell);
    } else if (first < last) {
      const middle = (first + last) >>> 1;
      measure(first, middle, inside);
      measure(middle + 1, last, inside);
    } else if (area > NOTHING * whole) {
      areas[first] = area;
    }
  }

  measure(0, grid.nCells - 1, polygons);
  return areas;
}

/** A polygon within a convex ring; rings of which nothing is left are empty, all are open. */
function clip(polygon: Polygon, convex: Ring): Polygon {
  return polygon.map((ring) =>
    convex.reduce((rest, to, i) => leftOf(rest, convex.at(i - 1)!, to), ring)
  );
}

/** The part of a ring to the left of the line from one position to another. */
function leftOf(ring: Ring, [ax, ay]: Position, [bx, by]: Position): Ring {
  const kept: Ring = [];
  const offLine = ([x, y]: Position) => (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  let from = ring.at(-1) ?? [0, 0];
  let before = offLine(from);
  for (const to of ring) {
    const after = offLine(to);
    if ((before < 0) !== (after < 0)) {
      const t = before / (before - after);
      kept.push([from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]);
    }
    if (after >= 0) kept.push(to);
    [from, before] = [to, after];
  }
  return kept;
}
