import assert from "node:assert/strict";
import { selectPlaces } from "lib/cluster/candidate.ts";
import { scoreClustering } from "lib/cluster/score_clustering.ts";
import { calinskiHarabasz, daviesBouldin } from "lib/cluster/scores.ts";
import { silhouette } from "lib/cluster/silhouette.ts";
import { assertClose } from "../numeric/reference.ts";
import { CASES, drawBlobs, placesOf } from "./scored.ts";

Deno.test("scoreClustering() gives the scores of scikit-learn, noise left out and counted", () => {
  for (const { places, labelings } of CASES) {
    for (const expected of labelings) {
      const found = scoreClustering(places, expected.labels);
      assertClose(found.daviesBouldin, expected.davies_bouldin, 1e-11);
      assertClose(found.calinskiHarabasz, expected.calinski_harabasz, 1e-11);
      const off = Math.abs(found.silhouette! - expected.silhouette);
      assert.ok(off <= found.silhouetteError, `${expected.name}: ${off}`);
      assert.ok(found.silhouetteError < 1e-4);
      assert.deepEqual([found.n, found.nNoise], [expected.n, expected.n_noise]);
    }
  }
});

Deno.test("scoreClustering() gives the scores of the places in clusters, as if there were no others", () => {
  const { places, labels } = drawBlobs(51, [
    { x: 0, y: 0, spread: 200, nPlaces: 120 },
    { x: 900, y: 0, spread: 100, nPlaces: 50 },
    { x: 300, y: 900, spread: 300, nPlaces: 70 },
  ], 5);
  // a label without places, as k-means can leave it
  const gapped = labels.map((label) => label === 2 ? 7 : label);
  const kept = [...labels.keys()].filter((i) => labels[i] !== -1);
  const [own, clusters] = [selectPlaces(places, kept), Int32Array.from(kept, (i) => gapped[i]!)];
  for (const openingAngle of [undefined, 0.6]) {
    const found = scoreClustering(places, gapped, openingAngle);
    const { mean, errorBound, byCluster } = silhouette(
      own,
      clusters,
      openingAngle === undefined ? {} : { openingAngle },
    );
    assert.deepEqual([found.silhouette, found.silhouetteError], [mean, errorBound.mean]);
    assert.deepEqual(found.silhouetteByCluster, byCluster);
    assert.deepEqual(byCluster.map(({ cluster }) => cluster), [0, 1, 7]);
    assert.equal(found.daviesBouldin, daviesBouldin(own, clusters).value);
    assert.equal(found.calinskiHarabasz, calinskiHarabasz(own, clusters).value);
    assert.equal(found.nClusters, 3);
    const total = places.weight.reduce((sum, each) => sum + each, 0);
    assert.equal(found.n + found.nNoise, total);
    assert.equal(found.n, own.weight.reduce((sum, each) => sum + each, 0));
    const sizes = byCluster.map(({ n }) => n);
    assert.equal(found.largestShare, Math.max(...sizes) / found.n);
  }
});

Deno.test("scoreClustering() says nothing of one cluster, of none, and of a cluster an incident", () => {
  const places = placesOf([0, 5, 9], [0, 0, 0], [1, 1, 1]);
  const undefinedScores = {
    silhouette: null,
    silhouetteError: 0,
    silhouetteByCluster: [],
    daviesBouldin: null,
    calinskiHarabasz: null,
  };
  const cases: [number[], object][] = [
    [[2, 2, -1], { n: 2, nNoise: 1, nClusters: 1, largestShare: 1 }],
    [[-1, -1, -1], { n: 0, nNoise: 3, nClusters: 0, largestShare: 0 }],
    [[0, 1, 2], { n: 3, nNoise: 0, nClusters: 3, largestShare: 1 / 3 }],
  ];
  for (const [labels, about] of cases) {
    const found = scoreClustering(places, Int32Array.from(labels));
    assert.deepEqual(found, { ...undefinedScores, ...about });
  }
});

Deno.test("scoreClustering() refuses labels that are not of the places", () => {
  const places = placesOf([0, 5], [0, 0], [1, 1]);
  assert.throws(() => scoreClustering(places, Int32Array.of(0)), TypeError);
  assert.throws(() => scoreClustering(places, Int32Array.of(0, 2)), RangeError);
  assert.throws(() => scoreClustering(places, Int32Array.of(0, -2)), RangeError);
  assert.throws(() => scoreClustering(placesOf([], [], []), new Int32Array()), RangeError);
});
