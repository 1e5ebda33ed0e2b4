import assert from "node:assert/strict";
import { chance } from "lib/site/browser/structure/points.ts";
import { samplePoints } from "./sample_points.ts";

Deno.test("readPoints(): each point lies in its step, in the same units along both sides", () => {
  const { umap, n } = samplePoints();
  assert.deepEqual([umap.width, umap.height], [1, 0.5]);
  for (let i = 0; i < 80; i++) {
    assert.ok(umap.x[i]! >= i % 10 / 100 && umap.x[i]! < (i % 10 + 1) / 100 + 1e-7);
    assert.ok(umap.y[i]! >= i % 7 / 100 && umap.y[i]! < (i % 7 + 1) / 100 + 1e-7);
  }
  assert.ok(new Set(umap.x).size > n - 3);
});

Deno.test("readPoints(): the order of drawing has every point once, and mixes kinds", () => {
  const { order, type, n } = samplePoints();
  assert.equal(new Set(order).size, n);
  const onTop = [...order.slice(-40)].map((i) => type[i]);
  assert.ok(onTop.includes(0) && onTop.includes(1));
});

Deno.test("readPoints(): a picture of components is made once, and of both asked for", () => {
  const points = samplePoints();
  const picture = points.components(0, 1);
  assert.equal(points.components(0, 1), picture);
  assert.ok(picture.x[90]! >= 0.9 && picture.y[90]! < 0.11);
});

Deno.test("chance(): even over [0, 1), and without a pattern from one number to the next", () => {
  const n = 20_000;
  const values = Array.from({ length: n }, (_, i) => chance(i));
  const tenths = Array(10).fill(0);
  values.forEach((value) => tenths[Math.floor(10 * value)]++);
  // Five standard deviations of a binomial count.
  for (const count of tenths) assert.ok(Math.abs(count - n / 10) < 5 * Math.sqrt(n * 0.09));
  const r = values.slice(1).reduce((sum, value, i) => sum + (value - 0.5) * (values[i]! - 0.5), 0);
  assert.ok(Math.abs(12 * r / n) < 5 / Math.sqrt(n));
});
