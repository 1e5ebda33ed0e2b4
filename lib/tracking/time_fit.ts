/**
 * Run records of clusterings of time.
 *
 * @module
 */

import type { SeasonModel } from "../describe/season_model.ts";
import type { PatternStudy } from "../patterns/pattern_study.ts";
import type { TypeClustering } from "../patterns/type_clusters.ts";
import type { NullComparison } from "../cluster/null_model.ts";
import { quantile } from "../numeric/quantile.ts";
import type { FitRecord, Metric, NullRecord } from "./run_record.ts";

/** What all fits of a chapter have in common. */
export interface TimeFitContext {
  seed: number;
  /** Hash of the file of incidents. */
  sha256: string;
  /** Paths below the output folder. */
  artifacts: string[];
}

/** Records of all clusterings of times: parameters, scores, nulls and stability. */
export function toPatternFits(
  { n, fits }: PatternStudy,
  population: string,
  { seed, sha256, artifacts }: TimeFitContext,
): FitRecord[] {
  return fits.map(({ k, metric, radii, labels, silhouette, kmeans, ...each }) => {
    const whole = { n, noise: "none" } as const;
    const nCells = labels.filter((label) => label >= 0).length;
    const agreed = (value: number | null, why: string): Metric =>
      value === null ? { value, why, ...whole } : { value, ...whole };
    return {
      task: "temporal",
      algorithm: "kmeans",
      params: { k, metric, radii, population },
      seed,
      data: { sha256, nIncidents: n, nPlaces: nCells },
      metrics: {
        silhouette: {
          value: silhouette.mean,
          ...whole,
          null: toNull("as many incidents spread evenly over days and hours", each.even),
        },
        silhouette_independent: {
          value: silhouette.mean,
          ...whole,
          null: toNull("hour, weekday and month drawn independently", each.independent),
        },
        clusters: { value: k, ...whole },
        smallest_share: { value: Math.min(...each.sizes) / n, ...whole },
        largest_share: { value: Math.max(...each.sizes) / n, ...whole },
        distance_evaluations: { value: kmeans.distanceEvaluations, ...whole },
        stability_seeds: { value: each.reseeded, ...whole },
        stability_bootstrap: agreed(quantile(each.bootstraps, 0.5), ""),
        stability_halves: agreed(each.halves, "a half of the period lacks a month"),
        inertia: { value: kmeans.inertia, ...whole },
        iterations: { value: kmeans.iterations, ...whole },
        converged: { value: Number(kmeans.converged), ...whole },
      },
      artifacts,
    };
  });
}

/** Records of the groupings of types by the shape of their week. */
export function toTypeFits(
  clusterings: readonly TypeClustering[],
  types: readonly { n: number }[],
  { seed, sha256, artifacts }: TimeFitContext,
): FitRecord[] {
  const n = types.reduce((sum, type) => sum + type.n, 0);
  const whole = { n: types.length, noise: "none" } as const;
  return clusterings.map(({ k, silhouette, inertia, null: drawn }) => ({
    task: "temporal",
    algorithm: "kmeans",
    params: { k, population: "offense types by the shape of their week", nTypes: types.length },
    seed,
    data: { sha256, nIncidents: n, nPlaces: types.length },
    metrics: {
      silhouette: {
        value: silhouette,
        ...whole,
        null: toNull("types from one normal cloud of the same mean and covariance", drawn),
      },
      clusters: { value: k, ...whole },
      inertia: { value: inertia, ...whole },
    },
    artifacts,
  }));
}

/**
 * Record of the season of daily counts: months over the average month, and the trend.
 *
 * @param n Incidents of the days.
 */
export function toSeasonFit(
  { months, trend, dispersion, autocorrelation, nDays }: SeasonModel,
  n: number,
  { seed, sha256, artifacts }: TimeFitContext,
): FitRecord {
  const metric = (value: number): Metric => ({ value, n, noise: "none" });
  return {
    task: "temporal",
    algorithm: "poisson",
    params: { population: "incidents a day", factors: ["month", "weekday", "year"] },
    seed,
    data: { sha256, nIncidents: n, nPlaces: nDays },
    metrics: {
      ...Object.fromEntries(
        months.map(({ name, ratio }) => [`ratio_${name.toLowerCase()}`, metric(ratio)]),
      ),
      trend: metric(trend.ratio),
      dispersion: metric(dispersion),
      autocorrelation: metric(autocorrelation),
    },
    artifacts,
  };
}

function toNull(method: string, { lift: _, ...drawn }: NullComparison): NullRecord {
  return { method, ...drawn };
}
