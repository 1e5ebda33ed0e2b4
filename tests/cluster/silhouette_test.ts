import assert from "node:assert/strict";
import { createMomentTree } from "lib/cluster/moment_tree.ts";
import { silhouette } from "lib/cluster/silhouette.ts";
import { createRandom } from "lib/numeric/random.ts";
import { type Blob, CASES, drawBlobs, expand, placesOf, reorder, shuffled } from "./scored.ts";

Deno.test("silhouette() agrees with scikit-learn on the expanded rows", () => {
  for (const { places, labelings } of CASES) {
    for (const expected of labelings) {
      for (const exact of [true, false]) {
        const scored = silhouette(places, expected.labels, { exact });
        assert.equal(scored.n, expected.n);
        assert.equal(scored.nNoise, expected.n_noise);
        assertWithin(scored.mean, expected.silhouette, exact ? 1e-12 : scored.errorBound.mean);
        expected.silhouette_samples.forEach((value, i) => {
          if (value === null) assert.ok(Number.isNaN(scored.byPlace[i]), expected.name);
          else assertWithin(scored.byPlace[i]!, value, exact ? 1e-12 : scored.errorBound.max);
        });
      }
    }
  }
});

const SETS: Record<string, readonly Blob[]> = {
  "side by side": [
    { x: 0, y: 0, spread: 300, nPlaces: 700 },
    { x: 900, y: 100, spread: 250, nPlaces: 500 },
    { x: 200, y: 800, spread: 400, nPlaces: 600 },
    { x: 700, y: 900, spread: 100, nPlaces: 200 },
  ],
  "far apart, far from the origin": [
    { x: 1e6, y: 4e6, spread: 10, nPlaces: 400 },
    { x: -9e6, y: 4e6, spread: 2000, nPlaces: 400 },
    { x: 1e6, y: -2e6, spread: 0.01, nPlaces: 400 },
  ],
  "one within the other": [
    { x: 0, y: 0, spread: 500, nPlaces: 900 },
    { x: 30, y: 0, spread: 5, nPlaces: 300 },
    { x: 0, y: 0, spread: 2000, nPlaces: 500 },
  ],
  "a tiny one": [
    { x: 0, y: 0, spread: 500, nPlaces: 900 },
    { x: 800, y: 0, spread: 1, nPlaces: 1 },
    { x: 0, y: 900, spread: 400, nPlaces: 900 },
  ],
  "all places of one coincident": [
    { x: 0, y: 0, spread: 500, nPlaces: 900 },
    { x: 123.4, y: 56.7, spread: 0, nPlaces: 200 },
    { x: 700, y: 0, spread: 0, nPlaces: 100 },
  ],
};

Deno.test("silhouette() by tree is never off by more than it says", () => {
  for (const [name, blobs] of Object.entries(SETS)) {
    for (const noiseEach of [Infinity, 7]) {
      const { places, labels } = drawBlobs(11, blobs, noiseEach);
      const exact = silhouette(places, labels, { exact: true });
      assert.ok(exact.errorBound.max < 2e-9, "pairs are exact but for rounding");
      for (const openingAngle of [undefined, 0.1, 0.6, 0.95]) {
        const options = openingAngle === undefined ? {} : { openingAngle };
        const scored = silhouette(places, labels, options);
        const where = `${name} at ${openingAngle}`;
        assertWithin(scored.mean, exact.mean, scored.errorBound.mean, where);
        places.x.forEach((_, i) => {
          if (labels[i] === -1) assert.ok(Number.isNaN(scored.byPlace[i]));
          else assertWithin(scored.byPlace[i]!, exact.byPlace[i]!, scored.errorBound.max, where);
        });
        assert.ok(scored.errorBound.mean <= scored.errorBound.max + 2 ** -32, where);
        if (openingAngle === 0.1) assert.ok(scored.errorBound.max < 1e-6, where);
      }
    }
  }
});

Deno.test("silhouette() follows the errors of sums to the widest range of each silhouette", () => {
  const { places, labels } = drawBlobs(11, SETS["side by side"]!);
  const trees = [0, 1, 2, 3].map((k) => {
    const members = Uint32Array.from(labels.keys().filter((i) => labels[i] === k));
    const n = members.reduce((sum, i) => sum + places.weight[i]!, 0);
    return { n, tree: createMomentTree(places, members, 0.6) };
  });
  const s = (a: number, b: number) => (b - a) / Math.max(a, b);
  const into = new Float64Array(2);
  const errors = Array.from(labels, (own, i) => {
    const [low, mean, high] = [-1, 0, 1].map((side) => {
      const means = trees.map(({ n, tree }, k) => {
        tree.sumDistances(places.x[i]!, places.y[i]!, into);
        const end = side * (k === own ? -1 : 1);
        return (into[0]! + end * into[1]!) / (k === own ? n - 1 : n);
      });
      return s(means[own]!, Math.min(...means.filter((_, k) => k !== own)));
    });
    return Math.max(high! - mean!, mean! - low!);
  });
  const n = places.weight.reduce((sum, each) => sum + each, 0);
  const mean = errors.reduce((sum, each, i) => sum + each * places.weight[i]!, 0) / n;
  const { errorBound } = silhouette(places, labels, { openingAngle: 0.6 });
  assertWithin(errorBound.max, Math.max(...errors), 1e-12);
  assertWithin(errorBound.mean, mean, 1e-9);
  assert.ok(mean > 1e-5, "the bound is far above rounding");
});

