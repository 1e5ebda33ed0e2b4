import assert from "node:assert/strict";
import { createMultinomial } from "lib/numeric/multinomial.ts";

Deno.test("createMultinomial() draws each index by its weight, never one of weight 0", () => {
  const draw = createMultinomial([1, 0, 3], 4000);
  let [first, last] = [0, 0];
  for (let seed = 0; seed < 50; seed++) {
    const counts = draw(seed);
    assert.equal(counts.reduce((sum, count) => sum + count, 0), 4000);
    assert.equal(counts[1], 0);
    first += counts[0]!;
    last += counts[2]!;
  }
  // 200,000 draws: standard deviation 194
  assert.ok(Math.abs(first - 50_000) < 1000 && first + last === 200_000, String(first));
});

Deno.test("createMultinomial() gives the same for a seed, other counts for another", () => {
  const draw = createMultinomial([1, 1], 1000);
  assert.deepEqual(draw(3), draw(3));
  assert.notDeepEqual(draw(3), draw(4));
});

Deno.test("createMultinomial() refuses a number of draws that is none", () => {
  for (const n of [0, -1, 1.5, NaN]) {
    assert.throws(() => createMultinomial([1], n), {
      name: "RangeError",
      message: `Cannot draw counts: n must be a positive integer, current value is ${n}`,
    });
  }
});
