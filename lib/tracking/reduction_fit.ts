/**
 * Run records of principal components and embeddings.
 *
 * @module
 */

import type { EmbeddingScores } from "../reduce/embedding_scores.ts";
import type { SeedStudy } from "../reduce/embedding_study.ts";
import { cumulative, type PcaResult } from "../reduce/pca.ts";
import type { PlaceEmbedding } from "../reduce/place_embeddings.ts";
import type { FitRecord, Metric } from "./run_record.ts";

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

/** Record of principal components: shares of the first three. */
export function toPcaFit(
  fit: PcaResult,
  { population, nIncidents, nRows, artifacts }: ReductionData,
  { seed, sha256 }: ReductionContext,
): FitRecord {
  const about = { n: nRows, noise: "none" } as const;
  return {
    task: "reduction",
    algorithm: "pca",
    params: { population, columns: fit.names },
    seed,
    data: { sha256, nIncidents, nPlaces: nRows },
    metrics: {
      explained_1: { value: cumulative(fit, 1), ...about },
      explained_2: { value: cumulative(fit, 2), ...about },
      explained_3: { value: cumulative(fit, 3), ...about },
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
