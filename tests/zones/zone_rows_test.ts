import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { createGrid } from "lib/space/grid.ts";
import { zoneMarks, zoneRows } from "lib/zones/zone_rows.ts";
import { placesOf } from "../cluster/scored.ts";

/** Cells of 100 m, three to a row. */
const GRID = createGrid({ minX: 0, minY: 0, maxX: 299, maxY: 299 }, 100);

Deno.test("zoneRows() gives each cell to the zone of most of its incidents", () => {
  // the cell in the middle: 3 places of zone 1 with 6 incidents, one of zone 2 with 7
  const places = placesOf([110, 120, 130, 140, 250], [110, 110, 110, 150, 10], [2, 2, 2, 7, 1]);
  assert.deepEqual(zoneRows(GRID, places, Int32Array.of(0, 0, 0, 1, 0)), [
    { x: 250, y: 50, zone: "1", n: 1 },
    { x: 150, y: 150, zone: "2", n: 13 },
  ]);
});

Deno.test("zoneRows() gives of equals the lowest zone, and a cell to no zone only if that is most", () => {
  const places = placesOf([10, 20, 110, 120, 210, 220], [5, 5, 5, 5, 5, 5], [4, 4, 4, 4, 5, 4]);
  const rows = zoneRows(GRID, places, Int32Array.of(2, 1, -1, 0, -1, 0));
  assert.deepEqual(rows.map(({ zone, n }) => [zone, n]), [["2", 8], ["1", 8], ["none", 9]]);
});

Deno.test("zoneRows() counts every incident once, in cells in the grid's order", () => {
  const random = createRandom(141);
  const along = () => Array.from({ length: 200 }, () => 300 * random.unit());
  const places = placesOf(along(), along(), along().map(Math.ceil));
  const labels = Int32Array.from({ length: 200 }, () => random.integer(5) - 1);
  const rows = zoneRows(GRID, places, labels);
  const cells = rows.map(({ x, y }) => GRID.cellOf(x, y));
  assert.deepEqual(cells, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
  const total = places.weight.reduce((sum, weight) => sum + weight, 0);
  assert.equal(rows.reduce((sum, { n }) => sum + n, 0), total);
  const outside = placesOf([-1], [0], [1]);
  assert.throws(() => zoneRows(GRID, outside, Int32Array.of(-1)), {
    name: "RangeError",
    message: "Cannot map zones: place 0 lies outside the grid",
  });
});

Deno.test("zoneMarks() stand at the place of the zone that is nearest to the mean of its incidents", () => {
  const random = createRandom(142);
  const along = () => Array.from({ length: 150 }, () => 358_000 + 900 * random.unit());
  const places = placesOf(along(), along(), along().map(() => 1 + random.integer(5)));
  // zone 2 has no place
  const labels = Int32Array.from({ length: 150 }, () => [-1, 0, 1, 3][random.integer(4)]!);
  const marks = zoneMarks(places, labels, 4);
  assert.deepEqual(marks.map(({ label }) => label), ["1", "2", "4"]);
  for (const { x, y, label } of marks) {
    const own = [...labels.keys()].filter((i) => labels[i] === Number(label) - 1);
    const n = own.reduce((sum, i) => sum + places.weight[i]!, 0);
    const meanX = own.reduce((sum, i) => sum + places.weight[i]! * places.x[i]! / n, 0);
    const meanY = own.reduce((sum, i) => sum + places.weight[i]! * places.y[i]! / n, 0);
    const distances = own.map((i) => Math.hypot(places.x[i]! - meanX, places.y[i]! - meanY));
    const nearest = own[distances.indexOf(Math.min(...distances))]!;
    assert.deepEqual([x, y], [places.x[nearest], places.y[nearest]]);
  }
});
