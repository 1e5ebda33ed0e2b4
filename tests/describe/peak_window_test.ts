import assert from "node:assert/strict";
import {
  countInWindow,
  describeWindow,
  judgePeak,
  peakWindow,
  shortestWindow,
} from "lib/describe/peak_window.ts";
import { createRandom } from "lib/numeric/random.ts";

const FLAT = Array.from({ length: 24 }, () => 100);

Deno.test("peakWindow() goes around midnight", () => {
  const counts = FLAT.map((n, hour) => hour >= 22 || hour < 2 ? 5 * n : n);
  const found = peakWindow(counts, 4);
  const { low, high, ...peak } = found;
  assert.deepEqual(peak, { from: 22, length: 4, n: 2000, share: 0.5, tied: [22] });
  // statsmodels 0.15.0: proportion_confint(2000, 4000, method="normal")
  assert.ok(Math.abs(low - 0.48450512419) < 1e-9 && Math.abs(high - 0.51549487581) < 1e-9);
});

Deno.test("peakWindow() widens the interval of its share by the spread of the days", () => {
  const width = (dispersion: number) => {
    const { low, high } = peakWindow(FLAT, 4, dispersion);
    return high - low;
  };
  assert.ok(Math.abs(width(4) / width(1) - 2) < 1e-9);
});

Deno.test("peakWindow() ties all windows of an even day", () => {
  assert.equal(peakWindow(FLAT, 4).tied.length, 24);
});

Deno.test("peakWindow() compares by the hours that only one window has", () => {
  // Windows from 10 and 11 share three hours, so 1,000 in them do not blur the difference of 60.
  const counts = FLAT.map((n, hour) => hour >= 11 && hour <= 13 ? 1e6 : hour === 10 ? n + 160 : n);
  assert.deepEqual(peakWindow(counts, 4).tied, [10]);
});

Deno.test("peakWindow() ties more where counts vary more than chance", () => {
  const counts = FLAT.map((n, hour) => hour === 20 ? 2 * n : n);
  assert.deepEqual(peakWindow(counts, 1).tied, [20]);
  assert.equal(peakWindow(counts, 1, 10).tied.length, 24);
});

Deno.test("peakWindow() leaves out the true peak in at most one data set of twenty", () => {
  const random = createRandom(8);
  const means = FLAT.map((n, hour) => hour >= 9 && hour <= 20 ? 1.1 * n : n);
  let missed = 0;
  for (let draw = 0; draw < 300; draw++) {
    const { tied } = peakWindow(means.map((mean) => random.poisson(mean)), 4);
    // every window from 9 to 17 is truly as busy as any
    missed += Array.from({ length: 9 }, (_, i) => i + 9).some((from) => !tied.includes(from))
      ? 1
      : 0;
  }
  assert.ok(missed <= 25, String(missed));
});

Deno.test("shortestWindow() holds the share in as few hours as can be", () => {
  const counts = FLAT.map((n, hour) => hour === 23 ? 12 * n : hour === 1 ? 10 * n : n);
  const { from, length } = shortestWindow(counts, 0.5);
  assert.deepEqual([from, length], [23, 3]);
  assert.ok(
    countInWindow(counts, { from, length }) >= 0.5 * countInWindow(counts, { from: 0, length: 24 }),
  );
  assert.deepEqual(shortestWindow(FLAT, 1), { from: 0, length: 24 });
});

Deno.test("describeWindow() names the end that comes after midnight", () => {
  assert.equal(describeWindow({ from: 22, length: 4 }), "22:00 to 02:00");
  assert.equal(describeWindow({ from: 20, length: 4 }), "20:00 to 00:00");
});

Deno.test("peakWindow() refuses what is no day", () => {
  const cases: [number[], number, number, RegExp][] = [
    [FLAT.slice(1), 4, 1, /24 counts, current number is 23/],
    [FLAT, 24, 1, /length must be an integer in 1 \.\. 23/],
    [FLAT, 0, 1, /length must be an integer in 1 \.\. 23/],
    [FLAT, 4, 0.5, /dispersion must be at least 1/],
    [FLAT.map(() => 0), 4, 1, /there must be records/],
  ];
  for (const [counts, length, dispersion, message] of cases) {
    assert.throws(() => peakWindow(counts, length, dispersion), { name: "RangeError", message });
  }
});

Deno.test("judgePeak() takes few records for no support, neither for nor against", () => {
  const shape = (scale: number) =>
    FLAT.map((n, hour) => scale * (hour >= 15 && hour < 19 ? 2 * n : n));
  assert.equal(judgePeak(peakWindow(shape(1), 4), 22), "not met");
  assert.equal(judgePeak(peakWindow(shape(0.02), 4), 22), "cannot be told");
  assert.equal(judgePeak(peakWindow(shape(1), 4), 15), "met");
});
