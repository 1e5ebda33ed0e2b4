import assert from "node:assert/strict";
import { rateRatio, riskRatio } from "lib/numeric/ratio.ts";
import { mantelHaenszelRiskRatio } from "lib/numeric/mantel_haenszel.ts";
import { assertClose, reference } from "./reference.ts";

type Four = [number, number, number, number];

Deno.test("riskRatio() agrees with statsmodels' log method", () => {
  for (const { args, ratio, low, high, p } of reference.risk) {
    const estimate = riskRatio(...args as Four);
    assertClose(estimate.ratio, ratio, 1e-12);
    assertClose(estimate.low, low, 1e-10);
    assertClose(estimate.high, high, 1e-10);
    if (p > 0) assertClose(estimate.pValue, p, 1e-9);
  }
});

Deno.test("rateRatio() agrees with statsmodels' wald-log method", () => {
  for (const { args, low, high, z, p } of reference.rate) {
    const estimate = rateRatio(...args as Four);
    assertClose(estimate.low, low, 1e-11);
    assertClose(estimate.high, high, 1e-11);
    assertClose(estimate.z, z, 1e-10);
    assertClose(estimate.pValue, p, 1e-9);
  }
});

Deno.test("rateRatio() widens its interval by the square root of the dispersion", () => {
  const plain = rateRatio(50, 1, 100, 1);
  const dispersed = rateRatio(50, 1, 100, 1, { dispersion: 4 });
  assertClose(
    Math.log(dispersed.high!) - Math.log(0.5),
    2 * (Math.log(plain.high!) - Math.log(0.5)),
  );
});

Deno.test("ratios are inverted when the groups change places", () => {
  const forth = riskRatio(20, 100, 10, 90);
  const back = riskRatio(10, 90, 20, 100);
  assertClose(forth.low! * back.high!, 1);
  assertClose(forth.ratio! * back.ratio!, 1);
});

Deno.test("ratios say null where a zero leaves nothing to say", () => {
  const nothing = { ratio: null, low: null, high: null, z: null, pValue: null };
  assert.deepEqual(riskRatio(5, 10, 0, 10), nothing);
  assert.deepEqual(riskRatio(0, 0, 5, 10), nothing);
  assert.deepEqual(riskRatio(0, 10, 5, 10), { ...nothing, ratio: 0 });
  assert.deepEqual(rateRatio(5, 1, 0, 1), nothing);
  assert.deepEqual(rateRatio(0, 1, 5, 1), { ...nothing, ratio: 0 });
  assert.deepEqual(mantelHaenszelRiskRatio([]), nothing);
  assert.throws(() => riskRatio(11, 10, 1, 10), RangeError);
  assert.throws(() => rateRatio(1, 0, 1, 1), RangeError);
});

Deno.test("riskRatio() gives no interval where all of a group succeed, few as they may be", () => {
  const untested = { low: null, high: null, z: null, pValue: null };
  assert.deepEqual(riskRatio(5, 5, 80, 80), { ratio: 1, ...untested });
  assert.deepEqual(riskRatio(20, 20, 3, 4), { ratio: 4 / 3, ...untested });
  assert.deepEqual(riskRatio(3, 4, 20, 20), { ratio: 0.75, ...untested });
});

Deno.test("mantelHaenszelRiskRatio() agrees with statsmodels, and with riskRatio() for a stratum", () => {
  const strata = reference.mantel_haenszel.strata.map((row) => {
    const [successes, n, otherSuccesses, otherN] = row as Four;
    return { successes, n, otherSuccesses, otherN };
  });
  const pooled = mantelHaenszelRiskRatio(strata);
  assertClose(pooled.ratio, reference.mantel_haenszel.ratio, 1e-12);
  // In a single stratum the variance of Greenland and Robins is that of Katz.
  const alone = mantelHaenszelRiskRatio(strata.slice(0, 1));
  assertClose(alone.low, riskRatio(20, 100, 10, 100).low!, 1e-12);
  assert.deepEqual(
    mantelHaenszelRiskRatio([...strata, { successes: 9, n: 9, otherSuccesses: 0, otherN: 0 }]),
    pooled,
    "a stratum with one group says nothing",
  );
});
