import assert from "node:assert/strict";
import { cellsInRegion } from "lib/explore/region_cells.ts";
import { createRandom } from "lib/numeric/random.ts";
import type { Position } from "lib/space/polygon.ts";

Deno.test("cellsInRegion() equals the winding number of a star around each cell", () => {
  const random = createRandom(2);
  const star = Array.from({ length: 40 }, (_, i): Position => {
    const reach = i % 2 === 0 ? 4000 : 1500 + 1000 * random.unit();
    const angle = 2 * Math.PI * i / 40;
    return [Math.round(reach * Math.cos(angle)), Math.round(reach * Math.sin(angle))];
  });
  const cells = { x: new Float64Array(40 * 40), y: new Float64Array(40 * 40) };
  for (let i = 0; i < cells.x.length; i++) {
    cells.x[i] = (i % 40) * 250 - 4875;
    cells.y[i] = Math.floor(i / 40) * 250 - 4875;
  }
  const inside = cellsInRegion(star, cells);
  const turnsAround = (x: number, y: number) => {
    const angles = star.map(([cx, cy]) => Math.atan2(cy - y, cx - x));
    const steps = angles.map((angle, i) => angles[(i + 1) % 40]! - angle);
    const turned = steps.map((step) => step - 2 * Math.PI * Math.round(step / (2 * Math.PI)));
    return Math.round(turned.reduce((a, b) => a + b) / (2 * Math.PI));
  };
  inside.forEach((is, i) => assert.equal(is, Math.abs(turnsAround(cells.x[i]!, cells.y[i]!))));
  assert.ok(inside.includes(0) && inside.includes(1));
});

Deno.test("cellsInRegion() takes cells on the line, and refuses what is no outline", () => {
  const square: Position[] = [[0, 0], [250, 0], [250, 250], [0, 250]];
  assert.deepEqual([...cellsInRegion(square, { x: [250, 251], y: [125, 125] })], [1, 0]);
  assert.deepEqual([...cellsInRegion(square, { x: [], y: [] })], []);
  for (const outline of [[], square.slice(0, 2)]) {
    assert.throws(() => cellsInRegion(outline, { x: [1], y: [1] }), RangeError);
  }
});
