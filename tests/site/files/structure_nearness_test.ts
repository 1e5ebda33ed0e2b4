import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { agreement } from "lib/site/files/structure_nearness.ts";

Deno.test("agreement(): as by comparing all pairs", () => {
  const random = createRandom(3);
  const n = 400;
  const draw = (most: number) => Array.from({ length: n }, () => random.integer(most));
  const [x, y] = [draw(320), draw(128)];
  const labels = Uint8Array.from(x, (at) => at < 100 ? 7 : random.integer(3));
  const spots = x.map((_, i) => `${Math.floor(x[i]! / 5)} ${Math.floor(y[i]! / 2)}`);
  let [pairs, sum, counted] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const others = [...x.keys()].filter((j) => j !== i);
    pairs += others.filter((j) => labels[j] === labels[i]).length;
    const near = others.filter((j) => spots[j] === spots[i]);
    if (near.length === 0) continue;
    sum += near.filter((j) => labels[j] === labels[i]).length / near.length;
    counted++;
  }
  const found = agreement({ x, y, steps: { x: 320, y: 128 } }, labels);
  assert.ok(counted > 20);
  assert.ok(Math.abs(found.atSpot! - sum / counted) < 1e-12);
  assert.ok(Math.abs(found.anywhere! - pairs / (n * (n - 1))) < 1e-12);
});

Deno.test("agreement(): of nothing there is none", () => {
  const nothing = { x: [], y: [], steps: { x: 1, y: 1 } };
  assert.deepEqual(agreement(nothing, new Uint8Array()), { atSpot: null, anywhere: null });
});
