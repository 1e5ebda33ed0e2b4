/**
 * Everything the selection wants to know of candidates, computed on all cores.
 *
 * @module
 */

import { agreement } from "../cluster/agreement.ts";
import {
  type Candidate,
  type CandidateFit,
  groupCandidates,
  scaleCandidate,
} from "../cluster/candidate.ts";
import type { Intensity } from "../cluster/intensity.ts";
import { runJobs } from "../cluster/parallel.ts";
import type { ClusteringScores } from "../cluster/score_clustering.ts";
import { quantile } from "../numeric/quantile.ts";
import type { WeightedPlaces } from "../space/grid.ts";
import { type Catch, catchOf, type Ground, groundOf, zoneCells } from "./zone_cells.ts";

/** Incidents that candidates are made from. */
export interface Population {
  /** All incidents of the period, in ascending order of x, then y. */
  places: WeightedPlaces;
  /** Those of its first and of its second half, in the same order. */
  halves: readonly [first: WeightedPlaces, second: WeightedPlaces];
}

/** What is known of one candidate, the null apart. */
export interface CandidateScores {
  candidate: Candidate;
  scores: ClusteringScores;
  /** What k-means says of its best start. */
  kmeans: { inertia: number; iterations: number; converged: boolean } | null;
  /** Ground of all zones together, and of the largest one. */
  squareKilometers: number;
  largestSquareKilometers: number;
  stability: {
    /** Adjusted Rand index with each bootstrap, ascending; undefined ones are left out. */
    bootstraps: number[];
    /** Their median; null where there is none. */
    median: number | null;
    /** Least index with clusters from other seeds; null where the method has no chance in it. */
    reseeded: number | null;
    /** Index of the zones of both halves of the period, and the incidents compared. */
    halves: { adjustedRand: number | null; n: number };
  };
  /** What zones of the first half catch of the second; null where they have no ground. */
  next: Catch | null;
}

/** Options of {@linkcode scoreCandidates}. */
export interface EvaluationOptions {
  seed: number;
  /** Bootstraps of the incidents. */
  bootstraps: number;
  /** Further seeds for methods that start from chance. */
  reseeds: number;
  /** Threads at most; default one a core. */
  threads?: number;
}

/**
 * Clusters of every candidate, groups of candidates on all cores.
 *
 * @returns Fits in step with the candidates.
 * @throws {RangeError} If a method refuses its parameters or the places.
 */
export async function fitOnAllCores(
  places: WeightedPlaces,
  candidates: readonly Candidate[],
  { seed, threads }: { seed: number; threads?: number | undefined },
): Promise<CandidateFit[]> {
  const groups = groupCandidates(candidates);
  const found = await runJobs(
    "fit",
    groups.map((group) => [places, group.map((i) => candidates[i]!), seed]),
    { threads },
  );
  const fits = new Array<CandidateFit>(candidates.length);
  groups.forEach((group, g) => group.forEach((i, k) => fits[i] = found[g]![k]!));
  return fits;
}

/**
 * Scores, stability and catch of candidates.
 *
 * Scores are about the incidents in clusters; noise is counted apart. Each bootstrap and each half
 * goes the whole way again, hot cells included.
 *
 * @param population Incidents; halves are used for stability and for what zones catch next.
 * @param fits Clusters of the candidates with the same seed, as {@linkcode fitOnAllCores} gives them.
 * @returns In step with the candidates; plain data.
 * @throws {RangeError} If a method refuses its parameters or the places.
 */
