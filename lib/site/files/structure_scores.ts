/**
 * What chapter 6 has recorded of its components and embeddings.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { readRunRecord } from "../../tracking/experiments.ts";
import type { Curve, RunRecord } from "../../tracking/run_record.ts";
import type { SiteSource } from "../source.ts";
import type { LayoutScores } from "./structure_format.ts";

/** Records of chapter 6, as the page reads them; null where the chapter has none. */
export interface Reduction {
  /** Scores of the picture of incidents, and of two components beside it. */
  umap: LayoutScores | null;
  components: LayoutScores | null;
  /** What UMAP was told. */
  umapOptions: { nNeighbors: number; minDist: number; nEpochs: number } | null;
  seeds: SeedScores | null;
  /** Components of incidents. */
  scree: Scree | null;
  /** Scores of a layout of places, by kind and algorithm. */
  ofPlaces(kind: string, method: string): LayoutScores | null;
}

/** How far layouts with other seeds agree. */
export interface SeedScores {
  n: number;
  nSeeds: number;
  /** Share of the nearest neighbors that two layouts share. */
  shared: number;
  /** What is left when one layout is turned onto another: 0 is the same shape, 1 none. */
  procrustes: number;
  /** Silhouette of the groups of offenses; null where there is but one group. */
  silhouettes: { columns: number | null; components: number | null; layout: number | null };
}

/** Shares of the variance by component. */
export interface Scree {
  /** Incidents. */
  n: number;
  nColumns: number;
  shares: number[];
  /** The largest share of each component when the values of every column are shuffled. */
  shuffled: number[];
}

const RUNS = "artifacts/06_dimensionality_reduction/runs.json";

/** Algorithms of the methods that places are laid out by, as records name them. */
const ALGORITHMS: Readonly<Record<string, string>> = {
  "UMAP": "umap",
  "t-SNE": "tsne",
  "first two components": "pca",
};

/** Records of the run's own chapter 6. */
export function readReduction(site: SiteSource): Reduction {
  const runs = site.has(RUNS) ? site.readJson<{ runId: string }[]>(RUNS) : [];
  const paths = runs.map(({ runId }) => site.path(`experiments/${runId}.json`));
  return toReduction(paths.filter((path) => existsSync(path)).map(readRunRecord));
}

/**
 * Records sorted by what they are about.
 *
 * @example No records
 * ```ts
 * import assert from "node:assert/strict";
 * import { toReduction } from "lib/site/files/structure_scores.ts";
 * assert.equal(toReduction([]).umap, null);
 * ```
 */
export function toReduction(records: readonly RunRecord[]): Reduction {
  const find = (algorithm: string, population: string) =>
    records.find((each) => each.algorithm === algorithm && each.params.population === population);
  const umap = find("umap", "stratified draw");
  const components = find("pca", "incidents");
  return {
    umap: scoresOf(umap),
    components: scoresOf(find("pca", "stratified draw")),
    umapOptions: umap ? umap.params as unknown as Reduction["umapOptions"] : null,
    seeds: seedsOf(find("umap", "part of that")),
    scree: components
      ? {
        n: components.data.nIncidents,
        nColumns: (components.params.columns as string[]).length,
        shares: valuesOf(components.curves?.scree),
        shuffled: valuesOf(components.curves?.scree_of_shuffled_columns),
      }
      : null,
    ofPlaces: (kind, method) =>
      scoresOf(find(ALGORITHMS[method] ?? method, `${kind}, shares, laid out`)),
  };
}

function scoresOf(record: RunRecord | undefined): LayoutScores | null {
  if (!record) return null;
  const { trustworthiness, continuity, neighbors_preserved } = record.metrics;
  return {
    n: trustworthiness!.n,
    k: Number(record.params.k),
    trustworthiness: trustworthiness!.value!,
    continuity: continuity!.value!,
    preserved: neighbors_preserved!.value!,
  };
}

function seedsOf(record: RunRecord | undefined): SeedScores | null {
  if (!record) return null;
  const value = (name: string) => record.metrics[name]?.value ?? null;
  return {
    n: record.data.nPlaces,
    nSeeds: Number(record.params.nSeeds),
    shared: value("shared_neighbors_mean")!,
    procrustes: value("procrustes_mean")!,
    silhouettes: {
      columns: value("silhouette_of_groups_in_columns"),
      components: value("silhouette_of_groups_in_components"),
      layout: value("silhouette_of_groups_in_layout"),
    },
  };
}

function valuesOf(curve: Curve | undefined): number[] {
  return curve?.points.map(({ value }) => value) ?? [];
}
