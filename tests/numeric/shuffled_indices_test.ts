import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { shuffledIndices } from "lib/numeric/shuffled_indices.ts";

Deno.test("shuffledIndices() makes every order equally likely", () => {
  const random = createRandom(3);
  const counts = new Map<string, number>();
  for (let i = 0; i < 24_000; i++) {
    const order = shuffledIndices(4, random).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  assert.equal(counts.size, 24);
  const square = [...counts.values()].reduce((sum, n) => sum + (n - 1000) * (n - 1000) / 1000, 0);
  // 99.9 % quantile of chi-squared with 23 degrees of freedom
  assert.ok(square < 49.73, String(square));
});

Deno.test("shuffledIndices() of none and of one", () => {
  assert.deepEqual([[...shuffledIndices(0, createRandom(1))], [
    ...shuffledIndices(1, createRandom(1)),
  ]], [[], [0]]);
});
