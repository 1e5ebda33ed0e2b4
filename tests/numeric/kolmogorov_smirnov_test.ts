import assert from "node:assert/strict";
import { kolmogorovSmirnov, type ValueCounts } from "lib/numeric/kolmogorov_smirnov.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/**
 * Counted values, and statistic, pvalue and statistic_location of SciPy 1.17.1's
 * `ks_2samp(np.repeat(valuesA, countsA), np.repeat(valuesB, countsB), method="asymp")`.
 */
const KS_2SAMP: readonly {
  a: ValueCounts;
  b: ValueCounts;
  d: number;
  p: number;
  at: number | null;
}[] = [
  {
    a: { values: [0, 1, 2, 3, 4], counts: [3, 10, 4, 2, 1] },
    b: { values: [0, 1, 2, 3, 4, 5], counts: [1, 4, 6, 7, 5, 2] },
    d: 0.45,
    p: 0.014961300030129188,
    at: 1,
  },
  {
    a: { values: [1, 2], counts: [50, 60] },
    b: { values: [1, 3], counts: [200, 300] },
    d: 0.6,
    p: 1.6375093394916283e-31,
    at: 2,
  },
  {
    a: { values: HOURS, counts: HOURS.map((hour) => 900 + 37 * ((hour * 7) % 11)) },
    b: { values: HOURS, counts: HOURS.map((hour) => 19_000 + 800 * ((hour * 5) % 13)) },
    d: 0.015505197490619183,
    p: 1.3078800962209652e-05,
    at: 17,
  },
  {
    a: { values: [-3.5, 0, 2.25], counts: [40, 0, 60] },
    b: { values: [-3.5, 2.25, 9], counts: [50, 50, 5] },
    d: 0.07619047619047614,
    p: 0.9066647155394234,
    at: -3.5,
  },
  // 3 x 3 / 6 = 1.5 records, which numpy rounds to the even 2.
  {
    a: { values: [5, 7], counts: [2, 1] },
    b: { values: [5, 7], counts: [1, 2] },
    d: 0.3333333333333333,
    p: 0.9444444444444444,
    at: 5,
  },
  { a: { values: [1], counts: [1] }, b: { values: [2], counts: [2] }, d: 1, p: 0, at: 1 },
  {
    a: { values: [1, 2, 3], counts: [5, 5, 5] },
    b: { values: [1, 2, 3], counts: [10, 10, 10] },
    d: 0,
    p: 1,
    at: 1,
  },
];

Deno.test("kolmogorovSmirnov() agrees with scipy on tied values", () => {
  for (const { a, b, d, p, at } of KS_2SAMP) {
    const found = kolmogorovSmirnov(a, b);
    assert.ok(Math.abs(found.d - d) < 1e-12, `expected ${d}, got ${found.d}`);
    assert.ok(Math.abs(found.pValue - p) < 1e-6, `expected ${p}, got ${found.pValue}`);
    if (p > 0 && p < 0.001) assert.ok(Math.abs(found.pValue / p - 1) < 1e-6, `${found.pValue}`);
    assert.equal(found.at, at);
  }
});

Deno.test("kolmogorovSmirnov() is the largest gap over all values, counted one by one", () => {
  const a = { values: [2, 3, 5, 8], counts: [4, 1, 0, 5] };
  const b = { values: [1, 3, 8, 9], counts: [2, 6, 3, 3] };
  const shareUpTo = ({ values, counts }: typeof a, at: number) =>
    counts.reduce((sum, n, i) => sum + (values[i]! <= at ? n : 0), 0) /
    counts.reduce((sum, n) => sum + n, 0);
  const gaps = [1, 2, 3, 5, 8, 9].map((at) => Math.abs(shareUpTo(a, at) - shareUpTo(b, at)));
  const found = kolmogorovSmirnov(a, b);
  assert.equal(found.d, Math.max(...gaps));
  assert.deepEqual([found.shareA, found.shareB], [shareUpTo(a, found.at), shareUpTo(b, found.at)]);
});

Deno.test("kolmogorovSmirnov() is the same the other way round, and for values of no records", () => {
  const { a, b } = KS_2SAMP[0]!;
  const [there, back] = [kolmogorovSmirnov(a, b), kolmogorovSmirnov(b, a)];
  assert.deepEqual([there.d, there.at, there.pValue], [back.d, back.at, back.pValue]);
  assert.deepEqual([there.shareA, there.shareB], [back.shareB, back.shareA]);
  const padded = { values: [-9, 0, 1, 2, 3, 4, 99], counts: [0, 3, 10, 4, 2, 1, 0] };
  assert.deepEqual(kolmogorovSmirnov(padded, b), there);
});

Deno.test("kolmogorovSmirnov() can tell nothing from one record and one record", () => {
  const { d, pValue } = kolmogorovSmirnov(
    { values: [1], counts: [1] },
    { values: [2], counts: [1] },
  );
  assert.deepEqual([d, pValue], [1, 1]);
});

Deno.test("kolmogorovSmirnov() refuses empty samples, disorder and counts that cannot be", () => {
  const good = { values: [1, 2], counts: [1, 1] };
  const refused = (bad: ValueCounts, pattern: RegExp) => {
    assert.throws(() => kolmogorovSmirnov(bad, good), pattern);
    assert.throws(() => kolmogorovSmirnov(good, bad), pattern);
  };
  refused({ values: [], counts: [] }, /neither may be empty/);
  refused({ values: [1], counts: [0] }, /neither may be empty/);
  refused({ values: [2, 1], counts: [1, 1] }, /must be finite and ascend, current value is 1 at/);
  refused({ values: [1, 1], counts: [1, 1] }, /ascend/);
  refused({ values: [1, NaN], counts: [1, 1] }, /current value is NaN at position 1/);
  refused({ values: [1, Infinity], counts: [1, 1] }, RegExp("Infinity"));
  refused({ values: [1, 2], counts: [1, 0.5] }, /count must be a whole number/);
  refused({ values: [1, 2], counts: [1] }, /must be a count a value, current values are 1 counts/);
});
