/** Records of made-up fits. */

import {
  type FitRecord,
  type Metric,
  type RunRecord,
  toRunRecord,
} from "lib/tracking/run_record.ts";

/** A hash that no file has. */
export const NO_HASH = "0".repeat(64);

/** A metric of 100 incidents; with a null if a mean is given. */
export function madeMetric(value: number | null, mean?: number, p = 0.01): Metric {
  const about = { n: 100, noise: "none" as const };
  const drawn = { method: "redrawn", draws: 99, undefined: 0 };
  return {
    value,
    ...(value === null ? { why: "undefined here" } : {}),
    ...about,
    ...(mean === undefined ? {} : { null: { ...drawn, mean, min: mean, max: mean, p } }),
  };
}

/** Record of a geographic fit, or of what is changed. */
export function madeRecord(
  change: Partial<FitRecord> = {},
  chapter = "04_geo_clustering",
): RunRecord {
  return toRunRecord(chapter, {
    task: "geo",
    algorithm: "kmeans",
    params: { k: 8, nInit: 10, population: "victim_reported" },
    seed: 1,
    data: { sha256: "ab", nIncidents: 100, nPlaces: 50 },
    metrics: { silhouette: madeMetric(0.4, 0.3) },
    artifacts: [],
    ...change,
  }, () => NO_HASH);
}

/** Metrics of zones that pass every demand. */
export function zoneMetrics(lift: number, caught = 0.02): Record<string, Metric> {
  return {
    silhouette: madeMetric(0.3 + lift, 0.3),
    clusters: madeMetric(5),
    largest_share: madeMetric(0.4),
    noise_share: madeMetric(0.9),
    largest_zone_square_kilometers: madeMetric(2),
    stability_bootstrap: madeMetric(0.9),
    stability_halves: madeMetric(0.8),
    next_share_per_square_kilometer: madeMetric(caught),
  };
}
