import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { createGrid } from "lib/space/grid.ts";
import { zonesOfCells } from "lib/zones/cell_zones.ts";
import { zoneRows } from "lib/zones/zone_rows.ts";
import { placesOf } from "../cluster/scored.ts";

Deno.test("zonesOfCells() finds the zones that figures draw, ties included", () => {
  const random = createRandom(71);
  const grid = createGrid({ minX: 0, minY: 0, maxX: 399, maxY: 399 }, 100);
  for (let trial = 0; trial < 30; trial++) {
    const along = () => Array.from({ length: 60 }, () => 400 * random.unit());
    const places = placesOf(along(), along(), along().map((value) => 1 + Math.floor(value / 150)));
    const labels = Int32Array.from({ length: 60 }, () => random.integer(4) - 1);
    const cellOf = Int32Array.from(places.x, (x, i) => grid.cellOf(x, places.y[i]!));
    const found = zonesOfCells(cellOf, places.weight, labels, grid.nCells);
    const expected = new Uint16Array(grid.nCells);
    for (const { x, y, zone } of zoneRows(grid, places, labels)) {
      expected[grid.cellOf(x, y)] = zone === "none" ? 0 : Number(zone);
    }
    assert.deepEqual(found, expected);
  }
});

Deno.test("zonesOfCells() leaves places in no cell out", () => {
  const found = zonesOfCells(Int32Array.of(-1, 0), Uint32Array.of(9, 1), Int32Array.of(0, 1), 2);
  assert.deepEqual([...found], [2, 0]);
});
