import assert from "node:assert/strict";
import { pointKmeans } from "lib/cluster/point_kmeans.ts";
import { adjustedRand } from "lib/cluster/scores.ts";
import { FITS, POINTS } from "./points_fixture.ts";

const { nDims, values, weight } = POINTS;

Deno.test("pointKmeans() finds the best of fifty starts of scikit-learn's KMeans, weights counted", () => {
  for (const { k, best_inertia, best_labels } of FITS) {
    const { inertia, labels, converged } = pointKmeans(POINTS, { k, nInit: 50, seed: 1 });
    assert.ok(converged);
    // With eight clusters there are many optima next to the best.
    const tolerance = k < 8 ? 1e-12 : 0.005;
    assert.ok(inertia <= best_inertia * (1 + tolerance), `${k}: ${inertia} over ${best_inertia}`);
    if (k === 8) continue;
    assert.equal(adjustedRand(labels, Int32Array.from(best_labels), weight), 1, String(k));
  }
});

Deno.test("pointKmeans() ends with every point at its nearest center, each the mean of its incidents", () => {
  const k = 5;
  const { labels, centers, inertia } = pointKmeans(POINTS, { k, seed: 3 });
  const squareTo = (i: number, c: number) =>
    Array.from({ length: nDims }, (_, d) => values[i * nDims + d]! - centers[c * nDims + d]!)
      .reduce((sum, apart) => sum + apart * apart, 0);
  let total = 0;
  labels.forEach((label, i) => {
    const squares = Array.from({ length: k }, (_, c) => squareTo(i, c));
    assert.ok(squares[label]! <= Math.min(...squares));
    total += weight[i]! * squares[label]!;
  });
  assert.ok(Math.abs(total / inertia - 1) < 1e-12);
  for (let c = 0; c < k; c++) {
    for (let d = 0; d < nDims; d++) {
      let [sum, n] = [0, 0];
      labels.forEach((label, i) => {
        if (label !== c) return;
        sum += weight[i]! * values[i * nDims + d]!;
        n += weight[i]!;
      });
      assert.ok(Math.abs(sum / n - centers[c * nDims + d]!) < 1e-12);
    }
  }
});

Deno.test("pointKmeans() numbers clusters by their incidents, and gives the same for the same seed", () => {
  const { labels } = pointKmeans(POINTS, { k: 4, seed: 9 });
  const sizes = [0, 0, 0, 0];
  labels.forEach((label, i) => sizes[label]! += weight[i]!);
  assert.deepEqual(sizes, sizes.toSorted((a, b) => b - a));
  assert.deepEqual(pointKmeans(POINTS, { k: 4, seed: 9 }).labels, labels);
});

Deno.test("pointKmeans() leaves no cluster empty, even where points coincide", () => {
  const twice = {
    nDims: 1,
    values: Float64Array.of(0, 0, 0, 5),
    weight: Uint32Array.of(1, 1, 1, 1),
  };
  const { labels, inertia } = pointKmeans(twice, { k: 4, seed: 1 });
  assert.deepEqual([...labels].sort(), [0, 1, 2, 3]);
  assert.equal(inertia, 0);
});

Deno.test("pointKmeans() refuses points and numbers of clusters that make no sense", () => {
  const cases: [Partial<typeof POINTS>, object, string, RegExp][] = [
    [{}, { k: 0 }, "RangeError", /k must be an integer in 1 \.\. 1\d\d, current value is 0/],
    [{}, { k: 1000 }, "RangeError", /k must be an integer in 1 \.\. 1\d\d, current value is 1000/],
    [{}, { nInit: 0 }, "RangeError", /nInit must be a positive integer/],
    [{ values: values.map((v, i) => (i === 6 ? NaN : v)) }, {}, "RangeError", /of point 1 is NaN/],
    [{ weight: weight.map((v, i) => (i === 2 ? 0 : v)) }, {}, "RangeError", /of point 2 is 0/],
    [{ nDims: 5 }, {}, "TypeError", /there must be nDims values a point/],
    [{ values: new Float64Array(), weight: new Uint32Array() }, {}, "RangeError", /at least one/],
  ];
  for (const [points, options, name, message] of cases) {
    assert.throws(
      () => pointKmeans({ ...POINTS, ...points }, { k: 3, seed: 1, ...options }),
      { name, message },
    );
  }
});
