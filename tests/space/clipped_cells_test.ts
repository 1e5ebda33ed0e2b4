import assert from "node:assert/strict";
import { loadBoundary } from "lib/data/boundaries.ts";
import { createRandom } from "lib/numeric/random.ts";
import { cellOutline } from "lib/space/cell_outline.ts";
import { clippedAreas } from "lib/space/clipped_cells.ts";
import { type CellGrid, createGrid } from "lib/space/grid.ts";
import { createHexGrid } from "lib/space/hex_grid.ts";
import { polygonAreaSquareMeters, polygonBounds, type Ring } from "lib/space/polygon.ts";
import { createRegion } from "lib/space/region.ts";

const rectangle = (x: number, y: number, width: number, height: number): Ring => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
  [x, y],
];

const sumOf = (numbers: Float64Array) => numbers.reduce((sum, number) => sum + number, 0);

Deno.test("clippedAreas() measures a triangle over nine squares as by hand", () => {
  const grid = createGrid({ minX: 0, minY: 0, maxX: 2, maxY: 2 }, 1);
  // under the line x + y = 2.5, from the south: 1, 1 - 1/8, 1/8; 7/8, 1/8, 0; 1/8, 0, 0
  const areas = clippedAreas(grid, [[[[0, 0], [2.5, 0], [0, 2.5], [0, 0]]]]);
  assert.deepEqual([...areas], [1, 0.875, 0.125, 0.875, 0.125, 0, 0.125, 0, 0]);
});

Deno.test("clippedAreas() takes holes out and adds polygons up, whichever way rings run", () => {
  const grid = createGrid({ minX: 0, minY: 0, maxX: 39, maxY: 19 }, 10);
  const polygons = [
    [rectangle(5, 5, 20, 10), rectangle(8, 8, 4, 4)],
    [rectangle(30, 0, 2, 3).toReversed()],
  ];
  // each of six cells has a part of the rectangle, each of the first four 2 × 2 m of the hole
  const expected = [25 - 4, 50 - 4, 25, 6, 25 - 4, 50 - 4, 25, 0];
  const before = structuredClone(polygons);
  assert.deepEqual([...clippedAreas(grid, polygons)], expected);
  assert.deepEqual(polygons, before);
  const turned = polygons.map((polygon) => polygon.map((ring) => ring.toReversed()));
  assert.deepEqual([...clippedAreas(grid, turned)], expected);
});

Deno.test("clippedAreas() leaves cells beside polygons empty, even beside whole rows of them", () => {
  const grid = createGrid({ minX: -20, minY: 0, maxX: 39, maxY: 39 }, 10);
  const areas = clippedAreas(grid, [[rectangle(0, 0, 20, 40)]]);
  assert.deepEqual([...areas], [1, 2, 3, 4].flatMap(() => [0, 0, 100, 100, 0, 0]));
});

Deno.test("clippedAreas() finds polygons smaller than a cell, and none outside the grid", () => {
  const grid = createGrid({ minX: 0, minY: 0, maxX: 499, maxY: 499 }, 100);
  const areas = clippedAreas(grid, [[rectangle(210, 130, 0.5, 0.5)], [
    rectangle(-50, -50, 40, 40),
  ]]);
  assert.equal(areas[grid.cellOf(210, 130)], 0.25);
  assert.equal(sumOf(areas), 0.25);
});

Deno.test("clippedAreas() cuts a hexagon in halves and sixths", () => {
  const grid = createHexGrid({ minX: -6, minY: -6, maxX: 6, maxY: 6 }, 2);
  const middle = grid.cellOf(0, 0);
  const close = (actual: number, expected: number) => Math.abs(actual - expected) < 1e-12;
  // a hexagon of height 2 has 2 √3 m²; its eastern half reaches to x = 1
  const half = clippedAreas(grid, [[rectangle(0, -3, 3, 6)]]);
  assert.ok(close(half[middle]!, Math.sqrt(3)));
  assert.ok(close(sumOf(half), 18));
  // a triangle from the center to the western side: one of six
  const [, , , , northwest, southwest] = grid.ringOf(middle);
  const sixth = clippedAreas(grid, [[[[0, 0], northwest!, southwest!, [0, 0]]]]);
  assert.ok(close(sixth[middle]!, Math.sqrt(3) / 3));
  assert.equal(sixth.filter((area) => area > 0).length, 1);
  const own = clippedAreas(grid, [[grid.ringOf(middle)]]);
  assert.equal(own[middle], polygonAreaSquareMeters([grid.ringOf(middle)]));
  assert.equal(own.filter((area) => area > 0).length, 1);
});

