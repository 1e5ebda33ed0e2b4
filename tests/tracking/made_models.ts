/** An output folder with a model of each kind. */

import { join } from "node:path";
import { placeTable } from "lib/data/place_labels.ts";
import { writeParquet } from "lib/data/incidents.ts";
import { N_TIME_CELLS, timeCellOf } from "lib/data/time_cells.ts";
import { canonicalJson } from "lib/files/canonical_json.ts";
import { sha256File } from "lib/files/sha256.ts";
import { writeFile } from "lib/files/write_file.ts";
import { lonLatToMeters } from "lib/space/projection.ts";
import { modelSpecs } from "lib/tracking/models.ts";
import { foldRegistry } from "lib/tracking/registry.ts";
import { writeRegistry } from "lib/tracking/registry_file.ts";
import { type FitRecord, toRunRecord } from "lib/tracking/run_record.ts";
import { madeMetric, zoneMetrics } from "./made_records.ts";

export const LOOP = [-87.63, 41.88] as const;
export const AUSTIN = [-87.76, 41.9] as const;

const fit = (change: Partial<FitRecord>): FitRecord => ({
  task: "geo",
  algorithm: "ward",
  params: { k: 2, population: "victim_reported", hotCells: { cellSizeMeters: 250, nCells: 2 } },
  seed: 1,
  data: { sha256: "ab", nIncidents: 30, nPlaces: 2 },
  metrics: zoneMetrics(0.3),
  artifacts: ["artifacts/04/places.parquet"],
  ...change,
});

/** An output folder with one fit of each model, all of them champions. */
export function makeModels(): string {
  const outputs = Deno.makeTempDirSync();
  const at = (path: string) => join(outputs, path);
  const [loop, austin] = [lonLatToMeters(...LOOP), lonLatToMeters(...AUSTIN)];
  const places = {
    x: Float64Array.of(austin[0], loop[0]),
    y: Float64Array.of(austin[1], loop[1]),
    weight: Uint32Array.of(10, 20),
  };
  const labels = { "hot2-ward-2": Int32Array.of(0, 1) };
  Deno.mkdirSync(at("artifacts/04"), { recursive: true });
  writeParquet(placeTable(places, labels), at("artifacts/04/places.parquet"));
  const night = Array.from({ length: N_TIME_CELLS }, () => 0);
  night[timeCellOf(23, 7, 12)] = 1;
  const patterns = {
    population: "known",
    k: 3,
    metric: "equal",
    names: ["day", "night"],
    labels: night,
  };
  writeFile(at("patterns.json"), canonicalJson([patterns]));
  const components = { names: ["a", "b"], mean: [1, 0], scale: [2, 1], components: [[0.6, 0.8]] };
  writeFile(at("components.json"), canonicalJson(components));
  const records = [
    toRunRecord("04_geo", fit({}), (path) => sha256File(at(path))),
    toRunRecord(
      "05_time",
      fit({
        task: "temporal",
        algorithm: "kmeans",
        params: { k: 3, metric: "equal", population: "known" },
        metrics: { ...zoneMetrics(0.3), clusters: madeMetric(3), smallest_share: madeMetric(0.2) },
        artifacts: ["patterns.json"],
      }),
      (path) => sha256File(at(path)),
    ),
    toRunRecord(
      "06_reduction",
      fit({
        task: "reduction",
        algorithm: "pca",
        params: { columns: ["a", "b"] },
        metrics: { explained_3: madeMetric(0.3, 0.1) },
        artifacts: ["components.json"],
      }),
      (path) => sha256File(at(path)),
    ),
  ];
  for (const record of records) {
    writeFile(at(`experiments/${record.runId}.json`), canonicalJson(record));
  }
  const promotion = (model: string, algorithm: string) => ({
    date: "2018-12-01",
    model,
    algorithm,
    params: {},
    why: "asked",
  });
  writeRegistry(
    outputs,
    foldRegistry(records, [
      promotion("geo-zones", "ward"),
      promotion("time-patterns", "kmeans"),
      promotion("incident-components", "pca"),
    ], modelSpecs({ districtSquareKilometers: 26 })),
  );
  return outputs;
}
