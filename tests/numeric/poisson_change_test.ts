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

Deno.test("poissonChange() turns its sign when the periods change places, the longer one first or last", () => {
  // 288 in twice the time of 100 are 144 in the same time: 2 (12 - 10).
  assert.equal(poissonChange(288, 100, 0.5).poissonZ, -4);
  assert.equal(poissonChange(100, 288, 2).poissonZ, 4);
  for (const [before, after, ratio] of [[288, 100, 0.5], [30, 12, 0.75], [900, 800, 28 / 29]]) {
    const forth = poissonChange(before!, after!, ratio);
    const back = poissonChange(after!, before!, 1 / ratio!);
    assertClose(forth.z, -back.z, 1e-12);
    assertClose(forth.poissonZ, -back.poissonZ, 1e-12);
    assertClose(forth.pValue, back.pValue, 1e-10);
  }
});

Deno.test("poissonChange() refuses periods without length and counts that cannot vary", () => {
  for (const [exposureRatio, dispersion] of [[0, 1], [-1, 1], [NaN, 1], [1, 0]]) {
    assert.throws(() => poissonChange(1, 1, exposureRatio, dispersion), RangeError);
  }
});
