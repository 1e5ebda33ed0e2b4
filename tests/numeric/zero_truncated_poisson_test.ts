import assert from "node:assert/strict";
import { createRandom } from "lib/numeric/random.ts";
import { drawAboveZero, untruncatedMean } from "lib/numeric/zero_truncated_poisson.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("untruncatedMean() agrees with scipy.optimize.brentq", () => {
  const { means, lambdas } = reference.untruncated;
  means.forEach((mean, i) => assertClose(untruncatedMean(mean), lambdas[i]!, 1e-11));
  assert.ok(untruncatedMean(1) < 1e-9);
  assert.throws(() => untruncatedMean(0.9), RangeError);
});

Deno.test("drawAboveZero() draws counts with the mean and the ones that the law says", () => {
  for (const lambda of [0.4, 2.2, 15]) {
    const n = 40_000;
    const counts = drawAboveZero(createRandom(8), lambda, n);
    const mean = counts.reduce((sum, count) => sum + count, 0) / n;
    const ones = counts.filter((count) => count === 1).length / n;
    const expected = lambda / -Math.expm1(-lambda);
    // Four standard errors; the variance of a count above zero is at most lambda + 1.
    assert.ok(Math.abs(mean - expected) < 4 * Math.sqrt((lambda + 1) / n), `${mean} ${expected}`);
    assert.ok(Math.abs(ones - lambda / Math.expm1(lambda)) < 0.011, `${ones}`);
    assert.ok(counts.every((count) => count > 0));
  }
  assert.deepEqual(drawAboveZero(createRandom(8), 0, 3), new Uint32Array([1, 1, 1]));
});
