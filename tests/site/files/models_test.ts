import assert from "node:assert/strict";
import { fitGroups } from "lib/site/files/fit_groups.ts";
import { toModelsFile } from "lib/site/files/models.ts";
import { modelSpecs } from "lib/tracking/models.ts";
import { foldRegistry } from "lib/tracking/registry.ts";
import type { FitRecord } from "lib/tracking/run_record.ts";
import { madeMetric, madeRecord, zoneMetrics } from "../../tracking/made_records.ts";

const hotCells = { cellSizeMeters: 250, nCells: 96 };

function geo(params: Record<string, unknown>, lift: number, change: Partial<FitRecord> = {}) {
  return madeRecord({
    algorithm: "ward",
    params: { population: "victim_reported", ...params },
    metrics: zoneMetrics(lift),
    ...change,
  });
}

const records = [
  geo({ k: 5 }, 0.02),
  geo({ k: 5, hotCells }, 0.4),
  geo({ k: 6, hotCells }, 0.3, {
    metrics: {
      ...zoneMetrics(0.3),
      distance_evaluations: { value: 10_801_234, n: 100, noise: "none" },
      inertia: { value: 12.3456789012345, n: 100, noise: "none" },
      smallest_share: { value: 483 / 49_827, n: 49_827, noise: "excluded" },
    },
  }),
  geo({ k: 7, hotCells }, 0.2),
  geo({ population: "all", k: 5, hotCells }, 0.9),
  geo({ epsMeters: 250, minSamples: 1000 }, 0.5, { algorithm: "dbscan" }),
];
const promotion = {
  date: "2018-12-01",
  model: "geo-zones",
  algorithm: "ward",
  params: { k: 5, hotCells, population: "victim_reported" },
  why: "asked",
};
const registry = foldRegistry(
  records,
  [promotion],
  modelSpecs({ districtSquareKilometers: 26 }),
);
const about = { cellOf: () => "notebooks/04_geo_clustering.html#cell-74", isSynthetic: false };

Deno.test("models file: fits of other incidents are other groups, the registry's first, then by lift", () => {
  const file = toModelsFile(records, registry, about);
  assert.deepEqual(file.groups.map(({ title }) => title), [
    "victim-reported incidents, 96 hot cells",
    "all records, 96 hot cells",
    "victim-reported incidents, dense areas",
    "victim-reported incidents, whole city",
  ]);
  assert.match(file.groups[2]!.note!, /incidents of its own/);
  assert.deepEqual(file.fits.map(({ group }) => group), [0, 0, 0, 1, 2, 3]);
});

Deno.test("models file: fits say where the registry has them, and parameters in words", () => {
  const file = toModelsFile(records, registry, about);
  const champion = file.fits.find(({ standing }) => standing !== "")!;
  assert.deepEqual([champion.name, champion.standing], [
    "Ward 5 in 96 hot cells",
    "geo-zones champion",
  ]);
  assert.deepEqual(
    champion.params,
    [
      ["groups", "5"],
      ["hot cells", "cell size meters 250, number of cells 96"],
    ].sort(),
  );
  assert.deepEqual(file.mlflow, {
    experiments: ["patroliq/04_geo_clustering"],
    models: ["geo-zones"],
  });
});

Deno.test("models file: digits are cut, and work is told in millions", () => {
  const file = toModelsFile(records, registry, about);
  const { metrics } = file.fits.find(({ name }) => name === "Ward 6 in 96 hot cells")!;
  assert.equal(metrics.inertia!.value, 12.3456789);
  assert.equal(metrics.million_distance_evaluations!.value, 10.801234);
  assert.equal(metrics.distance_evaluations, undefined);
  // 0.01 of 49,827 may be anything from 250 to 747
  assert.equal(metrics.smallest_share!.value, 0.01);
});

Deno.test("models file: sweeps run over groups, screes over components, shuffled ones beside them", () => {
  const curve = (...values: number[]) => ({
    step: "component",
    points: values.map((value, i) => ({ step: i + 1, value })),
    n: 9,
  });
  const pca = madeRecord({
    task: "reduction",
    algorithm: "pca",
    params: { population: "incidents" },
    metrics: { explained_3: madeMetric(0.9, 0.5) },
    curves: { scree: curve(0.7, 0.3), scree_of_shuffled_columns: curve(0.5, 0.5) },
  }, "06_dimensionality_reduction");
  const { sweeps, screes } = toModelsFile([...records, pca], registry, about);
  assert.deepEqual(sweeps.map(({ steps }) => steps.map(({ k }) => k)), [[5, 6, 7]]);
  assert.deepEqual(screes.map(({ shares, shuffled, n }) => [shares, shuffled, n]), [
    [[0.7, 0.3], [0.5, 0.5], 9],
  ]);
});

Deno.test("fit groups: distances of times that differ are told apart", () => {
  const times = (metric: string) =>
    madeRecord({
      task: "temporal",
      params: { k: 3, metric, population: "times known" },
    }, "05_temporal_clustering");
  const { groups } = fitGroups([times("equal"), times("variation")], new Set());
  assert.deepEqual(groups.map(({ title }) => title).sort(), [
    "times known, circles by variation",
    "times known, equal circles",
  ]);
});
