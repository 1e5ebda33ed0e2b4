import assert from "node:assert/strict";
import { poissonInterval } from "lib/numeric/poisson_interval.ts";
import { createRandom } from "lib/numeric/random.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("poissonInterval() agrees with statsmodels exact-c and with scipy when dispersed", () => {
  for (const { count, dispersion, low, high } of reference.poisson) {
    const interval = poissonInterval(count, { dispersion });
    if (count > 0) assertClose(interval.low, low, 1e-11);
    else assert.equal(interval.low, 0);
    assertClose(interval.high, high, 1e-11);
  }
});

Deno.test("poissonInterval() of no event ends at -ln(0.025)", () => {
  // exp(-mean) = 0.025 is the chance of seeing none.
  assertClose(poissonInterval(0).high, -Math.log(0.025), 1e-12);
});

Deno.test("poissonInterval() covers the mean at least as often as it says", () => {
  const random = createRandom(3);
  let covered = 0;
  for (let draw = 0; draw < 4000; draw++) {
    const { low, high } = poissonInterval(random.poisson(6.4));
    if (low <= 6.4 && 6.4 <= high) covered++;
  }
  // Exact intervals cover 95 % or more; three standard errors of 4,000 draws are 1 point.
  assert.ok(covered / 4000 > 0.94, `covered ${covered / 4000}`);
});

Deno.test("poissonInterval() refuses fractions of an event and a dispersion of 0", () => {
  assert.throws(() => poissonInterval(1.5), RangeError);
  assert.throws(() => poissonInterval(1, { dispersion: 0 }), RangeError);
});
