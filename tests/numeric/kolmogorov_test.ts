import assert from "node:assert/strict";
import { KOLMOGOROV_99, KOLMOGOROV_MEAN, kolmogorovTail } from "lib/numeric/kolmogorov.ts";

/** n, d and scipy.stats.kstwo.sf(d, n) of SciPy 1.17.1. */
const KSTWO: readonly [n: number, d: number, p: number][] = [
  [1, 0.8, 0.3999999999999999],
  [2, 0.424264, 0.7570564664320001],
  [5, 0.223607, 0.9162078156199058],
  [5, 0.402492, 0.3023008093826176],
  [5, 0.536656, 0.07107707122640895],
  [20, 0.089443, 0.9926108731435556],
  [20, 0.178885, 0.4890880369176859],
  [20, 0.31305, 0.030655511718467143],
  [20, 0.447214, 0.00036273384795459246],
  [140, 0.038032, 0.9828233718985155],
  [140, 0.084515, 0.25531003466434976],
  [140, 0.135225, 0.010777745476984105],
  [300, 0.075056, 0.06465015880675185],
  [301, 0.023056, 0.9961492193725617],
  [301, 0.069167, 0.10708694885735248],
  [1000, 0.015811, 0.9605699279029597],
  [1000, 0.031623, 0.26440178193924346],
  [1000, 0.079057, 6.9671355831871364e-06],
  [22000, 0.002023, 0.9999896882130709],
  [22000, 0.005394, 0.5422232011542784],
  [22000, 0.009169, 0.049187443105162654],
  [22000, 0.010046, 0.023419689609904256],
  [22000, 0.040452, 1.0210146121483531e-31],
  [249000, 0.002004, 0.2696483169960191],
  [249000, 0.03006, 6.653784058294726e-196],
];

Deno.test("kolmogorovTail() agrees with scipy, also where the chance is very small", () => {
  for (const [n, d, p] of KSTWO) {
    const found = kolmogorovTail(n, d);
    assert.ok(Math.abs(found - p) < 1e-6, `n ${n}, d ${d}: expected ${p}, got ${found}`);
    // Both take the same series for so many records.
    if (n >= 1000) assert.ok(Math.abs(found - p) < 1e-10, `n ${n}, d ${d}: ${found}`);
    if (p < 0.01) assert.ok(Math.abs(found - p) < 2e-6 * p, `n ${n}, d ${d}: ${found}`);
  }
});

Deno.test("kolmogorovTail() is exact where scipy's series for many records is not yet right", () => {
  // 1 - scipy.stats._ksstats._kolmogn_DMTW(141, 0.0466) of SciPy 1.17.1; its kstwo gives 0.9052031.
  assert.ok(Math.abs(kolmogorovTail(141, 0.0466) - 0.9052000037402106) < 1e-12);
});

Deno.test("kolmogorovTail() is what can be worked out by hand for one and two records", () => {
  // One record at u strays by max(u, 1 - u); two by less than d,
  // of 1/4 to 1/2, with chance 2 (2 d - 1/2)^2.
  assert.equal(kolmogorovTail(1, 0.9), 2 * (1 - 0.9));
  assert.ok(Math.abs(kolmogorovTail(2, 0.4) - (1 - 2 * 0.3 * 0.3)) < 1e-15);
});

Deno.test("kolmogorovTail() falls with d from 1 to 0, without a step between its three ways", () => {
  for (const n of [1, 2, 7, 140, 299, 300, 301, 5000]) {
    assert.deepEqual([kolmogorovTail(n, 0), kolmogorovTail(n, 1)], [1, 0]);
    let before = 1;
    for (let z = 0.05; z < Math.min(4, Math.sqrt(n)); z += 0.005) {
      const p = kolmogorovTail(n, z / Math.sqrt(n));
      assert.ok(p <= before + 1e-7, `n ${n}, z ${z}: ${p} after ${before}`);
      before = p;
    }
  }
  assert.ok(Math.abs(kolmogorovTail(300, 0.05) - kolmogorovTail(301, 0.05)) < 0.005);
});

Deno.test("the constants are those of the limit distribution", () => {
  // scipy.stats.kstwobign.mean(), integrated numerically, and .ppf(0.99) of SciPy 1.17.1.
  assert.ok(Math.abs(KOLMOGOROV_MEAN - 0.8687311606312806) < 1e-10);
  assert.ok(Math.abs(KOLMOGOROV_99 - 1.6276236115189502) < 1e-12);
  assert.ok(Math.abs(kolmogorovTail(1_000_000, KOLMOGOROV_99 / 1000) - 0.01) < 1e-4);
});

Deno.test("kolmogorovTail() refuses what is no number of records or no distance", () => {
  assert.throws(() => kolmogorovTail(0, 0.5), /n must be a positive whole number, .* is 0/);
  assert.throws(() => kolmogorovTail(2.5, 0.5), RangeError);
  assert.throws(() => kolmogorovTail(3, -0.1), /d must not be negative, current value is -0.1/);
  assert.throws(() => kolmogorovTail(3, NaN), RangeError);
});
