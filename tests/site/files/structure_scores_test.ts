import assert from "node:assert/strict";
import { toReduction } from "lib/site/files/structure_scores.ts";
import { type FitRecord, toRunRecord } from "lib/tracking/run_record.ts";

function record(fit: Pick<FitRecord, "algorithm" | "params" | "metrics"> & Partial<FitRecord>) {
  const about = { task: "reduction" as const, seed: 1, artifacts: [] };
  const data = { sha256: "ab", nIncidents: 900, nPlaces: 90 };
  return toRunRecord("06_dimensionality_reduction", { ...about, data, ...fit }, () => "");
}

const metric = (value: number) => ({ value, n: 90, noise: "none" } as const);

const SCORED = {
  trustworthiness: metric(0.9),
  continuity: metric(0.8),
  neighbors_preserved: metric(0.3),
};

Deno.test("toReduction(): records are told apart by what they stand on", () => {
  const curve = (values: number[]) => ({
    step: "component",
    n: 90,
    points: values.map((value, i) => ({ step: i + 1, value })),
  });
  const found = toReduction([
    record({
      algorithm: "umap",
      params: { population: "part of that", nSeeds: 4 },
      metrics: {
        procrustes_mean: metric(0.1),
        shared_neighbors_mean: metric(0.4),
        silhouette_of_groups_in_columns: { value: null, why: "one group", n: 90, noise: "none" },
      },
    }),
    record({
      algorithm: "umap",
      params: { population: "stratified draw", k: 15, nNeighbors: 15, minDist: 0.1, nEpochs: 9 },
      metrics: SCORED,
    }),
    record({
      algorithm: "pca",
      params: { population: "incidents", columns: ["a", "b"] },
      metrics: {},
      curves: { scree: curve([0.7, 0.3]), scree_of_shuffled_columns: curve([0.6, 0.5]) },
    }),
    record({
      algorithm: "tsne",
      params: { population: "areas, shares, laid out", k: 5 },
      metrics: SCORED,
    }),
  ]);
  assert.deepEqual(found.umap, {
    ...{ n: 90, k: 15, trustworthiness: 0.9, continuity: 0.8, preserved: 0.3 },
  });
  assert.equal(found.components, null);
  assert.deepEqual([found.seeds?.nSeeds, found.seeds?.shared], [4, 0.4]);
  assert.equal(found.seeds?.silhouettes.columns, null);
  assert.deepEqual(found.scree, { n: 900, nColumns: 2, shares: [0.7, 0.3], shuffled: [0.6, 0.5] });
  assert.equal(found.ofPlaces("areas", "t-SNE")?.k, 5);
  assert.equal(found.ofPlaces("areas", "UMAP"), null);
});
