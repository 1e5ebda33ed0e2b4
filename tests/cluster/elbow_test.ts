import assert from "node:assert/strict";
import { elbow } from "lib/cluster/elbow.ts";

Deno.test("elbow() is at the greatest height over the diagonal of the scaled curve", () => {
  // Scaled: x 0, 1/4 .. 1; turned over 0, .6, .8, .9, 1; heights 0, .35, .3, .15, 0.
  assert.deepEqual(elbow([1, 2, 3, 4, 5], [100, 40, 20, 10, 0]), { k: 2, rule: "kneedle" });
  // Turned over 0, .3, .85, .95, 1; heights 0, .05, .35, .2, 0.
  assert.equal(elbow([1, 2, 3, 4, 5], [100, 70, 15, 5, 0]).k, 3);
  // Uneven steps: x 0, .1, .4, 1; turned over 0, .5, .9, 1; heights 0, .4, .5, 0.
  assert.equal(elbow([2, 3, 6, 12], [10, 5, 1, 0]).k, 6);
});

Deno.test("elbow() does not depend on the units of either axis", () => {
  const ks = [2, 3, 4, 5, 6, 7];
  const inertias = [90, 41, 22, 15, 12, 10];
  const found = elbow(ks, inertias).k!;
  assert.equal(elbow(ks, inertias.map((inertia) => 1e9 * inertia + 7e8)).k, found);
  assert.equal(elbow(ks.map((k) => 3 * k), inertias).k, 3 * found);
  assert.equal(elbow(Uint8Array.from(ks), Float64Array.from(inertias)).k, found);
});

Deno.test("elbow() finds the bend of 1 / k, which depends on where the curve is cut off", () => {
  // Over 1 .. 10: height (10/9) (1 - 1/k) - (k - 1)/9 = (11 - k - 10/k) / 9, greatest at √10;
  // 14/27 at k = 3, 1/2 at k = 4.
  const ks = Array.from({ length: 10 }, (_, i) => i + 1);
  assert.equal(elbow(ks, ks.map((k) => 1 / k)).k, 3);
  // Over 2 .. 12: height (12/5) (1/2 - 1/k) - (k - 2)/10, greatest at √24;
  // .4 at k = 4, .42 at k = 5, .4 at k = 6.
  const later = Array.from({ length: 11 }, (_, i) => i + 2);
  assert.equal(elbow(later, later.map((k) => 1 / k)).k, 5);
});

Deno.test("elbow() is null for curves without a bend", () => {
  const none = { k: null, rule: "kneedle" };
  assert.deepEqual(elbow([1, 2, 3, 4], [30, 20, 10, 0]), none, "straight");
  assert.deepEqual(elbow([1, 2, 3, 4], [7, 7, 7, 7]), none, "level");
  assert.deepEqual(elbow([1, 2, 3, 4], [100, 95, 80, 0]), none, "bent the other way");
  assert.deepEqual(elbow([1, 2, 3, 4], [0, 50, 80, 100]), none, "rising");
  assert.deepEqual(elbow([1, 2], [9, 1]), none);
  assert.deepEqual(elbow([5], [9]), none);
  assert.deepEqual(elbow([], []), none);
});

Deno.test("elbow() needs a fall of more than the sensitivity times the mean step", () => {
  // Heights 0, .2, .1, .05, 0 with a mean step of .25: a fall of .2 is too small.
  const ks = [1, 2, 3, 4, 5];
  const inertias = [100, 55, 40, 20, 0];
  assert.equal(elbow(ks, inertias).k, null);
  assert.equal(elbow(ks, inertias, { sensitivity: 0.75 }).k, 2);
  // Heights 0, .25, 0 with a mean step of .5: a fall of just half a step.
  assert.equal(elbow([1, 2, 3], [4, 1, 0], { sensitivity: 0.5 }).k, null, "equal is not below");
  assert.equal(elbow([1, 2, 3], [4, 1, 0], { sensitivity: 0.25 }).k, 2);
});

Deno.test("elbow() passes over a maximum after which the height rises before it has fallen", () => {
  // x by 1/8; heights 0, .2, .18, .5, .4, .3, .2, .1, 0: the first falls by .02, less than 1/8.
  const heights = [0, 0.2, 0.18, 0.5, 0.4, 0.3, 0.2, 0.1, 0];
  const ks = heights.map((_, i) => i + 1);
  assert.equal(elbow(ks, heights.map((height, i) => 1 - i / 8 - height)).k, 4);
  // Falling by .15 suffices: the first of two elbows counts.
  heights[2] = 0.05;
  assert.equal(elbow(ks, heights.map((height, i) => 1 - i / 8 - height)).k, 2);
});

Deno.test("elbow() refuses what is no curve", () => {
  const refused: [number[], number[], string, string][] = [
    [[1, 2], [3], "TypeError", "ks and inertias must have one length, current values are 2 and 1"],
    [[1, 1], [3, 2], "RangeError", "ks must ascend, current value 1 is 1"],
    [[1, NaN], [3, 2], "RangeError", "ks must ascend, current value 1 is NaN"],
    [
      [1, 2],
      [3, -1],
      "RangeError",
      "inertias must be finite and not negative, current value 1 is -1",
    ],
    [
      [1, 2],
      [NaN, 1],
      "RangeError",
      "inertias must be finite and not negative, current value 0 is NaN",
    ],
  ];
  for (const [ks, inertias, name, why] of refused) {
    assert.throws(() => elbow(ks, inertias), { name, message: `Cannot find elbow: ${why}` });
  }
  assert.throws(() => elbow([1, 2], [2, 1], { sensitivity: NaN }), {
    name: "RangeError",
    message: "Cannot find elbow: sensitivity must be at least 0, current value is NaN",
  });
});
