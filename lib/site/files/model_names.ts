/**
 * Names of records in the words of readers.
 *
 * @module
 */

import type { Aspect } from "../../tracking/gate.ts";
import type { RunRecord } from "../../tracking/run_record.ts";

/** What fits are for. */
export const TASK_NAMES: Readonly<Record<RunRecord["task"], string>> = {
  geo: "Zones",
  temporal: "Times",
  reduction: "Components and layouts",
  hotspots: "Hot spots",
  forecast: "Forecasts",
  risk: "Risk",
};

const ALGORITHMS: Readonly<Record<string, string>> = {
  kmeans: "k-means",
  ward: "Ward",
  dbscan: "DBSCAN",
  poisson: "Poisson regression",
  pca: "principal components",
  umap: "UMAP",
  tsne: "t-SNE",
  knn: "neighbors",
};

const POPULATIONS: Readonly<Record<string, string>> = {
  victim_reported: "victim-reported incidents",
  all: "all records",
  "part of that": "part of the stratified draw",
};

/** An algorithm in words; its identity where there are none. */
export function algorithmName(algorithm: string): string {
  return ALGORITHMS[algorithm] ?? algorithm;
}

/**
 * What a fit stands on, in words.
 *
 * @example Codes and words
 * ```ts
 * import assert from "node:assert/strict";
 * import { populationName } from "lib/site/files/model_names.ts";
 * const names = ["victim_reported", "times known"].map(populationName);
 * assert.deepEqual(names, ["victim-reported incidents", "times known"]);
 * ```
 */
export function populationName(population: string): string {
  return POPULATIONS[population] ?? population.replaceAll("_", " ");
}

/** Names of metrics that a rule of spelling would not give. */
const METRICS: Readonly<Record<string, string>> = {
  calinski_harabasz: "Calinski-Harabasz index",
  davies_bouldin: "Davies-Bouldin index",
  stability_bootstrap: "agreement with bootstraps",
  stability_halves: "agreement of both halves",
  stability_seeds: "agreement of other seeds",
  next_share: "share of later incidents caught",
  next_share_per_square_kilometer: "share of later incidents caught, per km²",
  next_pai: "later incidents caught, times chance",
  square_kilometers: "km²",
  largest_zone_square_kilometers: "km² of the largest zone",
  share_of_area: "share of the city’s area",
  explained_1: "share held by one component",
  explained_2: "share held by two components",
  explained_3: "share held by three components",
  largest_share: "share of the largest",
  smallest_share: "share of the smallest",
  clusters: "number of groups",
  silhouette_independent: "silhouette, beside independent times",
};

/** A metric in words. */
export function metricName(metric: string): string {
  return METRICS[metric] ?? metric.replaceAll("_", " ");
}

/** A part of a metric in words: its value, its lift above chance, or its p. */
export function aspectName(metric: string, of: Aspect): string {
  return of === "value" ? metricName(metric) : `${of} of ${metricName(metric)}`;
}

/** Names of parameters that a rule of spelling would not give. */
const PARAMETERS: Readonly<Record<string, string>> = {
  k: "groups",
  nInit: "starts",
  epsMeters: "radius in meters",
  minSamples: "incidents within the radius",
};

/**
 * A parameter in words.
 *
 * @example A number, and one of two words
 * ```ts
 * import assert from "node:assert/strict";
 * import { parameterName } from "lib/site/files/model_names.ts";
 * const names = ["nCells", "cellSizeMeters", "k"].map(parameterName);
 * assert.deepEqual(names, ["number of cells", "cell size meters", "groups"]);
 * ```
 */
export function parameterName(name: string): string {
  return PARAMETERS[name] ??
    name.replace(/^n(?=[A-Z])/, "numberOf").replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
      .toLowerCase();
}
