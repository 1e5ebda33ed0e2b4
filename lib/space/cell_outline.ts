import type { CellGrid } from "./grid.ts";
import type { Polygon, Position, Ring } from "./polygon.ts";

/** A side of a cell that no other cell of the set has; the cell lies to its left. */
interface Side {
  from: number;
  to: number;
  cell: number;
}

/**
 * Outline of a set of cells: their union, as polygons with holes.
 *
 * Cells that share a side are one polygon; those that only touch at a corner are not, unless others
 * connect them. Rings are simple: two may touch at a corner, none touches itself, as the OGC's
 * simple features ask. Their sides are those of cells, joined where they run straight on.
 *
 * @param cells Indices of cells, in any order; one that comes twice counts once.
 * @returns Polygons in the order of their first cells, in meters: the outer ring, counterclockwise,
 * then the holes, clockwise, each from its southernmost corner (of two, the western).
 * @throws {RangeError} If the grid has no such cell.
 *
 * @example Three squares in an L, and one that touches them at a corner
 * ```ts
 * import assert from "node:assert/strict";
 * import { cellOutline } from "lib/space/cell_outline.ts";
 * import { createGrid } from "lib/space/grid.ts";
 * const grid = createGrid({ minX: 0, minY: 0, maxX: 2.5, maxY: 2.5 }, 1);
 * assert.deepEqual(cellOutline(grid, [0, 1, 3, 7]), [
 *   [[[0, 0], [2, 0], [2, 1], [1, 1], [1, 2], [0, 2], [0, 0]]],
 *   [[[1, 2], [2, 2], [2, 3], [1, 3], [1, 2]]],
 * ]);
 * ```
 */
export function cellOutline(grid: CellGrid, cells: Iterable<number>): Polygon[] {
  const members = [...new Set(cells)].sort((a, b) => a - b);
  for (const cell of members) {
    if (!Number.isInteger(cell) || cell < 0 || cell >= grid.nCells) {
      throw new RangeError(
        `Cannot outline cells: a cell must be an integer in 0 .. ${grid.nCells - 1}, ` +
          `current value is ${cell}.`,
      );
    }
  }
  const { corners, sides } = sidesOf(grid, members);
  // a hole has cells of its part to the south: the ring that comes first is the outer one
  return connectedParts(sides, corners.length).map((part) =>
    chain(part).map((ring) => tidy(ring.map((corner) => corners[corner]!)))
      .sort((a, b) => southToNorth(a[0]!, b[0]!))
  );
}

/** Every corner once, and the sides of each cell between them. */
function sidesOf(
  grid: CellGrid,
  cells: readonly number[],
): { corners: Position[]; sides: Map<number, Side[]> } {
  const corners: Position[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (corner: Position) => {
    const key = corner.join();
    const number = numbers.get(key) ?? corners.push(corner) - 1;
    numbers.set(key, number);
    return number;
  };
  const sides = cells.map((cell): [number, Side[]] => {
    const ring = grid.ringOf(cell).map(numberOf);
    return [cell, ring.slice(1).map((to, i) => ({ from: ring[i]!, to, cell }))];
  });
  return { corners, sides: new Map(sides) };
}

/** The outer sides of each group of cells that are connected by sides, by its first cell. */
function connectedParts(sides: ReadonlyMap<number, Side[]>, nCorners: number): Side[][] {
  const cellLeftOf = new Map<number, number>();
  for (const { from, to, cell } of [...sides.values()].flat()) {
    cellLeftOf.set(from * nCorners + to, cell);
  }
  const seen = new Set<number>();
  const parts: Side[][] = [];
  for (const first of sides.keys()) {
    if (seen.has(first)) continue;
    const part: Side[] = [];
    const open = [first];
    seen.add(first);
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      for (const side of sides.get(cell)!) {
        const beyond = cellLeftOf.get(side.to * nCorners + side.from);
        if (beyond === undefined) part.push(side);
        else if (!seen.has(beyond)) {
          seen.add(beyond);
          open.push(beyond);
        }
      }
    }
    parts.push(part);
  }
  return parts;
}

/**
 * Outer sides of a connected part as rings of corners. Where two of its cells touch at a corner
 * alone, a ring goes on along the other cell: the gaps between them stay apart, each with a ring.
 */
function chain(sides: readonly Side[]): number[][] {
  const leaving = Map.groupBy(sides, ({ from }) => from);
  const left = new Set(sides);
  return sides.map((first) => {
    const ring: number[] = [];
    for (let side = first; left.delete(side);) {
      ring.push(side.from);
      const next = leaving.get(side.to)!;
      side = next.find(({ cell }) => cell !== side.cell) ?? next[0]!;
    }
    return ring;
  }).filter((ring) => ring.length > 0);
}

/** A closed ring from its southernmost corner, without those where it runs straight on. */
function tidy(corners: readonly Position[]): Ring {
  const turns = corners.filter(([x, y], i) => {
    const [x0, y0] = corners.at(i - 1)!;
    const [x1, y1] = corners[(i + 1) % corners.length]!;
    return (x - x0) * (y1 - y) !== (y - y0) * (x1 - x);
  });
  const start = turns.indexOf(turns.toSorted(southToNorth)[0]!);
  const ring = [...turns.slice(start), ...turns.slice(0, start + 1)];
  return ring.map(([x, y]) => [x, y]);
}

function southToNorth([ax, ay]: Position, [bx, by]: Position): number {
  return ay - by || ax - bx;
}