const CITY = loadBoundary("city").polygons[0]!;

for (const [name, create] of [["squares", createGrid], ["hexagons", createHexGrid]] as const) {
  Deno.test(`clippedAreas() of ${name} add up to the city's area within 1e-9 of it`, () => {
    const { bounds, areaSquareMeters } = createRegion(CITY);
    for (const size of [1000, 250, 100]) {
      const areas = clippedAreas(create(bounds, size), CITY);
      assert.ok(Math.abs(sumOf(areas) / areaSquareMeters - 1) < 1e-9, String(size));
      // what rounding leaves of a cell, 3e-9 m² of one hexagon of 100 m, is nothing
      assert.ok(areas.every((area) => area === 0 || area > 1e-7));
    }
  });

  Deno.test(`clippedAreas() of an outline of ${name} are whole or none, without a sliver beside`, () => {
    const random = createRandom(2);
    const grid = create(createRegion(CITY).bounds, 250);
    const cells = new Set(Array.from({ length: 3000 }, () => random.integer(grid.nCells)));
    clippedAreas(grid, cellOutline(grid, cells)).forEach((area, cell) => {
      const whole = polygonAreaSquareMeters([grid.ringOf(cell)]);
      assert.equal(area, cells.has(cell) ? whole : 0);
    });
  });

  Deno.test(`clippedAreas() of ${name} equal the share of points that the city contains`, () => {
    const region = createRegion(CITY);
    const grid = create(region.bounds, 250);
    const areas = clippedAreas(grid, CITY);
    const whole = polygonAreaSquareMeters([grid.ringOf(0)]);
    const isCut = (area: number) => area > 0 && area < whole * (1 - 1e-9);
    const cut = [...areas.keys()].filter((cell) => isCut(areas[cell]!));
    const others = [...areas.keys()].filter((cell) => !isCut(areas[cell]!));
    assert.ok(cut.length > 800);
    for (const cell of cut.filter((_, i) => i % 10 === 0)) {
      // 60 × 60 points, 4 m apart: a crossing edge is off by half of that at most, on average by 0
      const share = shareInside(grid, cell, 60, region.contains);
      assert.ok(Math.abs(areas[cell]! / whole - share) < 0.01, `${cell}: ${share}`);
    }
    for (const cell of others) {
      const [x, y] = grid.centerOf(cell);
      assert.equal(areas[cell]! > 0, region.contains(x, y), String(cell));
    }
  });
}

/** Share of a square lattice of points in a cell that lie inside. */
function shareInside(
  grid: CellGrid,
  cell: number,
  side: number,
  contains: (x: number, y: number) => boolean,
): number {
  const { minX, minY, maxX, maxY } = polygonBounds([[grid.ringOf(cell)]]);
  let [inside, all] = [0, 0];
  for (let i = 0; i < side * side; i++) {
    const x = minX + (maxX - minX) * (i % side + 0.5) / side;
    const y = minY + (maxY - minY) * (Math.floor(i / side) + 0.5) / side;
    if (grid.cellOf(x, y) !== cell) continue;
    all++;
    if (contains(x, y)) inside++;
  }
  return inside / all;
}

Deno.test("clippedAreas() refuses an open ring", () => {
  const grid = createGrid({ minX: 0, minY: 0, maxX: 9, maxY: 9 }, 10);
  assert.throws(() => clippedAreas(grid, [[[[0, 0], [1, 0], [1, 1], [0, 1]]]]), /closed/);
});
