/** How many squared distances a clustering computes, counted by hand where that can be done. */

import assert from "node:assert/strict";
import { fitCandidates, type Method, selectPlaces, toCandidate } from "lib/cluster/candidate.ts";
import { dbscan } from "lib/cluster/dbscan.ts";
import { hotCells } from "lib/cluster/hot_cells.ts";
import { kmeans, kmeansFrom } from "lib/cluster/kmeans.ts";
import { runJobs } from "lib/cluster/parallel.ts";
import { pointKmeans } from "lib/cluster/point_kmeans.ts";
import { wardLinkage } from "lib/cluster/ward.ts";
import type { WeightedPlaces } from "lib/space/grid.ts";
import { POINTS } from "./points_fixture.ts";
import { drawBlobs, placesOf } from "./scored.ts";

const { places: PLACES } = drawBlobs(43, [
  { x: 0, y: 0, spread: 300, nPlaces: 400 },
  { x: 3000, y: 500, spread: 200, nPlaces: 500 },
  { x: 1000, y: 4000, spread: 700, nPlaces: 300 },
]);

const onLine = (x: number[], weight = x.map(() => 1)): WeightedPlaces =>
  placesOf(x, x.map(() => 0), weight);

const centersAt = (...x: number[]) => ({
  x: Float64Array.from(x),
  y: new Float64Array(x.length),
});

Deno.test("k-means counts boxes, places of leaves between centers, and the inertia", () => {
  const { iterations, distanceEvaluations } = kmeansFrom(
    onLine([0, 4, 90, 100], [1, 3, 1, 1]),
    centersAt(0, 1),
  );
  // Labels are 0 1 1 1, then 0 0 1 1, and stay; the last assignment gives the labels.
  assert.equal(iterations, 3);
  // Of the one box: its middle to two centers, its best corner to two. Then four places to two.
  assert.equal(distanceEvaluations, (iterations + 1) * (2 + 2 + 4 * 2) + 4);
});

Deno.test("k-means compares no place of a box that is nearest to one center", () => {
  const group = Array.from({ length: 20 }, (_, i) => i);
  const places = onLine([...group, ...group.map((x) => 1e6 + x)]);
  const { iterations, distanceEvaluations } = kmeansFrom(places, centersAt(5, 1e6));
  assert.equal(iterations, 2);
  // The box of all and those of both halves, instead of forty places to two centers.
  assert.equal(distanceEvaluations, (iterations + 1) * 3 * (2 + 2) + 40);
});

Deno.test("k-means counts the search for a place that a center without places can have", () => {
  const { iterations, distanceEvaluations } = kmeansFrom(onLine([0, 2, 6]), centersAt(1, 50));
  assert.equal(iterations, 2);
  // All are nearest to the first center (a box, assigned twice), and the farthest of three moves
  // to the second one. From then on the box has places of both.
  const [whole, divided] = [4, 4 + 3 * 2];
  assert.equal(distanceEvaluations, 2 * whole + 3 + 2 * divided + 3);
});

Deno.test("k-means counts the drawing of starts, and all starts together", () => {
  const three = onLine([0, 1, 5], [1, 2, 1]);
  // Drawn: a box and three places. Then a box with one center, in two iterations and for labels.
  const one = 1 + 3 + 3 * 1 + 3;
  for (const nInit of [1, 7]) {
    assert.equal(kmeans(three, { k: 1, seed: 4, nInit }).distanceEvaluations, nInit * one);
  }
  const options = { k: 6, seed: 5 };
  const whole = kmeans(PLACES, { ...options, nInit: 10 });
  const split = [[0, 3], [3, 6], [9, 1]].map(([firstStart, nInit]) =>
    kmeans(PLACES, { ...options, firstStart: firstStart!, nInit: nInit! }).distanceEvaluations
  );
  assert.equal(split.reduce((sum, each) => sum + each), whole.distanceEvaluations);
});

