import assert from "node:assert/strict";
import {
  areaDensities,
  areaShares,
  cellDensities,
  requireCoordinates,
} from "lib/describe/density.ts";
import { createGrid } from "lib/space/grid.ts";
import type { Polygon } from "lib/space/polygon.ts";

/** A rectangle 1 km wide and as high as told, from x on. */
const block = (x: number, height: number): Polygon => [
  [[x, 0], [x + 1000, 0], [x + 1000, height], [x, height], [x, 0]],
];
const AREAS = {
  names: ["1", "2", "3"],
  labels: ["SMALL", "LARGE", "EMPTY"],
  polygons: [[block(0, 500)], [block(2000, 2000)], [block(4000, 1000)]],
};
/** Ten incidents in the small area, twenty in the large one, five nowhere. */
const PLACES = {
  x: Float64Array.of(10, 20, 2500, 9000),
  y: Float64Array.of(10, 20, 1500, 10),
  weight: Uint32Array.of(4, 6, 20, 5),
};

Deno.test("areaDensities() ranks by incidents per square kilometer, not by incidents", () => {
  const rows = areaDensities(PLACES, AREAS);
  assert.deepEqual(rows.map((row) => [row.label, row.n]), [["SMALL", 10], ["LARGE", 20], [
    "EMPTY",
    0,
  ]]);
  assert.deepEqual(rows.map((row) => Math.round(row.per_square_kilometer)), [20, 10, 0]);
  assert.deepEqual(rows.map((row) => row.share), [10 / 30, 20 / 30, 0], "of those in an area");
});

Deno.test("areaShares() are of the area's own incidents, and of none where it has none", () => {
  const part = {
    x: Float64Array.of(20, 2500, 9000),
    y: Float64Array.of(20, 1500, 10),
    weight: Uint32Array.of(1, 15, 5),
  };
  assert.deepEqual(areaShares(part, PLACES, AREAS), [
    { area: "2", label: "LARGE", n: 20, part: 15, share: 0.75 },
    { area: "1", label: "SMALL", n: 10, part: 1, share: 0.1 },
    { area: "3", label: "EMPTY", n: 0, part: 0, share: null },
  ]);
});

Deno.test("requireCoordinates() refuses records of which none can be placed", () => {
  requireCoordinates({ n: 1 });
  assert.throws(() => requireCoordinates({ n: 0 }), { name: "UserError" });
});

Deno.test("cellDensities() loses no incident: a place outside the grid is refused", () => {
  const grid = createGrid({ minX: 0, minY: 0, maxX: 9999, maxY: 1999 }, 250);
  const rows = cellDensities(grid, PLACES);
  assert.equal(rows.reduce((sum, row) => sum + row.n, 0), 35);
  assert.deepEqual(rows.find((row) => row.n === 20), {
    x: 2625,
    y: 1625,
    n: 20,
    per_square_kilometer: 320,
  });
  const narrow = createGrid({ minX: 0, minY: 0, maxX: 2999, maxY: 1999 }, 250);
  assert.throws(() => cellDensities(narrow, PLACES), /5 incidents lie outside/);
});
