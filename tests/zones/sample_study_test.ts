import assert from "node:assert/strict";
import { fitCandidates } from "lib/cluster/candidate.ts";
import { smoothIntensity } from "lib/cluster/intensity.ts";
import { studySamples } from "lib/zones/sample_study.ts";
import { CANDIDATES, OPTIONS, POPULATION } from "./small_study.ts";

const { places } = POPULATION;
const tried = CANDIDATES.filter(({ id }) => id === "kmeans-5" || id === "dbscan-100-60");
const labels = fitCandidates(places, tried, 3).map((fit) => fit.labels);
const intensity = smoothIntensity(places, OPTIONS.region, { bandwidthMeters: 600 });
const whole = { places, candidates: tried, labels, intensity };
const options = { sizes: [200, 800], samples: 5, draws: 3, seed: 1 };
const rows = await studySamples(whole, options);

Deno.test("studySamples() has a row for each size and candidate, and leaves out sizes beyond all", async () => {
  assert.deepEqual(rows.map(({ size, id }) => [size, id]), [
    [200, "kmeans-5"],
    [200, "dbscan-100-60"],
    [800, "kmeans-5"],
    [800, "dbscan-100-60"],
  ]);
  const n = places.weight.reduce((sum, weight) => sum + weight, 0);
  assert.deepEqual(await studySamples(whole, { ...options, sizes: [n] }), []);
});

Deno.test("studySamples() finds the planted spots again from many incidents, less so from few", () => {
  const middle = (id: string, size: number) => {
    const { agreements } = rows.find((row) => row.id === id && row.size === size)!;
    return agreements[Math.floor(agreements.length / 2)]!;
  };
  assert.ok(middle("dbscan-100-60", 800) > 0.8, String(middle("dbscan-100-60", 800)));
  assert.ok(middle("dbscan-100-60", 800) > middle("dbscan-100-60", 200));
});

Deno.test("studySamples() orders its scores, holds them in their range, and repeats itself", async () => {
  for (const { silhouettes, agreements, samples } of rows) {
    assert.equal(samples, 5);
    assert.ok(silhouettes.length <= 5 && agreements.length <= 5);
    assert.deepEqual(silhouettes, silhouettes.toSorted((a, b) => a - b));
    assert.ok([...silhouettes, ...agreements].every((value) => value >= -1 && value <= 1));
  }
  assert.deepEqual(await studySamples(whole, options), rows);
});
