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
