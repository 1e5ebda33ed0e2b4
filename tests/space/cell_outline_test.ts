import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { cellOutline } from "lib/space/cell_outline.ts";
import { type CellGrid, createGrid } from "lib/space/grid.ts";
import { createHexGrid } from "lib/space/hex_grid.ts";
import {
  type Polygon,
  polygonAreaSquareMeters,
  polygonContains,
  type Position,
} from "lib/space/polygon.ts";
import { signedArea } from "./signed_area.ts";

const BOUNDS = { minX: 0, minY: 0, maxX: 799, maxY: 799 };
const SQUARES = createGrid(BOUNDS, 100);

/** Cells of an 8 × 8 grid of 100 m that a drawing marks with #, its first line to the north. */
function drawn(...lines: string[]): number[] {
  return lines.toReversed().flatMap((line, row) =>
    [...line].flatMap((mark, column) => mark === "#" ? [row * 8 + column] : [])
  );
}

/** A ring in units of cells: "00 10 11" are three corners. */
const ringAt = (corners: string) =>
  corners.split(" ").map(([x, y]) => [Number(x) * 100, Number(y) * 100]);

Deno.test("cellOutline() of a single cell is its ring", () => {
  const hexagons = createHexGrid(BOUNDS, 100);
  for (const grid of [SQUARES, hexagons]) {
    assert.deepEqual(cellOutline(grid, [17]), [[grid.ringOf(17)]]);
  }
  assert.deepEqual(cellOutline(SQUARES, []), []);
});

Deno.test("cellOutline() drops the corners of a straight side", () => {
  assert.deepEqual(cellOutline(SQUARES, drawn("###", "###")), [[ringAt("00 30 32 02 00")]]);
});

Deno.test("cellOutline() has a clockwise ring for each hole", () => {
  const outline = cellOutline(SQUARES, drawn("#####", "#.#.#", "#####"));
  assert.deepEqual(outline, [[
    ringAt("00 50 53 03 00"),
    ringAt("11 12 22 21 11"),
    ringAt("31 32 42 41 31"),
  ]]);
});

Deno.test("cellOutline() parts cells that touch at a corner alone", () => {
  assert.deepEqual(cellOutline(SQUARES, drawn(".#", "#.")), [
    [ringAt("00 10 11 01 00")],
    [ringAt("11 21 22 12 11")],
  ]);
  assert.deepEqual(cellOutline(SQUARES, drawn("#.", ".#")), [
    [ringAt("10 20 21 11 10")],
    [ringAt("01 11 12 02 01")],
  ]);
});

Deno.test("cellOutline() lets a hole touch its outer ring or another hole, but no ring itself", () => {
  // the gap in the middle touches the one in the corner: both cells at that corner are connected
  assert.deepEqual(cellOutline(SQUARES, drawn("##.", "#.#", "###")), [[
    ringAt("00 30 32 22 23 03 00"),
    ringAt("11 12 22 21 11"),
  ]]);
  assert.deepEqual(cellOutline(SQUARES, drawn("####", "##.#", "#.##", "####")), [[
    ringAt("00 40 44 04 00"),
    ringAt("11 12 22 21 11"),
    ringAt("22 23 33 32 22"),
  ]]);
});

Deno.test("cellOutline() keeps an island in a hole apart", () => {
  const outline = cellOutline(SQUARES, drawn("#####", "#...#", "#.#.#", "#...#", "#####"));
  assert.deepEqual(outline, [
    [ringAt("00 50 55 05 00"), ringAt("11 14 44 41 11")],
    [ringAt("22 32 33 23 22")],
  ]);
});

for (const [name, create] of [["squares", createGrid], ["hexagons", createHexGrid]] as const) {
  Deno.test(`cellOutline() of random ${name} covers them and nothing else, with simple rings`, () => {
    const random = createRandom(11);
    const grid = create({ minX: -430, minY: -300, maxX: 1200, maxY: 1000 }, 100);
    for (let round = 0; round < 60; round++) {
      const density = 0.05 + 0.9 * random.unit();
      const cells = Array.from({ length: grid.nCells }, (_, cell) => cell)
        .filter(() => random.unit() < density);
      assertOutline(grid, cells, cellOutline(grid, cells));
      const shuffled = [...cells.toReversed(), ...cells.slice(0, 5)];
      assert.deepEqual(cellOutline(grid, shuffled), cellOutline(grid, cells));
    }
  });
}

/** Holds an outline against the cells, one by one. */
function assertOutline(grid: CellGrid, cells: number[], outline: Polygon[]) {
  const members = new Set(cells);
  for (let cell = 0; cell < grid.nCells; cell++) {
    const [x, y] = grid.centerOf(cell);
    const holding = outline.filter((polygon) => polygonContains(polygon, x, y));
    assert.equal(holding.length, Number(members.has(cell)), String(cell));
  }
  const area = outline.reduce((sum, polygon) => sum + polygonAreaSquareMeters(polygon), 0);
  const cellArea = polygonAreaSquareMeters([grid.ringOf(0)]);
  assert.ok(Math.abs(area - cells.length * cellArea) < 1e-6);
  assert.equal(outline.length, partsOf(grid, members));
  const southToNorth = ([ax, ay]: Position, [bx, by]: Position) => ay - by || ax - bx;
  for (const polygon of outline) {
    const starts = polygon.map((ring) => ring[0]!);
    assert.deepEqual(starts, starts.toSorted(southToNorth));
    polygon.forEach((ring, i) => {
      assert.deepEqual(ring[0], ring.toSorted(southToNorth)[0]);
      assert.equal(Math.sign(signedArea(ring)), i === 0 ? 1 : -1);
      assert.deepEqual(ring[0], ring.at(-1));
      assert.equal(new Set(ring.map(String)).size, ring.length - 1, "a corner comes twice");
      ring.slice(1).forEach((position, k) => {
        assert.notEqual(signedArea([ring.at(k === 0 ? -2 : k - 1)!, ring[k]!, position]), 0);
      });
    });
  }
}

/** Number of groups of cells connected by sides: every pair of neighbors joins two groups. */
function partsOf(grid: CellGrid, members: Set<number>): number {
  const cells = [...members];
  const group = new Map(cells.map((cell) => [cell, cell]));
  for (const a of cells) {
    for (const b of cells) {
      const [[ax, ay], [bx, by]] = [grid.centerOf(a), grid.centerOf(b)];
      const isNeighbor = Math.hypot(ax - bx, ay - by) < 1.1 * grid.cellSizeMeters;
      const [from, to] = [group.get(a)!, group.get(b)!];
      if (!isNeighbor || from === to) continue;
      for (const cell of cells) if (group.get(cell) === from) group.set(cell, to);
    }
  }
  return new Set(group.values()).size;
}

Deno.test("cellOutline() refuses cells that the grid does not have", () => {
  assert.throws(() => cellOutline(SQUARES, [3, -1]), /0 \.\. 63, current value is -1/);
  assert.throws(() => cellOutline(SQUARES, [64]), RangeError);
  assert.throws(() => cellOutline(SQUARES, [1.5]), RangeError);
});