Deno.test("DBSCAN counts only places in reach of those in doubt", () => {
  const places = onLine([0, 100, 200, 900], [1, 3, 1, 4]);
  const { distanceEvaluations } = dbscan(places, { epsMeters: 100, minSamples: 5 });
  // Each of the first three with these three. The last one has too few incidents around it to ask.
  // Then the first and the third with the second, which is the core place.
  assert.equal(distanceEvaluations, 3 * 3 + 2);
  // Where one incident is enough, no place is in doubt. Of three cells in reach of each other, each
  // pair is compared, for none is joined by the pairs before it.
  const eachIsCore = { epsMeters: 100, minSamples: 1 };
  assert.equal(dbscan(places, eachIsCore).distanceEvaluations, 3);
  // Two cells, up to the first places that touch: 60 and 130, after 0 with 130 and with 140.
  assert.equal(dbscan(onLine([0, 60, 130, 140]), eachIsCore).distanceEvaluations, 3);
});

Deno.test("Ward's tree of two places takes four costs, of one place none", () => {
  // The cheapest partner of either one, that to be beaten by the other's, and that of the merge.
  assert.equal(wardLinkage(onLine([-3, 3])).distanceEvaluations, 2 + 1 + 1);
  assert.equal(wardLinkage(onLine([3])).distanceEvaluations, 0);
});

Deno.test("k-means of points counts trials, what bounds leave to compare, and moves", () => {
  const line = { nDims: 1, values: Float64Array.of(0, 4, 90, 100) };
  const points = { ...line, weight: Uint32Array.of(1, 3, 5, 5) };
  for (const nInit of [1, 4]) {
    const found = pointKmeans(points, { k: 2, nInit, seed: 1 });
    assert.equal(found.iterations, 2);
    // Four points: from the first center, from two trials of the second, to both, and for the
    // inertia. Two centers move, and then stay; no point comes near the other group.
    assert.equal(found.distanceEvaluations, nInit * (4 * (1 + 2 + 2 + 1) + 2 * 2));
  }
  const { iterations, distanceEvaluations } = pointKmeans(POINTS, { k: 4, nInit: 1, seed: 3 });
  const n = POINTS.weight.length;
  const withoutBounds = n * (1 + 3 * 3) + iterations * (4 * n + 4) + n;
  assert.ok(distanceEvaluations < withoutBounds, `${distanceEvaluations} of ${withoutBounds}`);
});

Deno.test("a candidate reports the work of its method, that of the whole tree at any cut", () => {
  const hot = { cellSizeMeters: 200, nCells: 20 };
  const inside = [...hotCells(PLACES, hot).cellOf.entries()].flatMap(([i, c]) => c < 0 ? [] : [i]);
  const dense = { epsMeters: 60, minSamples: 15 };
  for (const [places, cells] of [[PLACES], [selectPlaces(PLACES, inside), hot]] as const) {
    const work = (methods: Method[]) =>
      fitCandidates(PLACES, methods.map((method) => toCandidate(method, cells)), 9)
        .map(({ distanceEvaluations }) => distanceEvaluations);
    const tree = wardLinkage(places).distanceEvaluations;
    const cuts = [1, 2, 7, 50].map((k): Method => ({ algorithm: "ward", k }));
    assert.deepEqual(work(cuts), cuts.map(() => tree));
    assert.deepEqual(
      work([{ algorithm: "kmeans", k: 5, nInit: 3 }, { algorithm: "dbscan", ...dense }]),
      [
        kmeans(places, { k: 5, nInit: 3, seed: 9 }).distanceEvaluations,
        dbscan(places, dense).distanceEvaluations,
      ],
    );
    const tooMany = places.x.length + 1;
    assert.deepEqual(work([{ algorithm: "ward", k: tooMany }]), [0]);
    assert.deepEqual(work([{ algorithm: "kmeans", k: tooMany, nInit: 1 }]), [0]);
  }
});

Deno.test("fits come out of threads with the work that they were", async () => {
  const candidates = [
    toCandidate({ algorithm: "kmeans", k: 3, nInit: 2 }),
    toCandidate({ algorithm: "ward", k: 2 }),
    toCandidate({ algorithm: "dbscan", epsMeters: 60, minSamples: 15 }),
  ];
  const fits = await runJobs("fit", candidates.map((each) => [PLACES, [each], 1]), { threads: 2 });
  assert.deepEqual(fits.flat(), fitCandidates(PLACES, candidates, 1));
  assert.ok(fits.flat().every(({ distanceEvaluations }) => distanceEvaluations > 0));
});
