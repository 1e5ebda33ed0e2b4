/**
 * Run records of principal components and embeddings.
 *
 * @module
 */

import type { EmbeddingScores } from "../reduce/embedding_scores.ts";
import type { PcaResult } from "../reduce/pca.ts";
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
  const about = { n: nIncidents, noise: "none" } as const;
  const upTo = (c: number) => fit.explained.slice(0, c).reduce((sum, share) => sum + share, 0);
  return {
    task: "reduction",
    algorithm: "pca",
    params: { population, columns: fit.names },
    seed,
    data: { sha256, nIncidents, nPlaces: nRows },
    metrics: {
      explained_1: { value: upTo(1), ...about },
      explained_2: { value: upTo(2), ...about },
      explained_3: { value: upTo(3), ...about },
    },
    artifacts,
  };
}

/** Record of an embedding with its scores. */
export function toEmbeddingFit(
  algorithm: "umap" | "tsne",
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

/** Records of one layout of places; components have records of their own. */
export function toPlaceFits(
  { kind, method, options, scores, nIncidents }: PlaceEmbedding,
  artifacts: string[],
  context: ReductionContext,
): FitRecord[] {
  if (method === "first two components") return [];
  const data = { population: `${kind}, shares`, nIncidents, nRows: scores.n, artifacts };
  const algorithm = method === "UMAP" ? "umap" : "tsne";
  return [toEmbeddingFit(algorithm, { ...options }, data, scores, context)];
}
