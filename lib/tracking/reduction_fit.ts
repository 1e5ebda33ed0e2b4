/**
 * Run records of principal components and embeddings.
 *
 * @module
 */

import { compareWithNull } from "../cluster/null_model.ts";
import type { EmbeddingScores } from "../reduce/embedding_scores.ts";
import type { SeedStudy } from "../reduce/embedding_study.ts";
import type { PermutationImportance } from "../reduce/importance.ts";
import { cumulative, type PcaResult } from "../reduce/pca.ts";
import type { PlaceEmbedding } from "../reduce/place_embeddings.ts";
import { largestShares } from "../reduce/scree.ts";
import type { Curve, FitRecord, Metric } from "./run_record.ts";

/** What all fits of a chapter have in common. */
export interface ReductionContext {
  seed: number;
  /** Hash of the file of features. */
  sha256: string;
}

/** What a fit stands on. */
export interface ReductionData {
  /** Name of the rows, such as "incidents" or "community areas, log counts". */
  population: string;
  /** Incidents that the rows stand for. */
  nIncidents: number;
  /** Rows. */
  nRows: number;
  /** Paths below the output folder. */
  artifacts: string[];
}

/**
 * Record of principal components: shares of the first three, and of each as a curve.
 *
 * @param shuffled Shares of the components of shuffled columns, for each draw, where they were drawn.
 */
export function toPcaFit(
  fit: PcaResult,
  { population, nIncidents, nRows, artifacts }: ReductionData,
  { seed, sha256 }: ReductionContext,
  shuffled: readonly (readonly number[])[] = [],
): FitRecord {
  const about = { n: nRows, noise: "none" } as const;
  const held = (n: number): Metric => {
    const drawn = shuffled.map((shares) => cumulative({ explained: shares }, n));
    const value = cumulative(fit, n);
    if (drawn.length === 0) return { value, ...about };
    const { lift: _, ...beside } = compareWithNull(value, drawn);
    return { value, ...about, null: { method: "values of every column shuffled", ...beside } };
  };
  const curveOf = (shares: readonly number[]): Curve => ({
    step: "component",
    points: shares.map((value, c) => ({ step: c + 1, value })),
    n: nRows,
  });
  return {
    task: "reduction",
    algorithm: "pca",
    params: { population, columns: fit.names },
    seed,
    data: { sha256, nIncidents, nPlaces: nRows },
    metrics: {
      explained_1: held(1),
      explained_2: held(2),
      explained_3: held(3),
    },
    curves: {
      scree: curveOf(fit.explained),
      ...(shuffled.length > 0
        ? { scree_of_shuffled_columns: curveOf(largestShares(shuffled)) }
        : {}),
    },
    artifacts,
  };
}

/** Record of an embedding with its scores. */
export function toEmbeddingFit(
  algorithm: "umap" | "tsne" | "pca",
  params: Record<string, unknown>,
  { population, nIncidents, nRows, artifacts }: ReductionData,
  scores: EmbeddingScores,
  { seed, sha256 }: ReductionContext,
): FitRecord {
  const metric = (value: number): Metric => ({ value, n: scores.n, noise: "none" });
  return {
    task: "reduction",
    algorithm,
    params: { ...params, population, k: scores.k },
    seed,
    data: { sha256, nIncidents, nPlaces: nRows },
    metrics: {
      trustworthiness: metric(scores.trustworthiness),
      continuity: metric(scores.continuity),
      neighbors_preserved: metric(scores.preserved),
    },
    artifacts,
  };
}

/** Record of one layout with several seeds: how far they agree, and silhouettes of groups. */
export function toSeedFit(
  params: Record<string, unknown>,
  { population, nIncidents, nRows, artifacts }: ReductionData,
  study: SeedStudy,
  { seed, sha256 }: ReductionContext,
): FitRecord {
  const about = { n: study.n, noise: "none" } as const;
  const silhouette = (value: number | null): Metric =>
    value === null ? { value, why: "all rows are of one group", ...about } : { value, ...about };
  return {
    task: "reduction",
    algorithm: "umap",
    params: { ...params, population, nSeeds: study.nSeeds },
    seed,
    data: { sha256, nIncidents, nPlaces: nRows },
    metrics: {
      procrustes_mean: { value: study.procrustes[1], ...about },
      shared_neighbors_mean: { value: study.meanShared, ...about },
      silhouette_of_groups_in_columns: silhouette(study.silhouetteOfRows),
      silhouette_of_groups_in_components: silhouette(study.silhouetteOfPca),
      silhouette_of_groups_in_layout: silhouette(study.silhouetteOfLayout),
    },
    artifacts,
  };
}

/** Record of labels told by neighbors: how well, and what is lost without each group of columns. */
export function toToldFit(
  params: Record<string, unknown>,
  { population, nIncidents, nRows, artifacts }: ReductionData,
  { accuracy, nTested, groups }: PermutationImportance,
  { seed, sha256 }: ReductionContext,
): FitRecord {
  const metric = (value: number): Metric => ({ value, n: nTested, noise: "none" });
  const lost = groups.map(({ name, loss }) => [`lost_without_${name}`, metric(loss)] as const);
  return {
    task: "reduction",
    algorithm: "knn",
    params: { ...params, population },
    seed,
    data: { sha256, nIncidents, nPlaces: nRows },
    metrics: { balanced_accuracy: metric(accuracy), ...Object.fromEntries(lost) },
    artifacts,
  };
}

/** Names of the methods of places in records. */
const ALGORITHMS = { "UMAP": "umap", "t-SNE": "tsne", "first two components": "pca" } as const;

/** Record of one layout of places. */
export function toPlaceFit(
  { kind, method, options, scores, nIncidents }: PlaceEmbedding,
  artifacts: string[],
  context: ReductionContext,
): FitRecord {
  const data = { population: `${kind}, shares, laid out`, nIncidents, nRows: scores.n, artifacts };
  const algorithm = ALGORITHMS[method];
  return toEmbeddingFit(algorithm, { ...options }, data, scores, context);
}
