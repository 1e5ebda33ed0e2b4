import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { nearestNeighbors } from "lib/numeric/neighbors.ts";
import { layoutAgreement, layoutRows } from "lib/reduce/layout_stability.ts";
import type { Embedding } from "lib/reduce/umap_layout.ts";

const random = createRandom(4);
const draw = (n: number) => Float64Array.from({ length: n }, () => random.normal());
const ONE = { x: draw(300), y: draw(300) };

function agreement(one: Embedding, other: Embedding, k: number) {
  const nearIn = (layout: Embedding) => nearestNeighbors(layoutRows(layout), k);
  return layoutAgreement([one, other], [nearIn(one), nearIn(other)]);
}

Deno.test("layoutAgreement() sees no difference in what is turned, mirrored, moved and scaled", () => {
  const [cos, sin] = [Math.cos(1), Math.sin(1)];
  const turned = {
    x: ONE.x.map((x, i) => 7 - 3 * (cos * x - sin * ONE.y[i]!)),
    y: ONE.x.map((x, i) => 2 + 3 * (sin * x + cos * ONE.y[i]!)),
  };
  const { procrustes, shared } = agreement(ONE, turned, 5);
  assert.ok(Math.abs(procrustes) < 1e-12, String(procrustes));
  assert.equal(shared, 1);
});

Deno.test("layoutAgreement() of unrelated layouts is near 1, and shares few neighbors", () => {
  const { procrustes, shared } = agreement(ONE, { x: draw(300), y: draw(300) }, 5);
  assert.ok(procrustes > 0.95 && shared < 0.05, `${procrustes} ${shared}`);
});

Deno.test("layoutAgreement() has scipy's disparity", () => {
  // scipy 1.17.1: procrustes([[0,0],[1,0],[1,2],[0,3]], [[0,1],[2,0],[3,3],[-1,2]])[2]
  const a = { x: Float64Array.of(0, 1, 1, 0), y: Float64Array.of(0, 0, 2, 3) };
  const b = { x: Float64Array.of(0, 2, 3, -1), y: Float64Array.of(1, 0, 3, 2) };
  assert.ok(Math.abs(agreement(a, b, 1).procrustes - 0.4817204301075269) < 1e-12);
});

Deno.test("layoutAgreement() refuses a layout in one point", () => {
  const flat = { x: new Float64Array(300), y: new Float64Array(300) };
  assert.throws(() => agreement(ONE, flat, 5), { name: "RangeError" });
});

Deno.test("layoutRows() puts the coordinates of a point side by side", () => {
  const { nDims, values } = layoutRows({ x: Float64Array.of(1, 2), y: Float64Array.of(3, 4) });
  assert.deepEqual([nDims, [...values]], [2, [1, 3, 2, 4]]);
});