export async function scoreCandidates(
  population: Population,
  candidates: readonly Candidate[],
  fits: readonly CandidateFit[],
  ground: Ground,
  { seed, bootstraps, reseeds, threads }: EvaluationOptions,
): Promise<CandidateScores[]> {
  const { places, halves } = population;
  const n = incidentsOf(places);
  const fitHalf = (half: WeightedPlaces) => {
    const scaled = candidates.map((each) => scaleCandidate(each, incidentsOf(half) / n));
    return fitOnAllCores(half, scaled, { seed, threads });
  };
  const [first, second] = [await fitHalf(halves[0]), await fitHalf(halves[1])];
  const scores = await runJobs("score", fits.map(({ labels }) => [places, labels]), { threads });
  const reference = { places, labels: fits.map(({ labels }) => labels) };
  const bootstrapped = await runJobs(
    "bootstrap",
    Array.from({ length: bootstraps }, (_, draw) => [reference, candidates, seed, draw]),
    { threads },
  );
  const random = candidates.flatMap(({ method }, i) => method.algorithm === "kmeans" ? [i] : []);
  const reseeded = await runJobs(
    "reseed",
    Array.from({ length: random.length === 0 ? 0 : reseeds }, (_, i) => [
      { places, labels: random.map((c) => fits[c]!.labels) },
      random.map((c) => candidates[c]!),
      seed + 1 + i,
    ]),
    { threads },
  );
  return candidates.map((candidate, i) => {
    const { labels, nClusters, inertia, iterations, converged } = fits[i]!;
    const cells = zoneCells(ground.grid, places, labels, nClusters);
    const agreed = bootstrapped
      .map((each) => each[i]!.adjustedRand)
      .filter((value) => value !== null)
      .sort((a, b) => a - b);
    const seeds = reseeded
      .map((each) => each[random.indexOf(i)]?.adjustedRand ?? null)
      .filter((value) => value !== null);
    const half = first[i]!;
    const nextCells = zoneCells(ground.grid, halves[0], half.labels, half.nClusters);
    return {
      candidate,
      scores: scores[i]!,
      kmeans: inertia === undefined
        ? null
        : { inertia, iterations: iterations!, converged: converged! },
      squareKilometers: groundOf(ground, [...new Set(cells.flat())].sort((a, b) => a - b)),
      largestSquareKilometers: Math.max(0, ...cells.map((own) => groundOf(ground, own))),
      stability: {
        bootstraps: agreed,
        median: agreed.length === 0 ? null : quantile(agreed, 0.5),
        reseeded: seeds.length === 0 ? null : Math.min(...seeds),
        halves: agreement(halves[0], half.labels, halves[1], second[i]!.labels),
      },
      next: catchOf(ground, nextCells, halves[1]),
    };
  });
}

const incidentsOf = ({ weight }: WeightedPlaces): number =>
  weight.reduce((sum, count) => sum + count, 0);

/** Options of {@linkcode nullSilhouettes}. */
export interface NullOptions {
  seed: number;
  /** Number of the first draw (default 0): draws 0 to 18 and 19 to 98 can be made apart. */
  from?: number;
  draws: number;
  /** What a silhouette may be off at most (default 1e-3). */
  maxError?: number;
  threads?: number;
}

/** Silhouettes of redrawn incidents. */
export interface NullSilhouettes {
  /** Silhouettes of each candidate, in step with the candidates; null where undefined. */
  silhouettes: (number | null)[][];
  /** What any of them may be off at most. */
  maxError: number;
}

/**
 * Silhouettes of candidates on incidents redrawn from an intensity, the whole way each time.
 *
 * @param intensity What incidents are drawn from.
 * @param n Incidents a draw: as many as the candidates were made from.
 */
export async function nullSilhouettes(
  intensity: Intensity,
  n: number,
  candidates: readonly Candidate[],
  { seed, from = 0, draws, maxError = 1e-3, threads }: NullOptions,
): Promise<NullSilhouettes> {
  const drawn = await runJobs(
    "nullDraw",
    Array.from(
      { length: draws },
      (_, i) => [intensity, n, candidates, seed, from + i, maxError],
    ),
    { threads },
  );
  return {
    silhouettes: candidates.map((_, i) => drawn.map(({ silhouettes }) => silhouettes[i]!)),
    maxError: Math.max(...drawn.map((each) => each.maxError)),
  };
}
