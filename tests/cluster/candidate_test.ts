import assert from "node:assert/strict";
import {
  type Candidate,
  fitCandidates,
  groupCandidates,
  type Method,
  scaleCandidate,
  selectPlaces,
  toCandidate,
} from "lib/cluster/candidate.ts";
import { dbscan } from "lib/cluster/dbscan.ts";
import { hotCells } from "lib/cluster/hot_cells.ts";
import { kmeans } from "lib/cluster/kmeans.ts";
import { cutTree } from "lib/cluster/linkage.ts";
import { wardLinkage } from "lib/cluster/ward.ts";
import type { WeightedPlaces } from "lib/space/grid.ts";
import { drawBlobs, placesOf } from "./scored.ts";

const { places: PLACES } = drawBlobs(41, [
  { x: 358_000, y: 566_000, spread: 300, nPlaces: 80 },
  { x: 360_000, y: 567_500, spread: 150, nPlaces: 60 },
  { x: 357_500, y: 569_500, spread: 700, nPlaces: 90 },
]);

const METHODS: readonly Method[] = [
  { algorithm: "kmeans", k: 4, nInit: 3 },
  { algorithm: "ward", k: 5 },
  { algorithm: "dbscan", epsMeters: 120, minSamples: 25 },
  { algorithm: "ward", k: 2 },
  { algorithm: "kmeans", k: 3, nInit: 1 },
];
const HOT = { cellSizeMeters: 200, nCells: 12 };
const SEED = 5;

/** Clusters by the kernel alone. */
function direct(places: WeightedPlaces, method: Method) {
  switch (method.algorithm) {
    case "kmeans":
      return kmeans(places, { k: method.k, nInit: method.nInit, seed: SEED });
    case "ward":
      return cutTree(wardLinkage(places), method.k);
    case "dbscan":
      return dbscan(places, { epsMeters: method.epsMeters, minSamples: method.minSamples });
  }
}

Deno.test("fitCandidates() gives what the methods give, on all places and on those in hot cells", () => {
  const before = structuredClone(PLACES);
  const whole = METHODS.map((method) => toCandidate(method));
  const hot = METHODS.map((method) => toCandidate(method, HOT));
  const fits = fitCandidates(PLACES, [...whole, ...hot], SEED);
  assert.deepEqual(PLACES, before);
  METHODS.forEach((method, i) => {
    const { labels, nClusters } = direct(PLACES, method);
    assert.deepEqual([fits[i]!.labels, fits[i]!.nClusters], [labels, nClusters]);
  });
  const { cellOf } = hotCells(PLACES, HOT);
  const inside = [...cellOf.keys()].filter((i) => cellOf[i]! >= 0);
  assert.ok(inside.length > 50 && inside.length < PLACES.x.length - 50);
  METHODS.forEach((method, i) => {
    const { labels, nClusters } = direct(selectPlaces(PLACES, inside), method);
    const expected = new Int32Array(PLACES.x.length).fill(-1);
    inside.forEach((place, k) => expected[place] = labels[k]!);
    const fit = fits[METHODS.length + i]!;
    assert.deepEqual([fit.labels, fit.nClusters], [expected, nClusters]);
  });
});

Deno.test("fitCandidates() tells of k-means what its best start was, of others nothing", () => {
  const [first, second, third] = fitCandidates(PLACES, METHODS.map((each) => toCandidate(each)), 5);
  const { inertia, iterations, converged } = kmeans(PLACES, { k: 4, nInit: 3, seed: 5 });
  assert.deepEqual(
    [first!.inertia, first!.iterations, first!.converged],
    [inertia, iterations, converged],
  );
  for (const other of [second, third]) {
    assert.deepEqual(Object.keys(other!).sort(), ["distanceEvaluations", "labels", "nClusters"]);
  }
});

