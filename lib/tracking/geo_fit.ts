/**
 * The run record of a geographic clustering.
 *
 * @module
 */

import type { CandidateFit } from "../cluster/candidate.ts";
import type { CandidateEvidence } from "../zones/evidence.ts";
import type { GeoStudy } from "../zones/geo_study.ts";
import type { FitRecord, Metric, NullRecord } from "./run_record.ts";

/** What all fits of a chapter have in common. */
export interface GeoFitContext {
  /** Name of the chapter. */
  chapter: string;
  seed: number;
  /** Hash of the file of incidents. */
  sha256: string;
  /** Bandwidth of the intensity that the null draws from, meters. */
  bandwidthMeters: number;
  /** Study area. */
  squareKilometers: number;
}

/**
 * Records of all candidates of a study: parameters, and each score with its incidents, its noise
 * and its null.
 */
export function toGeoFits(study: GeoStudy, context: GeoFitContext): FitRecord[] {
  return study.evidence.map((each, i) => toGeoFit(each, study.fits[i]!, study, context));
}

function toGeoFit(
  evidence: CandidateEvidence,
  { distanceEvaluations }: CandidateFit,
  { name, population: { places } }: GeoStudy,
  { chapter, seed, sha256, bandwidthMeters, squareKilometers }: GeoFitContext,
): FitRecord {
  const { candidate, scores, kmeans, stability, next } = evidence;
  const { method, hotCells } = candidate;
  const { algorithm, ...params } = method;
  const { n, nNoise } = scores;
  const noise = nNoise === 0 ? "none" : "excluded";
  const found = { n, noise } as const;
  const about = { n: n + nNoise, noise: nNoise === 0 ? "none" : "included" } as const;
  const why = `${scores.nClusters} clusters have no such score`;
  const sizes = scores.silhouetteByCluster.map((each) => each.n);
  const smallest = sizes.length === 0 ? null : Math.min(...sizes);
  const score = (value: number | null): Metric =>
    value === null ? { value, why, ...found } : { value, ...found };
  const { lift: _, ...drawn } = evidence.null;
  const nulls: NullRecord = {
    method:
      `as many incidents redrawn from their density (Gaussian, ${bandwidthMeters} m) in the ` +
      "study area, on a lattice of 50 m; the whole way repeated",
    ...drawn,
  };
  const agreed = (value: number | null, compared: number): Metric =>
    value === null
      ? { value, why: "nothing to compare", n: compared, noise: about.noise }
      : { value, n: compared, noise: about.noise };
  return {
    task: "geo",
    algorithm,
    params: {
      ...params,
      ...(hotCells ? { hotCells } : {}),
      population: name,
    },
    seed,
    data: { sha256, nIncidents: n + nNoise, nPlaces: places.weight.length },
    metrics: {
      silhouette: {
        ...score(scores.silhouette),
        error: scores.silhouetteError,
        null: nulls,
      },
      davies_bouldin: score(scores.daviesBouldin),
      calinski_harabasz: score(scores.calinskiHarabasz),
      clusters: { value: scores.nClusters, ...about },
      noise_share: { value: nNoise / about.n, ...about },
      largest_share: { value: scores.largestShare, ...found },
      smallest_share: smallest === null
        ? { value: null, why, ...found }
        : { value: smallest / n, ...found },
      square_kilometers: { value: evidence.squareKilometers, ...found },
      share_of_area: { value: evidence.squareKilometers / squareKilometers, ...found },
      largest_zone_square_kilometers: { value: evidence.largestSquareKilometers, ...found },
      distance_evaluations: { value: distanceEvaluations, ...about },
      stability_bootstrap: agreed(stability.median, about.n),
      stability_halves: agreed(stability.halves.adjustedRand, stability.halves.n),
      ...(stability.reseeded === null
        ? {}
        : { stability_seeds: agreed(stability.reseeded, about.n) }),
      ...(next === null ? {} : {
        next_share: { value: next.share, n: next.n, noise: "included" as const },
        next_share_per_square_kilometer: {
          value: next.sharePerSquareKilometer,
          n: next.n,
          noise: "included" as const,
        },
        next_pai: { value: next.pai, n: next.n, noise: "included" as const },
      }),
      ...(kmeans === null ? {} : {
        inertia: { value: kmeans.inertia, ...found },
        iterations: { value: kmeans.iterations, ...found },
        converged: { value: Number(kmeans.converged), ...found },
      }),
    },
    artifacts: [`artifacts/${chapter}/places_${name}.parquet`],
  };
}
