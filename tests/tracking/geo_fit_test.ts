import assert from "node:assert/strict";
import { canonicalJson } from "lib/files/canonical_json.ts";
import { toGeoFits } from "lib/tracking/geo_fit.ts";
import { toRunRecord } from "lib/tracking/run_record.ts";
import { CANDIDATES, OPTIONS, POPULATION, studyTown } from "../zones/small_study.ts";

const STUDY = await studyTown();
const CONTEXT = {
  chapter: "04_geo_clustering",
  seed: 3,
  sha256: "ab",
  bandwidthMeters: OPTIONS.bandwidthMeters,
  squareKilometers: 9,
};
const FITS = toGeoFits(STUDY, CONTEXT);
const N = POPULATION.places.weight.reduce((sum, each) => sum + each, 0);

Deno.test("toGeoFits() gives every metric its incidents, and says whether noise is among them", () => {
  FITS.forEach(({ metrics }, i) => {
    const { n, nNoise } = STUDY.evidence[i]!.scores;
    assert.ok(nNoise > 0 || n === N);
    const [excluded, included] = nNoise === 0 ? ["none", "none"] : ["excluded", "included"];
    for (const name of ["silhouette", "davies_bouldin", "calinski_harabasz", "largest_share"]) {
      assert.deepEqual([metrics[name]!.n, metrics[name]!.noise], [n, excluded], name);
    }
    for (const name of ["clusters", "noise_share", "stability_bootstrap"]) {
      assert.deepEqual([metrics[name]!.n, metrics[name]!.noise], [N, included], name);
    }
    for (const [name, metric] of Object.entries(metrics)) {
      assert.ok(Number.isInteger(metric.n) && metric.n >= 0 && metric.n <= N, name);
      assert.ok(["none", "included", "excluded"].includes(metric.noise), name);
      assert.ok(metric.value !== null || metric.why, name);
    }
  });
  const kinds = new Set(FITS.map(({ metrics }) => metrics.silhouette!.noise));
  assert.deepEqual([...kinds].sort(), ["excluded", "none"]);
});

Deno.test("toGeoFits() holds the scores of the study, undefined ones with a reason", () => {
  FITS.forEach(({ metrics }, i) => {
    const { scores, stability, next, kmeans } = STUDY.evidence[i]!;
    assert.equal(metrics.silhouette!.value, scores.silhouette);
    assert.equal(metrics.silhouette!.error, scores.silhouetteError);
    assert.equal(metrics.davies_bouldin!.value, scores.daviesBouldin);
    assert.equal(metrics.calinski_harabasz!.value, scores.calinskiHarabasz);
    assert.equal(metrics.clusters!.value, scores.nClusters);
    assert.equal(metrics.noise_share!.value, scores.nNoise / N);
    assert.equal(metrics.stability_bootstrap!.value, stability.median);
    assert.equal(metrics.stability_halves!.value, stability.halves.adjustedRand);
    assert.equal(metrics.stability_halves!.n, stability.halves.n);
    assert.equal(metrics.stability_seeds?.value ?? null, stability.reseeded);
    assert.equal(metrics.next_pai?.value ?? null, next?.pai ?? null);
    assert.equal(metrics.inertia?.value, kmeans?.inertia);
  });
  const empty = FITS[STUDY.evidence.findIndex(({ scores }) => scores.nClusters === 0)]!;
  assert.equal(empty.metrics.silhouette!.why, "0 clusters have no such score");
  assert.equal(empty.metrics.stability_halves!.why, "nothing to compare");
});

Deno.test("toGeoFits() tells what the null is, how many draws it has, and where the score stands", () => {
  FITS.forEach(({ metrics }, i) => {
    const { method, ...found } = metrics.silhouette!.null!;
    assert.match(method, /redrawn from their density \(Gaussian, 600 m\) in the study area/);
    const { lift: _, ...expected } = STUDY.evidence[i]!.null;
    assert.deepEqual(found, expected);
    assert.ok(found.draws > 0);
  });
});

Deno.test("toGeoFits() makes records that can be filed, each under a name of its own", () => {
  const records = FITS.map((fit) => toRunRecord(CONTEXT.chapter, fit, () => ""));
  assert.equal(new Set(records.map(({ runId }) => runId)).size, CANDIDATES.length);
  for (const record of records) assert.deepEqual(JSON.parse(canonicalJson(record)), record);
  const data = { sha256: "ab", nIncidents: N, nPlaces: POPULATION.places.x.length };
  records.forEach((record, i) => {
    const { algorithm, ...params } = CANDIDATES[i]!.method;
    const { hotCells } = CANDIDATES[i]!;
    assert.deepEqual([record.algorithm, record.seed, record.data], [algorithm, 3, data]);
    const expected = { ...params, ...(hotCells ? { hotCells } : {}), population: "town" };
    assert.deepEqual(record.params, expected);
  });
  const other = toGeoFits({ ...STUDY, name: "victim" }, CONTEXT);
  const ids = new Set(other.map((fit) => toRunRecord(CONTEXT.chapter, fit, () => "").runId));
  assert.ok(records.every(({ runId }) => !ids.has(runId)));
});
