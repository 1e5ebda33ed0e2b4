import assert from "node:assert/strict";
import { crossProducts } from "lib/reduce/cross_products.ts";
import { fitPca } from "lib/reduce/pca.ts";
import { toEmbeddingFit, toPcaFit } from "lib/tracking/reduction_fit.ts";
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
  const record = toRunRecord("06_dimensionality_reduction", toPcaFit(FIT, DATA, CONTEXT));
  assert.match(record.runId, /^06-pca-/);
  assert.ok(Math.abs(record.metrics.explained_1!.value! - 0.8) < 1e-12);
  assert.deepEqual(record.data, { sha256: "ab", nIncidents: 900, nPlaces: 4 });
  assert.deepEqual(record.params.columns, ["a", "b"]);
});

Deno.test("toEmbeddingFit() records each score with the points that it is about", () => {
  const scores = { n: 50, k: 15, trustworthiness: 0.99, continuity: 0.98, preserved: 0.3 };
  const fit = toEmbeddingFit("umap", { nEpochs: 200 }, DATA, scores, CONTEXT);
  const { metrics, params } = toRunRecord("06_dimensionality_reduction", fit);
  assert.deepEqual(metrics.trustworthiness, { value: 0.99, n: 50, noise: "none" });
  assert.deepEqual([params.nEpochs, params.k, params.population], [200, 15, "areas"]);
});
