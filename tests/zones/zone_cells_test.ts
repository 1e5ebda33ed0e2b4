import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { createGrid } from "lib/space/grid.ts";
import { createHexGrid } from "lib/space/hex_grid.ts";
import { catchOf, groundOf, zoneCells } from "lib/zones/zone_cells.ts";
import { placesOf } from "../cluster/scored.ts";

/** Four cells of 1 km from west to east; half of the last one is in the study area. */
const GRID = createGrid({ minX: 0, minY: 0, maxX: 3999, maxY: 999 }, 1000);
const GROUND = { grid: GRID, areas: Float64Array.of(1e6, 1e6, 1e6, 5e5) };

Deno.test("zoneCells() are the cells of a zone's places, one that two zones share in both", () => {
  const places = placesOf([100, 1500, 1600, 3999, 100], [1, 2, 3, 4, 5], [1, 1, 1, 1, 9]);
  const cells = zoneCells(GRID, places, Int32Array.of(2, 2, 0, 0, -1), 4);
  assert.deepEqual(cells, [[1, 3], [], [0, 1], []]);
});

Deno.test("zoneCells() finds the cells of hexagons whose middles are nearest, each once and in order", () => {
  const random = createRandom(111);
  const n = 400;
  const along = (length: number) => Array.from({ length: n }, () => length * random.unit());
  const places = placesOf(along(3000), along(2000), new Array(n).fill(1));
  const labels = Int32Array.from({ length: n }, () => random.integer(4) - 1);
  const grid = createHexGrid({ minX: 0, minY: 0, maxX: 3000, maxY: 2000 }, 300);
  const centers = Array.from({ length: grid.nCells }, (_, cell) => grid.centerOf(cell));
  const expected = [0, 1, 2].map((zone) => {
    const cells = [...labels.keys()].filter((i) => labels[i] === zone).map((i) => {
      const squares = centers.map(([x, y]) => {
        const [dx, dy] = [x - places.x[i]!, y - places.y[i]!];
        return dx * dx + dy * dy;
      });
      return squares.indexOf(Math.min(...squares));
    });
    return [...new Set(cells)].sort((a, b) => a - b);
  });
  assert.deepEqual(zoneCells(grid, places, labels, 3), expected);
});

Deno.test("zoneCells() refuses places of a zone outside the grid, and labels without a zone", () => {
  const outside = placesOf([9999], [1], [1]);
  assert.throws(() => zoneCells(GRID, outside, Int32Array.of(0), 1), {
    name: "RangeError",
    message: "Cannot find cells of zones: places must lie in the grid and zones be below 1, " +
      "current values of place 0 are cell -1 and zone 0",
  });
  assert.deepEqual(zoneCells(GRID, outside, Int32Array.of(-1), 1), [[]]);
  const inside = placesOf([1], [1], [1]);
  for (const label of [1, -2]) {
    assert.throws(() => zoneCells(GRID, inside, Int32Array.of(label), 1), RangeError);
  }
});

Deno.test("catchOf() of a hand-made example counts a shared cell once", () => {
  // next: 3 in cell 0, 2 in cell 1, 4 in cell 2, 1 in cell 3, 10 outside: 20 in all
  const next = placesOf([10, 1010, 2010, 3010, -5], [1, 1, 1, 1, 1], [3, 2, 4, 1, 10]);
  // both zones together are cells 0, 1 and 3: 6 of 20 on 2.5 of 3.5 km²
  const found = catchOf(GROUND, [[0, 1], [1, 3]], next)!;
  assert.deepEqual([found.caught, found.n, found.share], [6, 20, 0.3]);
  assert.equal(found.squareKilometers, 2.5);
  assert.ok(Math.abs(found.sharePerSquareKilometer - 0.3 / 2.5) < 1e-15);
  assert.ok(Math.abs(found.pai - 0.3 / (2.5 / 3.5)) < 1e-15);
});

Deno.test("catchOf() of the whole study area has an accuracy index of 1, if all lie in it", () => {
  const next = placesOf([10, 1010, 3010], [1, 1, 1], [3, 2, 4]);
  assert.equal(catchOf(GROUND, [[0, 1, 2, 3]], next)!.pai, 1);
  assert.equal(catchOf(GROUND, [[2]], next)!.pai, 0);
});

Deno.test("catchOf() is undefined without ground, and refuses no incident", () => {
  const next = placesOf([10], [1], [3]);
  const bare = { grid: GRID, areas: Float64Array.of(1e6, 0, 0, 0) };
  assert.equal(catchOf(GROUND, [], next), null);
  assert.equal(catchOf(GROUND, [[], []], next), null);
  assert.equal(catchOf(bare, [[1, 2]], next), null);
  assert.throws(() => catchOf(GROUND, [[0]], placesOf([], [], [])), {
    name: "RangeError",
    message: "Cannot find what zones catch: there must be an incident",
  });
});

Deno.test("groundOf() adds up the ground in the study area, in square kilometers", () => {
  assert.equal(groundOf(GROUND, [3, 0]), 1.5);
  assert.equal(groundOf(GROUND, []), 0);
});
