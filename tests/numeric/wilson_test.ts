import assert from "node:assert/strict";
import { wilsonInterval } from "lib/numeric/wilson.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("wilsonInterval() agrees with statsmodels", () => {
  for (const { successes, n, low, high } of reference.wilson) {
    const interval = wilsonInterval(successes, n);
    // statsmodels leaves 1e-18 where the lower end is 0.
    if (successes > 0) assertClose(interval.low, low, 1e-11);
    assertClose(interval.high, high, 1e-11);
  }
});

Deno.test("wilsonInterval() keeps a length at none, at all, and without trials", () => {
  // With z = 1.96 and no success in n the upper end is z² / (n + z²).
  const z = 1.959963984540054;
  assert.equal(wilsonInterval(0, 20).low, 0);
  assertClose(wilsonInterval(0, 20).high, z * z / (20 + z * z), 1e-12);
  assert.equal(wilsonInterval(20, 20).high, 1);
  assertClose(wilsonInterval(20, 20).low, 20 / (20 + z * z), 1e-12);
  assert.deepEqual(wilsonInterval(0, 0), { low: 0, high: 1 });
});

Deno.test("wilsonInterval() mirrors when successes and failures change places", () => {
  const { low, high } = wilsonInterval(3, 50);
  const mirrored = wilsonInterval(47, 50);
  assertClose(1 - mirrored.high, low, 1e-12);
  assertClose(1 - mirrored.low, high, 1e-12);
});

Deno.test("wilsonInterval() refuses counts that cannot be", () => {
  assert.throws(() => wilsonInterval(3, 2), /successes must be in 0 .. 2, current value is 3/);
  assert.throws(() => wilsonInterval(-1, 2), RangeError);
  assert.throws(() => wilsonInterval(0.5, 2), RangeError);
});
