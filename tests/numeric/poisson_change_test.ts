import assert from "node:assert/strict";
import { poissonChange } from "lib/numeric/poisson_change.ts";
import { createRandom } from "lib/numeric/random.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("poissonChange() agrees with statsmodels' sqrt test", () => {
  for (const { args, z, p } of reference.change) {
    const change = poissonChange(...args as [number, number, number]);
    assertClose(change.z, z, 1e-12);
    assertClose(change.pValue, p, 1e-10);
  }
});

Deno.test("poissonChange() has a poissonZ with variance 2 and a z with variance 1 when nothing changes", () => {
  const random = createRandom(5);
  let squares = 0;
  let analystSquares = 0;
  const draws = 4000;
  for (let draw = 0; draw < draws; draw++) {
    const { z, poissonZ } = poissonChange(random.poisson(80), random.poisson(80));
    squares += z * z / draws;
    analystSquares += poissonZ * poissonZ / draws;
  }
  // The standard error of a variance from 4,000 draws is 2.2 %; 7 % is three of them.
  assertClose(squares, 1, 0.07);
  assertClose(analystSquares, 2, 0.07);
});

Deno.test("poissonChange() is 0 without change, turns its sign, and shrinks by the dispersion", () => {
  assert.deepEqual(poissonChange(0, 0), { poissonZ: 0, z: 0, pValue: 1 });
  assertClose(poissonChange(10, 20).z, -poissonChange(20, 10).z);
  assertClose(poissonChange(10, 20, 1, 4).z, poissonChange(10, 20).z / 2);
  assert.equal(poissonChange(100, 50, 0.5).poissonZ, 0);
  assert.throws(() => poissonChange(1.5, 2), RangeError);
});
