import assert from "node:assert/strict";
import { hotCells } from "lib/cluster/hot_cells.ts";
import { createRandom } from "lib/numeric/random.ts";
import { placesOf } from "./scored.ts";

Deno.test("hotCells() finds the cells that counting by hand finds", () => {
  const random = createRandom(11);
  const n = 800;
  const size = 250;
  // on both sides of the origin; every tenth on the edges of cells
  const at = (i: number) => i % 10 === 0 ? size * (random.integer(16) - 8) : 900 * random.normal();
  const places = placesOf(
    Array.from({ length: n }, (_, i) => at(i)),
    Array.from({ length: n }, (_, i) => at(i)),
    Array.from({ length: n }, () => 1 + random.poisson(1)),
  );
  const cells = new Map<string, { column: number; row: number; n: number; members: number[] }>();
  places.weight.forEach((weight, i) => {
    const column = Math.floor(places.x[i]! / size);
    const row = Math.floor(places.y[i]! / size);
    const cell = cells.get(`${column},${row}`) ?? { column, row, n: 0, members: [] };
    cell.n += weight;
    cell.members.push(i);
    cells.set(`${column},${row}`, cell);
  });
  const ranked = [...cells.values()].sort((a, b) =>
    b.n - a.n || a.row - b.row || a.column - b.column
  );
  for (const nCells of [1, 5, 40, ranked.length, 10_000]) {
    const expected = ranked.slice(0, nCells);
    const found = hotCells(places, { cellSizeMeters: size, nCells });
    assert.deepEqual(
      found.centers,
      expected.map(({ column, row }) => [(column + 0.5) * size, (row + 0.5) * size]),
    );
    assert.deepEqual(found.counts, expected.map((cell) => cell.n));
    assert.equal(found.n, expected.reduce((sum, cell) => sum + cell.n, 0));
    const cellOf = new Int32Array(n).fill(-1);
    expected.forEach(({ members }, rank) => members.forEach((i) => cellOf[i] = rank));
    assert.deepEqual(found.cellOf, cellOf);
  }
  assert.ok(ranked.some((cell, i) => cell.n === ranked[i + 1]?.n), "there are ties");
});

Deno.test("hotCells() takes of equals the southern, then the western one", () => {
  // cells of 10 m with 3 incidents each, named by their column and row: 1-1, 0-1, 1-0, 0-0
  const places = placesOf([15, 5, 15, 5], [15, 15, 5, 5], [3, 3, 3, 3]);
  const centersOf = (nCells: number) => hotCells(places, { cellSizeMeters: 10, nCells }).centers;
  assert.deepEqual(centersOf(3), [[5, 5], [15, 5], [5, 15]]);
  assert.deepEqual(centersOf(1), [[5, 5]]);
});

Deno.test("hotCells() finds fewer cells where fewer have incidents", () => {
  const found = hotCells(placesOf([1, 2, 99], [1, 2, 99], [1, 1, 5]), {
    cellSizeMeters: 10,
    nCells: 7,
  });
  assert.deepEqual(found.counts, [5, 2]);
  assert.deepEqual([...found.cellOf], [1, 1, 0]);
  assert.equal(found.n, 7);
});

Deno.test("hotCells() refuses sizes and numbers that are not positive, and bad places", () => {
  const places = placesOf([1, 2], [1, 2], [1, 1]);
  for (const nCells of [0, -3, 2.5, NaN]) {
    assert.throws(() => hotCells(places, { cellSizeMeters: 10, nCells }), {
      name: "RangeError",
      message:
        `Cannot find hot cells: nCells must be a positive integer, current value is ${nCells}`,
    });
  }
  for (const cellSizeMeters of [0, -10, NaN]) {
    assert.throws(() => hotCells(places, { cellSizeMeters, nCells: 1 }), RangeError);
  }
  const options = { cellSizeMeters: 10, nCells: 1 };
  assert.throws(() => hotCells(placesOf([], [], []), options), RangeError);
  assert.throws(() => hotCells(placesOf([NaN], [1], [1]), options), RangeError);
  assert.throws(() => hotCells(placesOf([1], [1, 2], [1]), options), TypeError);
});