Deno.test("silhouette() of weighted places is that of their incidents", () => {
  const { places, labels } = drawBlobs(12, SETS["one within the other"]!, 5);
  const rows = expand(places, labels);
  const weighted = silhouette(places, labels, { exact: true });
  const expanded = silhouette(rows.places, rows.labels, { exact: true });
  assertWithin(weighted.mean, expanded.mean, 1e-12);
  assert.deepEqual([weighted.n, weighted.nNoise], [expanded.n, expanded.nNoise]);
  assert.ok(weighted.n > weighted.byPlace.length);
  assert.deepEqual(weighted.byCluster.map(({ n }) => n), expanded.byCluster.map(({ n }) => n));
});

Deno.test("silhouette() has clusters add up to the whole", () => {
  const { places, labels } = drawBlobs(13, SETS["side by side"]!, 9);
  const { mean, n, nNoise, byCluster, byPlace } = silhouette(places, labels);
  assert.equal(n + nNoise, places.weight.reduce((sum, each) => sum + each, 0));
  assert.equal(byCluster.reduce((sum, each) => sum + each.n, 0), n);
  assertWithin(byCluster.reduce((sum, each) => sum + each.n * each.mean, 0) / n, mean, 1e-12);
  for (const { cluster, n: inCluster, mean: clusterMean } of byCluster) {
    let sum = 0;
    labels.forEach((label, i) => sum += label === cluster ? places.weight[i]! * byPlace[i]! : 0);
    assertWithin(sum / inCluster, clusterMean, 1e-12);
  }
});

Deno.test("silhouette() does not depend on the order of places nor on the names of clusters", () => {
  const { places, labels } = drawBlobs(14, SETS["side by side"]!, 9);
  const before = { x: places.x.slice(), labels: labels.slice() };
  const order = shuffled(createRandom(15), labels.length);
  const renamed = labels.map((label) => label === -1 ? -1 : 17 - 3 * label);
  const other = reorder(places, renamed, order);
  for (const exact of [true, false]) {
    const first = silhouette(places, labels, { exact });
    const second = silhouette(other.places, other.labels, { exact });
    const { mean, max } = first.errorBound;
    assertWithin(second.mean, first.mean, exact ? 1e-12 : 2 * mean);
    order.forEach((i, k) => {
      if (labels[i] === -1) return;
      assertWithin(second.byPlace[k]!, first.byPlace[i]!, exact ? 1e-11 : 2 * max);
    });
    assert.deepEqual(second.byCluster.map(({ cluster }) => cluster), [8, 11, 14, 17]);
  }
  assert.deepEqual({ x: places.x, labels }, before, "inputs stay as they are");
});

Deno.test("silhouette() is 1 in clusters of one place, 0 alone and where clusters share it", () => {
  const labels = Int32Array.of(0, 1, 1);
  const far = silhouette(placesOf([0, 5, 5], [0, 0, 0], [3, 1, 1]), labels);
  assert.deepEqual([...far.byPlace], [1, 1, 1]);
  const alone = silhouette(placesOf([0, 5, 5], [0, 0, 0], [1, 1, 1]), labels);
  assert.deepEqual([...alone.byPlace], [0, 1, 1]);
  const shared = silhouette(placesOf([5, 5, 5], [0, 0, 0], [2, 1, 1]), labels);
  assert.deepEqual([...shared.byPlace], [0, 0, 0]);
});

Deno.test("silhouette() refuses what has none", () => {
  const places = placesOf([0, 1, 2], [0, 0, 0], [1, 2, 1]);
  const refused: [number[], "RangeError" | "TypeError", RegExp][] = [
    [[0, 0, 0], "RangeError", /^Cannot compute silhouette: nClusters must be in \[2, n - 1\]/],
    [[0, 0, -1], "RangeError", /for n = 3 incidents in clusters, current value is 1$/],
    [[-1, -1, -1], "RangeError", /current value is 0$/],
    [[0, -1, 1], "RangeError", /n = 2 incidents in clusters, current value is 2$/],
    [[0, 1, 3], "RangeError", /labels must be in \[-1, nPlaces - 1\], .* place 2 is 3$/],
    [[0, -2, 1], "RangeError", /current value of place 1 is -2$/],
    [[0, 1], "TypeError", /label a place, current values are 2 labels and 3 places$/],
  ];
  for (const [labels, name, message] of refused) {
    assert.throws(() => silhouette(places, Int32Array.from(labels)), { name, message });
  }
  for (const openingAngle of [0, 1, -0.5, NaN]) {
    assert.throws(
      () => silhouette(places, Int32Array.of(0, 0, 1), { openingAngle }),
      { name: "RangeError", message: /openingAngle must be in \(0, 1\), current value is / },
    );
  }
  assert.throws(() => silhouette(placesOf([], [], []), new Int32Array(0)), RangeError);
  assert.throws(
    () => silhouette(placesOf([0, NaN, 2], [0, 0, 0], [1, 2, 1]), Int32Array.of(0, 0, 1)),
    { name: "RangeError", message: /coordinates must be finite/ },
  );
});

/** Throws unless two numbers differ by at most so much. */
function assertWithin(actual: number, expected: number, bound: number, where = ""): void {
  assert.ok(
    Math.abs(actual - expected) <= bound,
    `${where}: expected ${expected} within ${bound}, got ${actual}`,
  );
}
