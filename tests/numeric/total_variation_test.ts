import assert from "node:assert/strict";
import { createRandom, sampleIndices } from "lib/numeric/random.ts";
import { samplingNoise, totalVariation } from "lib/numeric/total_variation.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("samplingNoise() agrees with a sum over scipy's hypergeometric law", () => {
  for (const { source, sample, expected, p } of reference.sampling) {
    const noise = samplingNoise(sample, source);
    assertClose(noise.expected, expected, 1e-8);
    assertClose(noise.pValue, p, 1e-9);
  }
});

Deno.test("samplingNoise() is what simple random samples show", () => {
  const source = [700, 200, 80, 20];
  const random = createRandom(4);
  let mean = 0;
  for (let draw = 0; draw < 2000; draw++) {
    const sample = [0, 0, 0, 0];
    for (const index of sampleIndices(random, 1000, 100)) {
      sample[index < 700 ? 0 : index < 900 ? 1 : index < 980 ? 2 : 3]! += 1;
    }
    mean += totalVariation(sample, source) / 2000;
  }
  assertClose(mean, samplingNoise([70, 20, 8, 2], source).expected, 0.03);
});

Deno.test("totalVariation() is 0 for the same shares, 1 for sets without overlap, and symmetric", () => {
  assert.equal(totalVariation([1, 3], [2, 6]), 0);
  assert.equal(totalVariation([4, 0], [0, 9]), 1);
  assert.equal(totalVariation([1, 2, 5], [3, 3, 3]), totalVariation([3, 3, 3], [1, 2, 5]));
  assert.throws(() => totalVariation([1], [1, 2]), RangeError);
  assert.throws(() => totalVariation([0], [0]), RangeError);
});

Deno.test("samplingNoise() is nothing when the sample is the source or has one category", () => {
  assert.deepEqual(samplingNoise([4, 6], [4, 6]), { expected: 0, pValue: null });
  assert.deepEqual(samplingNoise([4], [6]), { expected: 0, pValue: null });
  assert.throws(() => samplingNoise([5, 1], [4, 6]), RangeError);
});
