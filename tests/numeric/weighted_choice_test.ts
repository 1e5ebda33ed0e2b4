import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { createWeightedChoice } from "lib/numeric/weighted_choice.ts";

Deno.test("createWeightedChoice() draws each index in proportion to its weight", () => {
  const weights = [5, 0, 1, 0.5, 3.5, 10];
  const random = createRandom(1);
  const draw = createWeightedChoice(weights);
  const counts = Array<number>(weights.length).fill(0);
  const n = 100_000;
  for (let i = 0; i < n; i++) counts[draw(random)]!++;
  assert.equal(counts[1], 0);
  let chiSquare = 0;
  weights.forEach((weight, i) => {
    const expected = n * weight / 20;
    if (weight > 0) chiSquare += (counts[i]! - expected) ** 2 / expected;
  });
  // Chi-square with 4 degrees of freedom is below 33.4 but for 1 in a million.
  assert.ok(chiSquare < 33.4, String(chiSquare));
});

Deno.test("createWeightedChoice() draws the only index, and never a trailing 0", () => {
  assert.equal(createWeightedChoice([2])(createRandom(1)), 0);
  const random = createRandom(1);
  const draw = createWeightedChoice([1 / 3, 1 / 3, 1 / 3, 0]);
  for (let i = 0; i < 1000; i++) assert.ok(draw(random) < 3);
});

Deno.test("createWeightedChoice() refuses what are no weights", () => {
  for (const weights of [[], [0], [1, -1], [1, NaN], [Infinity]]) {
    assert.throws(() => createWeightedChoice(weights), RangeError);
  }
});
