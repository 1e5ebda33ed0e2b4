import assert from "node:assert/strict";
import { agreement } from "lib/cluster/agreement.ts";
import { fitCandidates, toCandidate } from "lib/cluster/candidate.ts";
import { JOBS, STREAM } from "lib/cluster/jobs.ts";
import { kmeans } from "lib/cluster/kmeans.ts";
import { createRedraw } from "lib/cluster/null_model.ts";
import { runJobs } from "lib/cluster/parallel.ts";
import { resample } from "lib/cluster/resample.ts";
import { silhouette } from "lib/cluster/silhouette.ts";
import { drawSeed } from "lib/numeric/draw_seed.ts";
import type { WeightedPlaces } from "lib/space/grid.ts";
import { drawBlobs } from "./scored.ts";

/** Places of blobs in ascending order. */
function drawPlaces(): WeightedPlaces {
  const { places: { x, y, weight } } = drawBlobs(81, [
    { x: 0, y: 0, spread: 300, nPlaces: 60 },
    { x: 1500, y: 400, spread: 200, nPlaces: 60 },
  ]);
  const order = [...x.keys()].sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!);
  return {
    x: Float64Array.from(order, (i) => x[i]!),
    y: Float64Array.from(order, (i) => y[i]!),
    weight: Uint32Array.from(order, (i) => weight[i]!),
  };
}

const PLACES = drawPlaces();
const CANDIDATES = [
  toCandidate({ algorithm: "kmeans", k: 3, nInit: 2 }),
  toCandidate({ algorithm: "ward", k: 2 }, { cellSizeMeters: 200, nCells: 8 }),
  toCandidate({ algorithm: "dbscan", epsMeters: 100, minSamples: 12 }),
];

Deno.test("runJobs() gives the same results in the same order on any number of threads", async () => {
  // the first jobs take longest
  const ks = [12, 7, 5, 3, 2, 1];
  const starts = (k: number) => ({ k, seed: 1, nInit: k === 12 ? 20 : 1 });
  const expected = ks.map((k) => kmeans(PLACES, starts(k)));
  for (const threads of [1, 2, 3]) {
    const found = await runJobs("kmeans", ks.map((k) => [PLACES, starts(k)]), { threads });
    assert.deepEqual(found, expected);
  }
  assert.deepEqual(await runJobs("kmeans", []), []);
});

Deno.test("runJobs() rejects with the error of a job, its kind and its words", async () => {
  const message = "Cannot cluster by k-means: k must be an integer in 1 .. 120, current value is 0";
  assert.throws(() => kmeans(PLACES, { k: 0, seed: 1 }), { name: "RangeError", message });
  for (const threads of [1, 2]) {
    const inputs = [2, 0, 3].map((k): [WeightedPlaces, { k: number; seed: number }] => [
      PLACES,
      { k, seed: 1 },
    ]);
    const error = await runJobs("kmeans", inputs, { threads }).catch((error) => error);
    assert.ok(error instanceof RangeError);
    assert.equal(error.message, message);
  }
  const odd = { ...PLACES, y: new Float64Array(1) };
  const error = await runJobs("score", [[odd, new Int32Array(1)]]).catch((error) => error);
  assert.ok(error instanceof TypeError);
});

Deno.test("runJobs() refuses a number of threads that is none", async () => {
  for (const threads of [0, -1, 1.5, NaN]) {
    await assert.rejects(runJobs("kmeans", [[PLACES, { k: 1, seed: 1 }]], { threads }), {
      name: "RangeError",
      message: `Cannot run jobs: threads must be a positive integer, current value is ${threads}`,
    });
  }
});

Deno.test("a null draw redraws as many incidents, and goes the whole way with every candidate", () => {
  const n = 300;
  const intensity = {
    x: PLACES.x,
    y: PLACES.y,
    share: Float64Array.from(PLACES.x, () => 1 / PLACES.x.length),
    bandwidthMeters: Infinity,
    latticeMeters: 50,
  };
  const candidates = [...CANDIDATES, toCandidate({ algorithm: "ward", k: 1 })];
  const drawn = createRedraw(intensity, n)(drawSeed(drawSeed(9, STREAM.null), 4));
  const exact = fitCandidates(drawn, candidates, 9).slice(0, 3)
    .map(({ labels }) => silhouette(drawn, labels, { exact: true }));
  assert.ok(exact.every((each) => each.n + each.nNoise === n));
  for (const limit of [1e-2, 1e-5]) {
    const { silhouettes, maxError } = JOBS.nullDraw(intensity, n, candidates, 9, 4, limit);
    assert.ok(maxError <= limit);
    exact.forEach(({ mean }, i) => assert.ok(Math.abs(silhouettes[i]! - mean) <= maxError));
    assert.equal(silhouettes[3], null);
    const other = JOBS.nullDraw(intensity, n, candidates, 9, 5, limit);
    assert.notDeepEqual(other.silhouettes, silhouettes);
  }
});

Deno.test("a bootstrap and another seed are compared with the clusters of all incidents", () => {
  const fits = fitCandidates(PLACES, CANDIDATES, 9);
  const reference = { places: PLACES, labels: fits.map(({ labels }) => labels) };
  const drawn = resample(PLACES, drawSeed(drawSeed(9, STREAM.bootstrap), 2));
  assert.deepEqual(
    JOBS.bootstrap(reference, CANDIDATES, 9, 2),
    fitCandidates(drawn, CANDIDATES, 9)
      .map(({ labels }, i) => agreement(PLACES, fits[i]!.labels, drawn, labels)),
  );
  const reseeded = JOBS.reseed(reference, CANDIDATES, 10);
  assert.deepEqual(
    reseeded,
    fitCandidates(PLACES, CANDIDATES, 10)
      .map(({ labels }, i) => agreement(PLACES, fits[i]!.labels, PLACES, labels)),
  );
  // Ward's method and DBSCAN have no chance in them
  assert.deepEqual(reseeded.slice(1).map(({ adjustedRand }) => adjustedRand), [1, 1]);
  assert.equal(JOBS.reseed(reference, CANDIDATES, 9)[0]!.adjustedRand, 1);
});
