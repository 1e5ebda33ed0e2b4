/**
 * A small output folder: two chapters, six fits, figures, files and a registry.
 *
 * @module
 */

import { join } from "node:path";
import { canonicalJson } from "lib/files/canonical_json.ts";
import { listFiles } from "lib/files/list_files.ts";
import { sha256, sha256File } from "lib/files/sha256.ts";
import { writeFile } from "lib/files/write_file.ts";
import type { Registry } from "lib/tracking/registry.ts";
import { writeRegistry } from "lib/tracking/registry_file.ts";
import {
  type FitRecord,
  type NullRecord,
  type RunRecord,
  toRunRecord,
} from "lib/tracking/run_record.ts";

/** An output folder that is removed when disposed. */
export interface SmallOutputs extends Disposable {
  folder: string;
  records: RunRecord[];
  write(path: string, text: string): void;
  remove(path: string): void;
  /** Writes a record, and takes it up in the manifest. */
  record(chapter: string, fit: FitRecord): RunRecord;
  /** Writes the registry; versions name records. */
  registry(aliases: { champion?: number; challenger?: number }, versions: RunRecord[]): void;
  /** Writes the manifest of what is there. */
  manifest(source?: string): void;
}

/** Name of the chapter with the sweep. */
export const GEO = "04_geo_clustering";

/** What chance gave in the tests. */
export const DRAWN: NullRecord = {
  method: "redrawn",
  draws: 99,
  undefined: 0,
  mean: 0.3,
  min: 0.2,
  max: 0.4,
  p: 0.01,
};

/** A k-means of so many clusters. */
export function kmeans(k: number, change: Partial<FitRecord> = {}): FitRecord {
  return {
    task: "geo",
    algorithm: "kmeans",
    params: { k, population: "victim_reported", hotCells: { cellSizeMeters: 250, nCells: 96 } },
    seed: 1,
    data: { sha256: sha256("incidents"), nIncidents: 100, nPlaces: 50 },
    metrics: {
      silhouette: { value: 0.5 + k / 100, n: 90, noise: "excluded", error: 1e-6, null: DRAWN },
      inertia: { value: 120 / k, n: 90, noise: "excluded" },
      stability_halves: { value: null, why: "a half lacks a month", n: 90, noise: "excluded" },
    },
    artifacts: [`artifacts/${GEO}/places.parquet`],
    ...change,
  };
}

/** Components of incidents, with a curve. */
export const PCA: FitRecord = {
  task: "reduction",
  algorithm: "pca",
  params: { population: "incidents", columns: ["hour_sin", "hour_cos", "severity"] },
  seed: 1,
  data: { sha256: sha256("features"), nIncidents: 80, nPlaces: 80 },
  metrics: { explained_3: { value: 0.7, n: 80, noise: "none", null: DRAWN } },
  curves: {
    scree: {
      step: "component",
      n: 80,
      points: [0.4, 0.2, 0.1].map((value, c) => ({ step: c + 1, value })),
    },
  },
  artifacts: [],
};

/** Makes the folder. */
export function makeSmallOutputs(): SmallOutputs {
  const folder = Deno.makeTempDirSync({ prefix: "patroliq-outputs-" });
  const outputs: SmallOutputs = {
    folder,
    records: [],
    write: (path, text) => writeFile(join(folder, path), text),
    remove: (path) => Deno.removeSync(join(folder, path), { recursive: true }),
    record(chapter, fit) {
      const record = toRunRecord(chapter, fit, (path) => sha256File(join(folder, path)));
      outputs.write(`experiments/${record.runId}.json`, canonicalJson(record));
      return record;
    },
    registry(aliases, versions) {
      const model = {
        name: "geo-zones",
        title: "Zones",
        task: "geo",
        criteria: [],
        versions: versions.map(({ runId, chapter, algorithm }, i) => ({
          version: i + 1,
          runId,
          chapter,
          algorithm,
          gate: [{
            metric: "silhouette",
            of: "p",
            atMost: 0.01,
            why: "above chance",
            value: 0.01,
            passed: true,
            evidence: "99 draws",
          }],
        })),
        aliases,
        history: [],
      } satisfies Registry["models"][number];
      writeRegistry(folder, { schemaVersion: 1, models: [model] });
    },
    manifest(source = "file") {
      const paths = listFiles(folder).filter((path) => /^(?:notebooks|artifacts)\//.test(path));
      const artifacts = Object.fromEntries(
        paths.map((path) => [path, sha256File(join(folder, path))]),
      );
      const data = { source, sha256: sha256(source), files: [] };
      outputs.write("manifest.json", canonicalJson({ data, rows: 100, artifacts }));
    },
    [Symbol.dispose]: () => Deno.removeSync(folder, { recursive: true }),
  };
  outputs.write("artifacts/01_preprocessing/incidents.parquet", "incidents");
  outputs.write(`artifacts/${GEO}/places.parquet`, "places of all fits");
  outputs.write(`artifacts/${GEO}/figures/elbow.svg`, "<svg>elbow</svg>");
  outputs.write(`artifacts/${GEO}/figures/elbow.csv`, "k,inertia");
  outputs.write(`artifacts/${GEO}/figures/map.png`, "PNG");
  outputs.write(`notebooks/${GEO}.ipynb`, `{"cells":[]}`);
  outputs.write("notebooks/06_reduction.ipynb", `{"cells":[1]}`);
  outputs.records = [
    ...[2, 3, 4, 5, 6].map((k) => outputs.record(GEO, kmeans(k))),
    outputs.record("06_reduction", PCA),
  ];
  outputs.manifest();
  outputs.registry({ champion: 2, challenger: 1 }, outputs.records.slice(1, 3));
  return outputs;
}
