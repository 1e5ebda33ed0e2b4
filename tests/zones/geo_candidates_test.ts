import assert from "node:assert/strict";
import { toCandidate } from "lib/cluster/candidate.ts";
import { describeCandidate, geoCandidates, hotCellCount } from "lib/zones/geo_candidates.ts";

const OPTIONS = {
  kmeansKs: [2, 8],
  wardKs: [8],
  nInit: 7,
  dbscan: [{ epsMeters: 250, minSamples: 900 }, { epsMeters: 150, minSamples: 900 }],
  hotCells: { cellSizeMeters: 250, shares: [0.005, 0.02], ks: [5, 10] },
  squareKilometers: 600,
};

Deno.test("geoCandidates() makes every candidate of the options once, each with a name of its own", () => {
  const candidates = geoCandidates(OPTIONS);
  const ward = (k: number) => ({ algorithm: "ward", k } as const);
  const kmeans = (k: number) => ({ algorithm: "kmeans", k, nInit: 7 } as const);
  // 0.5 % and 2 % of 600 km² are 3 and 12 km², of which 16 cells of 250 m make one
  const [few, many] = [48, 192].map((nCells) => ({ cellSizeMeters: 250, nCells }));
  assert.deepEqual(candidates, [
    toCandidate(kmeans(2)),
    toCandidate(kmeans(8)),
    toCandidate(ward(8)),
    toCandidate({ algorithm: "dbscan", epsMeters: 250, minSamples: 900 }),
    toCandidate({ algorithm: "dbscan", epsMeters: 150, minSamples: 900 }),
    ...[few, many].flatMap((hot) => [
      toCandidate(kmeans(5), hot),
      toCandidate(kmeans(10), hot),
      toCandidate(ward(5), hot),
      toCandidate(ward(10), hot),
    ]),
  ]);
  const namings = [candidates.map(({ id }) => id), candidates.map(describeCandidate)];
  for (const names of namings) assert.equal(new Set(names).size, candidates.length);
});

Deno.test("geoCandidates() leaves the options as they were", () => {
  const before = structuredClone(OPTIONS);
  geoCandidates(OPTIONS);
  assert.deepEqual(OPTIONS, before);
});

Deno.test("hotCellCount() rounds to whole cells, one at least", () => {
  // 0.0625 km² a cell
  assert.equal(hotCellCount(0.01, 600, 250), 96);
  assert.equal(hotCellCount(0.01, 589.3, 250), 94);
  assert.equal(hotCellCount(1, 0.0938, 250), 2);
  assert.equal(hotCellCount(1, 0.0937, 250), 1);
  assert.equal(hotCellCount(1e-9, 600, 250), 1);
});

Deno.test("describeCandidate() says in words what a candidate is", () => {
  const hot = { cellSizeMeters: 250, nCells: 96 };
  const words = [
    toCandidate({ algorithm: "kmeans", k: 8, nInit: 10 }),
    toCandidate({ algorithm: "ward", k: 5 }, hot),
    toCandidate({ algorithm: "dbscan", epsMeters: 250, minSamples: 900 }),
  ].map(describeCandidate);
  assert.deepEqual(words, ["k-means 8", "Ward 5 in 96 hot cells", "DBSCAN 250 m, 900"]);
});
