import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { createHexGrid } from "lib/space/hex_grid.ts";
import { polygonAreaSquareMeters, polygonContains, type Position } from "lib/space/polygon.ts";

const BOUNDS = { minX: -1310, minY: -970, maxX: 1490, maxY: 1230 };

function scatter(n: number): Position[] {
  const random = createRandom(5);
  return Array.from({ length: n }, () => [
    BOUNDS.minX + (BOUNDS.maxX - BOUNDS.minX) * random.unit(),
    BOUNDS.minY + (BOUNDS.maxY - BOUNDS.minY) * random.unit(),
  ]);
}

const distance = ([ax, ay]: Position, [bx, by]: Position) => Math.hypot(ax - bx, ay - by);

Deno.test("cellOf() of hexagons is the cell with the nearest center, whose ring holds the point", () => {
  const grid = createHexGrid(BOUNDS, 130);
  const centers = Array.from({ length: grid.nCells }, (_, cell) => grid.centerOf(cell));
  for (const point of scatter(3000)) {
    const cell = grid.cellOf(...point);
    const least = Math.min(...centers.map((center) => distance(center, point)));
    assert.equal(distance(centers[cell]!, point), least);
    assert.ok(polygonContains([grid.ringOf(cell)], ...point));
  }
});

Deno.test("cellOf() of hexagons gives a side to the cell east or north of it, and all corners one", () => {
  // opposite sides 2 m apart: centers at (0, 0), (2, 0) and, √3 m further north, at (1, √3)
  const grid = createHexGrid({ minX: 0, minY: 0, maxX: 4, maxY: 4 }, 2);
  const centerAt = (x: number, y: number) => grid.centerOf(grid.cellOf(x, y));
  assert.deepEqual(centerAt(1, 0), [2, 0]);
  assert.deepEqual(centerAt(1 - 1e-9, 0), [0, 0]);
  assert.deepEqual(centerAt(0.5, Math.sqrt(3) / 2), grid.centerOf(grid.cellOf(1, Math.sqrt(3))));
  assert.deepEqual(centerAt(0.5, Math.sqrt(3) / 2 - 1e-9), [0, 0]);
  for (let cell = 0; cell < grid.nCells; cell++) {
    for (const [x, y] of grid.ringOf(cell)) {
      const isWithin = x >= 0 && x <= 4 && y >= 0 && y <= 4;
      if (isWithin) assert.ok(grid.cellOf(x, y) >= 0, `${x}, ${y}`);
    }
  }
  assert.deepEqual([grid.cellOf(-9, 0), grid.cellOf(0, 99), grid.cellOf(NaN, 0)], [-1, -1, -1]);
});

Deno.test("createHexGrid() covers the whole rectangle, its edges and corners included", () => {
  for (const size of [1, 37.5, 250, 5000]) {
    const { minX, minY, maxX, maxY } = BOUNDS;
    const grid = createHexGrid(BOUNDS, size);
    for (let t = 0; t <= 1; t += 0.0078125) {
      const [x, y] = [minX + t * (maxX - minX), minY + t * (maxY - minY)];
      const rim: Position[] = [[x, minY], [x, maxY], [minX, y], [maxX, y]];
      for (const point of rim) assert.ok(grid.cellOf(...point) >= 0, `${size}: ${point}`);
    }
  }
});

Deno.test("createHexGrid() lines up the cells of different regions", () => {
  const one = createHexGrid(BOUNDS, 130);
  const other = createHexGrid({ minX: -2000, minY: -1777, maxX: 1500, maxY: 1300 }, 130);
  for (const point of scatter(300)) {
    const [a, b] = [one.cellOf(...point), other.cellOf(...point)];
    assert.deepEqual(one.centerOf(a), other.centerOf(b));
    assert.deepEqual(one.ringOf(a), other.ringOf(b));
  }
});

Deno.test("createHexGrid() numbers the cells from south to north, in a row from west to east", () => {
  const grid = createHexGrid(BOUNDS, 130);
  for (let cell = 1; cell < grid.nCells; cell++) {
    const [x0, y0] = grid.centerOf(cell - 1);
    const [x, y] = grid.centerOf(cell);
    assert.ok(y > y0 || (y === y0 && x > x0), String(cell));
  }
});

Deno.test("ringOf() is a regular hexagon that shares its corners exactly with six neighbors", () => {
  const size = 130;
  const grid = createHexGrid(BOUNDS, size);
  const sides = new Map<string, number>();
  for (let cell = 0; cell < grid.nCells; cell++) {
    const ring = grid.ringOf(cell);
    assert.equal(ring.length, 7);
    assert.deepEqual(ring[0], ring[6]);
    // area and sides of a hexagon of height d: d² √3 / 2 and d / √3
    const area = polygonAreaSquareMeters([ring]);
    assert.ok(Math.abs(area / (size * size * Math.sqrt(3) / 2) - 1) < 1e-11);
    ring.slice(1).forEach((to, i) => {
      assert.ok(Math.abs(distance(ring[i]!, to) - size / Math.sqrt(3)) < 1e-9);
      sides.set(`${ring[i]}>${to}`, cell);
    });
  }
  // each side runs one way for one cell: all are counterclockwise, and none is shared by three
  assert.equal(sides.size, 6 * grid.nCells);
  const neighbors = new Map<number, number>();
  for (const [side, cell] of sides) {
    const beyond = sides.get(side.split(">").reverse().join(">"));
    if (beyond === undefined) continue;
    neighbors.set(cell, (neighbors.get(cell) ?? 0) + 1);
    assert.ok(Math.abs(distance(grid.centerOf(cell), grid.centerOf(beyond)) - size) < 1e-9);
  }
  const inner = grid.cellOf(0, 0);
  assert.equal(neighbors.get(inner), 6);
  const [first, second] = grid.ringOf(inner);
  assert.ok(
    second![0] > first![0] && second![1] > first![1],
    "from the southern corner, to the east",
  );
});

Deno.test("createHexGrid() refuses cells without a size, and too many of them", () => {
  assert.throws(() => createHexGrid(BOUNDS, 0), /must be positive, current value is 0/);
  assert.throws(() => createHexGrid(BOUNDS, NaN), RangeError);
  assert.throws(() => createHexGrid(BOUNDS, 1e-3), /fewer than 2\^31/);
});
