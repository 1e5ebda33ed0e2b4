/**
 * The long computations that can run in threads of their own, by name: plain data in, plain data out.
 *
 * @module
 */

import { drawSeed } from "../numeric/draw_seed.ts";
import type { WeightedPlaces } from "../space/grid.ts";
import { type Candidate, type CandidateFit, fitCandidates } from "./candidate.ts";
import type { Intensity } from "./intensity.ts";
import { kmeans, type KmeansOptions, type KmeansResult } from "./kmeans.ts";
import { createRedraw } from "./null_model.ts";
import { resample } from "./resample.ts";
import { type ClusteringScores, scoreClustering } from "./score_clustering.ts";
import { type Agreement, agreement } from "./agreement.ts";

/** Incidents of a fit that is compared with another one of the same candidates. */
export interface Reference {
  places: WeightedPlaces;
  /** Labels of each candidate. */
  labels: Int32Array[];
}

/** Seeds of their own for each kind of chance, far from the numbers of k-means' starts. */
export const STREAM = { null: 0x6e756c6c, bootstrap: 0x626f6f74 } as const;

/** Opening angles from quick to fine; coarse ones are enough for most. */
const OPENING_ANGLES = [0.6, 0.4, 0.28, 0.15];

/** Scores whose silhouette is off by at most a given error, as quickly as that can be. */
function scoreWithin(
  places: WeightedPlaces,
  labels: Int32Array,
  maxError: number,
): ClusteringScores {
  for (const openingAngle of OPENING_ANGLES) {
    const scores = scoreClustering(places, labels, openingAngle);
    if (scores.silhouetteError <= maxError) return scores;
  }
  throw new Error(`A silhouette cannot be told within ${maxError}`);
}

/** Functions that threads can run. */
export const JOBS = {
  /** Best of some starts of k-means. */
  kmeans: (places: WeightedPlaces, options: KmeansOptions): KmeansResult => kmeans(places, options),

  /** Clusters of each candidate. */
  fit: (
    places: WeightedPlaces,
    candidates: readonly Candidate[],
    seed: number,
  ): CandidateFit[] => fitCandidates(places, candidates, seed),

  /** Scores of labels. */
  score: (
    places: WeightedPlaces,
    labels: Int32Array,
    openingAngle?: number,
  ): ClusteringScores => scoreClustering(places, labels, openingAngle),

  /** Silhouette of each candidate on incidents redrawn by chance; null where it is undefined. */
  nullDraw: (
    intensity: Intensity,
    n: number,
    candidates: readonly Candidate[],
    seed: number,
    draw: number,
    maxError: number,
  ): { silhouettes: (number | null)[]; maxError: number } => {
    const places = createRedraw(intensity, n)(drawSeed(drawSeed(seed, STREAM.null), draw));
    const scores = fitCandidates(places, candidates, seed)
      .map(({ labels }) => scoreWithin(places, labels, maxError));
    return {
      silhouettes: scores.map(({ silhouette }) => silhouette),
      maxError: Math.max(...scores.map(({ silhouetteError }) => silhouetteError)),
    };
  },

  /** How far the clusters of a bootstrap of the incidents agree with those of all of them. */
  bootstrap: (
    reference: Reference,
    candidates: readonly Candidate[],
    seed: number,
    draw: number,
  ): Agreement[] => {
    const places = resample(reference.places, drawSeed(drawSeed(seed, STREAM.bootstrap), draw));
    return fitCandidates(places, candidates, seed)
      .map(({ labels }, i) => agreement(reference.places, reference.labels[i]!, places, labels));
  },

  /** How far clusters from another seed agree. */
  reseed: (
    reference: Reference,
    candidates: readonly Candidate[],
    seed: number,
  ): Agreement[] =>
    fitCandidates(reference.places, candidates, seed).map(({ labels }, i) =>
      agreement(reference.places, reference.labels[i]!, reference.places, labels)
    ),
} as const;
