import assert from "node:assert/strict";
import {
  pairDistances,
  pointSilhouette,
  silhouetteOfPoints,
} from "lib/cluster/point_silhouette.ts";
import { FITS, POINTS } from "./points_fixture.ts";

const { weight } = POINTS;
const DISTANCES = pairDistances(POINTS);

Deno.test("pointSilhouette() equals scikit-learn's silhouette of the expanded rows, by cluster too", () => {
  for (const { labels, silhouette, by_cluster } of FITS) {
    const found = pointSilhouette(DISTANCES, weight, Int32Array.from(labels));
    assert.ok(Math.abs(found.mean - silhouette) < 1e-12, `${found.mean} for ${silhouette}`);
    assert.deepEqual(silhouetteOfPoints(POINTS, Int32Array.from(labels)), found);
    found.byCluster.forEach(({ cluster, mean }) =>
      assert.ok(Math.abs(mean - by_cluster[cluster]!) < 1e-12)
    );
    assert.equal(found.n, weight.reduce((sum, each) => sum + each, 0));
  }
});

Deno.test("pointSilhouette() leaves noise out, and tells how many incidents it is", () => {
  const labels = Int32Array.from(FITS[1]!.labels);
  const noisy = labels.map((label, i) => (i % 5 === 0 ? -1 : label));
  const kept = weight.map((n, i) => (i % 5 === 0 ? 0 : n));
  const found = pointSilhouette(DISTANCES, weight, noisy);
  assert.equal(found.mean, pointSilhouette(DISTANCES, kept, labels).mean);
  assert.equal(found.nNoise, weight.reduce((sum, n, i) => sum + (i % 5 === 0 ? n : 0), 0));
});

Deno.test("pointSilhouette() scores an incident alone in its cluster 0", () => {
  const points = { nDims: 1, values: Float64Array.of(0, 1, 9), weight: Uint32Array.of(1, 1, 1) };
  const found = pointSilhouette(pairDistances(points), points.weight, Int32Array.of(0, 0, 1));
  assert.equal(found.byCluster[1]!.mean, 0);
});

Deno.test("pointSilhouette() refuses one cluster, and labels that are not of the points", () => {
  const one = new Int32Array(weight.length);
  assert.throws(() => pointSilhouette(DISTANCES, weight, one), {
    name: "RangeError",
    message: /nClusters must be in \[2, n - 1\] .*current value is 1/,
  });
  assert.throws(() => pointSilhouette(DISTANCES, weight, one.subarray(1)), { name: "TypeError" });
});
