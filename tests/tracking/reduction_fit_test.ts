import assert from "node:assert/strict";
import type { SeedStudy } from "lib/reduce/embedding_study.ts";
import { crossProducts } from "lib/reduce/cross_products.ts";
import { fitPca } from "lib/reduce/pca.ts";
import { toEmbeddingFit, toPcaFit, toPlaceFit, toSeedFit } from "lib/tracking/reduction_fit.ts";
import { toRunRecord } from "lib/tracking/run_record.ts";

const CONTEXT = { seed: 1, sha256: "ab" };
const DATA = {
  population: "areas",
  nIncidents: 900,
  nRows: 4,
  artifacts: ["artifacts/06/pca.json"],
};
const FIT = fitPca(
  ["a", "b"],
  crossProducts([Float64Array.of(0, 1, 2, 3), Float64Array.of(1, 0, 3, 2)]),
);

Deno.test("toPcaFit() records the shares of the first components, and what they stand on", () => {
  const record = toRunRecord("06_dimensionality_reduction", toPcaFit(FIT, DATA, CONTEXT), () => "");
  assert.match(record.runId, /^06-pca-/);
  assert.ok(Math.abs(record.metrics.explained_1!.value! - 0.8) < 1e-12);
  assert.deepEqual(record.data, { sha256: "ab", nIncidents: 900, nPlaces: 4 });
  assert.deepEqual(record.params.columns, ["a", "b"]);
});

Deno.test("toEmbeddingFit() records each score with the points that it is about", () => {
  const scores = { n: 50, k: 15, trustworthiness: 0.99, continuity: 0.98, preserved: 0.3 };
  const fit = toEmbeddingFit("umap", { nEpochs: 200 }, DATA, scores, CONTEXT);
  const { metrics, params } = toRunRecord("06_dimensionality_reduction", fit, () => "");
  assert.deepEqual(metrics.trustworthiness, { value: 0.99, n: 50, noise: "none" });
  assert.deepEqual([params.nEpochs, params.k, params.population], [200, 15, "areas"]);
});

Deno.test("toPcaFit() tells the rows that its shares are about, not the incidents behind them", () => {
  assert.equal(toPcaFit(FIT, DATA, CONTEXT).metrics.explained_1!.n, 4);
});

Deno.test("toSeedFit() records agreement and silhouettes, and why there is none", () => {
  const study: SeedStudy = {
    n: 50,
    nSeeds: 5,
    procrustes: [0.1, 0.2, 0.3],
    shared: [0.4, 0.5, 0.6],
    meanShared: 0.5,
    silhouetteOfRows: null,
    silhouetteOfPca: null,
    silhouetteOfLayout: null,
  };
  const fit = toSeedFit({ nEpochs: 200 }, DATA, study, CONTEXT);
  const { metrics, params } = toRunRecord("06_dimensionality_reduction", fit, () => "");
  assert.deepEqual([metrics.procrustes_mean!.value, params.nSeeds], [0.2, 5]);
  assert.match(metrics.silhouette_of_groups_in_columns!.why!, /one group/);
});

Deno.test("toPlaceFit() names the method as records do", () => {
  const scores = { n: 50, k: 15, trustworthiness: 0.99, continuity: 0.98, preserved: 0.3 };
  const layout = { x: new Float64Array(0), y: new Float64Array(0) };
  const place = {
    kind: "areas",
    method: "t-SNE",
    options: {},
    layout,
    scores,
    nIncidents: 9,
  } as const;
  const fit = toPlaceFit(place, [], CONTEXT);
  assert.deepEqual([fit.algorithm, fit.params.population], ["tsne", "areas, shares, laid out"]);
});