Deno.test("fitCandidates() gives the same whether candidates are fitted together or apart", () => {
  const candidates = METHODS.flatMap((each) => [toCandidate(each, HOT), toCandidate(each)]);
  const together = fitCandidates(PLACES, candidates, SEED);
  candidates.forEach((candidate, i) => {
    assert.deepEqual(fitCandidates(PLACES, [candidate], SEED), [together[i]]);
  });
  const reversed = fitCandidates(PLACES, candidates.toReversed(), SEED);
  assert.deepEqual(reversed.toReversed(), together);
});

Deno.test("fitCandidates() finds no clusters where there are fewer places than clusters", () => {
  const three = placesOf([0, 1, 900], [0, 0, 0], [4, 2, 1]);
  const none = { labels: Int32Array.of(-1, -1, -1), nClusters: 0, distanceEvaluations: 0 };
  const some: [Method, Candidate["hotCells"]][] = [
    [{ algorithm: "kmeans", k: 4, nInit: 2 }, undefined],
    [{ algorithm: "ward", k: 4 }, undefined],
    // two of the places are in the hot cell
    [{ algorithm: "kmeans", k: 3, nInit: 2 }, { cellSizeMeters: 100, nCells: 1 }],
    [{ algorithm: "ward", k: 3 }, { cellSizeMeters: 100, nCells: 1 }],
  ];
  for (const [method, hot] of some) {
    assert.deepEqual(fitCandidates(three, [toCandidate(method, hot)], 1), [none]);
  }
  const sparse = toCandidate({ algorithm: "dbscan", epsMeters: 10, minSamples: 50 });
  assert.deepEqual(fitCandidates(three, [sparse], 1), [none]);
});

Deno.test("fitCandidates() refuses what the methods refuse", () => {
  const refused: Method[] = [
    { algorithm: "kmeans", k: 0, nInit: 1 },
    { algorithm: "ward", k: 1.5 },
    { algorithm: "dbscan", epsMeters: 0, minSamples: 5 },
  ];
  for (const method of refused) {
    assert.throws(() => fitCandidates(PLACES, [toCandidate(method)], 1), RangeError);
  }
  const cold = toCandidate({ algorithm: "ward", k: 2 }, { cellSizeMeters: 100, nCells: 0 });
  assert.throws(() => fitCandidates(PLACES, [cold], 1), /nCells must be a positive integer/);
});

Deno.test("scaleCandidate() asks DBSCAN for a share of its incidents, others for nothing else", () => {
  const dense = (minSamples: number) =>
    toCandidate({ algorithm: "dbscan", epsMeters: 150, minSamples });
  const scaled = [[10, 0.26], [10, 0.24], [3, 0.01], [1000, 0.4999]].map(([samples, share]) => {
    const { id, method } = scaleCandidate(dense(samples!), share!);
    assert.equal(id, dense(samples!).id);
    return method.algorithm === "dbscan" && [method.epsMeters, method.minSamples];
  });
  assert.deepEqual(scaled, [[150, 3], [150, 2], [150, 1], [150, 500]]);
  for (const method of METHODS.filter(({ algorithm }) => algorithm !== "dbscan")) {
    const candidate = toCandidate(method, HOT);
    assert.deepEqual(scaleCandidate(candidate, 0.1), candidate);
  }
});

Deno.test("groupCandidates() puts each candidate in one group, with those that share its work", () => {
  const other = { ...HOT, nCells: 24 };
  const candidates = [
    toCandidate(METHODS[0]!, HOT),
    toCandidate(METHODS[1]!),
    toCandidate(METHODS[0]!),
    toCandidate(METHODS[1]!, other),
    toCandidate(METHODS[2]!),
    toCandidate(METHODS[3]!),
    toCandidate(METHODS[1]!, HOT),
    toCandidate(METHODS[4]!),
  ];
  assert.deepEqual(groupCandidates(candidates), [[0, 6], [1, 5], [2], [3], [4], [7]]);
  assert.deepEqual(groupCandidates([]), []);
});
