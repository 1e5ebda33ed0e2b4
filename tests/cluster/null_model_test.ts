import assert from "node:assert/strict";
import type { Intensity } from "lib/cluster/intensity.ts";
import { compareWithNull, createRedraw } from "lib/cluster/null_model.ts";
import { gammaTails } from "lib/numeric/gamma.ts";

/** Shares of 1 to 8 thirty-sixths on a line, one of the points without any. */
const LINE: Intensity = {
  x: Float64Array.from({ length: 9 }, (_, i) => 25 + 50 * i),
  y: new Float64Array(9).fill(75),
  share: Float64Array.of(3, 1, 4, 8, 0, 5, 2, 6, 7).map((part) => part / 36),
  bandwidthMeters: 100,
  latticeMeters: 50,
};

const sum = (values: Uint32Array) => values.reduce((total, value) => total + value, 0);

Deno.test("createRedraw() draws exactly n incidents, by seed, at points of the lattice in order", () => {
  for (const n of [1, 2, 7, 1000]) {
    const redraw = createRedraw(LINE, n);
    for (let seed = 0; seed < 20; seed++) {
      const { x, y, weight } = redraw(seed);
      assert.equal(sum(weight), n);
      assert.ok(weight.every((count) => count > 0));
      assert.ok(x.every((each, i) => i === 0 || each > x[i - 1]!));
      assert.ok(x.every((each) => LINE.x.includes(each)) && !x.includes(LINE.x[4]!));
      assert.deepEqual([y.length, weight.length], [x.length, x.length]);
      assert.ok(y.every((each) => each === 75));
      assert.deepEqual(createRedraw(LINE, n)(seed), { x, y, weight });
    }
  }
  const redraw = createRedraw(LINE, 1000);
  assert.notDeepEqual(redraw(1), redraw(2));
});

Deno.test("createRedraw() draws points as often as their shares say, and not more evenly", () => {
  const redraw = createRedraw(LINE, 200);
  const counts = new Map<number, number>();
  const variances: number[] = [];
  for (let seed = 0; seed < 500; seed++) {
    const { x, weight } = redraw(seed);
    x.forEach((each, i) => counts.set(each, (counts.get(each) ?? 0) + weight[i]!));
    const drawn = weight[x.indexOf(LINE.x[3]!)] ?? 0;
    variances.push((drawn - 200 * 8 / 36) * (drawn - 200 * 8 / 36));
  }
  let chiSquare = 0;
  LINE.share.forEach((share, i) => {
    if (share === 0) return;
    const expected = 200 * 500 * share;
    const off = counts.get(LINE.x[i]!)! - expected;
    chiSquare += off * off / expected;
  });
  // chi-square with 7 degrees of freedom; a right redraw fails once in a million seeds
  const { lower, upper } = gammaTails(7 / 2, chiSquare / 2);
  assert.ok(lower > 5e-7 && upper > 5e-7, String(chiSquare));
  // a draw's count is binomial: variance n p (1 - p), known here to √(2 / 500), five times
  const binomial = 200 * (8 / 36) * (28 / 36);
  const variance = variances.reduce((total, each) => total + each, 0) / 500;
  assert.ok(Math.abs(variance / binomial - 1) < 5 * Math.sqrt(2 / 500), String(variance));
});

Deno.test("createRedraw() refuses a number of incidents that is none", () => {
  for (const n of [0, -1, 1.5, NaN, Infinity]) {
    assert.throws(() => createRedraw(LINE, n), {
      name: "RangeError",
      message: `Cannot draw counts: n must be a positive integer, current value is ${n}`,
    });
  }
});

Deno.test("compareWithNull() gives each rank among equals the p that chance gives it", () => {
  // Were the records a draw like the 19 others, their rank among all 20 would be any, each as
  // likely: p must be 1/20, 2/20 ... 20/20.
  const scores = Array.from({ length: 20 }, (_, i) => (7 * i % 20) / 10 - 1);
  const found = scores.map((observed, i) => compareWithNull(observed, scores.toSpliced(i, 1)).p!);
  assert.deepEqual(found.toSorted((a, b) => a - b), scores.map((_, i) => (i + 1) / 20));
});

Deno.test("compareWithNull() counts ties as at least as high, and undefined draws as lower", () => {
  assert.equal(compareWithNull(0.5, [0.5, 0.5, 0.4]).p, 3 / 4);
  assert.deepEqual(compareWithNull(0.5, [null, 0.75, 0.25, null]), {
    mean: 0.5,
    min: 0.25,
    max: 0.75,
    lift: 0,
    p: 2 / 5,
    draws: 4,
    undefined: 2,
  });
  assert.deepEqual(compareWithNull(-0.2, [null, null]), {
    mean: null,
    min: null,
    max: null,
    lift: null,
    p: 1 / 3,
    draws: 2,
    undefined: 2,
  });
  const { lift, p, mean } = compareWithNull(null, [0.25, null, 0.75]);
  assert.deepEqual([lift, p, mean], [null, null, 0.5]);
});

Deno.test("compareWithNull() never says less than 1 / (draws + 1)", () => {
  for (const draws of [1, 19, 99]) {
    for (const drawn of [-1, 0.25, null]) {
      assert.equal(compareWithNull(1, new Array(draws).fill(drawn)).p, 1 / (draws + 1));
    }
  }
});

Deno.test("compareWithNull() refuses no draws, and scores that are no numbers", () => {
  assert.throws(() => compareWithNull(0.5, []), {
    name: "RangeError",
    message: /at least one draw/,
  });
  for (const [observed, drawn] of [[NaN, [0]], [0, [Infinity]], [null, [0.5, NaN]]] as const) {
    assert.throws(() => compareWithNull(observed, drawn), {
      name: "RangeError",
      message: /scores must be finite, current value is (?:NaN|Infinity)$/,
    });
  }
});
