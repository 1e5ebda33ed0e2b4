import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { countPlaces, createGrid } from "lib/space/grid.ts";

Deno.test("cellOf() gives each side of a cell to one cell only, the last ones included", () => {
  const grid = createGrid({ minX: 0, minY: 0, maxX: 500, maxY: 250 }, 250);
  assert.deepEqual([grid.columns, grid.rows], [3, 2]);
  assert.equal(grid.cellOf(249.999, 0), 0);
  assert.equal(grid.cellOf(250, 0), 1);
  assert.equal(grid.cellOf(500, 250), 5);
  assert.equal(grid.cellOf(-0.001, 0), -1);
  assert.equal(grid.cellOf(NaN, 0), -1);
});

Deno.test("createGrid() lines up the cells of different regions", () => {
  const small = createGrid({ minX: 1010, minY: 1010, maxX: 1900, maxY: 1900 }, 250);
  const large = createGrid({ minX: -777, minY: 3, maxX: 5000, maxY: 5000 }, 250);
  const center = large.centerOf(large.cellOf(1300, 1700));
  assert.deepEqual(center, small.centerOf(small.cellOf(1300, 1700)));
  assert.deepEqual(center, [1375, 1625]);
});

Deno.test("ringOf() is the square around the center, its corners those of the neighbors", () => {
  const grid = createGrid({ minX: -0.31, minY: 0, maxX: 0.39, maxY: 0.5 }, 0.1);
  const sides = new Set<string>();
  for (let cell = 0; cell < grid.nCells; cell++) {
    const ring = grid.ringOf(cell);
    const [x, y] = grid.centerOf(cell);
    const around: [number, number][] = [[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]];
    assert.equal(ring.length, around.length);
    ring.forEach(([cornerX, cornerY], i) => {
      assert.ok(Math.abs(cornerX - (x + around[i]![0] * 0.05)) < 1e-12);
      assert.ok(Math.abs(cornerY - (y + around[i]![1] * 0.05)) < 1e-12);
      if (i > 0) sides.add(`${ring[i - 1]}>${ring[i]}`);
    });
  }
  assert.equal(grid.nCells, 8 * 6);
  assert.equal(sides.size, 4 * grid.nCells);
  // between 8 columns and 6 rows, 7 × 6 and 8 × 5 sides are shared, exactly and in both directions
  const shared = [...sides].filter((side) => sides.has(side.split(">").reverse().join(">")));
  assert.equal(shared.length, 2 * (7 * 6 + 8 * 5));
});

Deno.test("countPlaces() loses no incident and leaves the places as they were", () => {
  const random = createRandom(1);
  const n = 1000;
  const places = {
    x: Float64Array.from({ length: n }, () => random.unit() * 1000),
    y: Float64Array.from({ length: n }, () => random.unit() * 1000),
    weight: Uint32Array.from({ length: n }, () => 1 + random.integer(9)),
  };
  const before = structuredClone(places);
  const { counts, outside } = countPlaces(
    createGrid({ minX: 0, minY: 0, maxX: 799, maxY: 999 }, 100),
    places,
  );
  const sum = (values: Uint32Array) => values.reduce((total, value) => total + value, 0);
  assert.equal(sum(counts) + outside, sum(places.weight));
  assert.ok(outside > 0);
  assert.deepEqual(places, before);
});
