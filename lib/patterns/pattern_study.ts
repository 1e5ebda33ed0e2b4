/**
 * Clusterings of times, the whole way: fits, scores, nulls, stability, and the rule applied to them.
 *
 * @module
 */

import { compareWithNull, type NullComparison } from "../cluster/null_model.ts";
import type { PointSilhouette } from "../cluster/point_silhouette.ts";
import { adjustedRand } from "../cluster/scores.ts";
import { cellTime } from "../data/time_cells.ts";
import { drawSeed } from "../numeric/draw_seed.ts";
import { createMultinomial } from "../numeric/multinomial.ts";
import { quantile } from "../numeric/quantile.ts";
import type { CellFit, KmeansFacts } from "./fit_cells.ts";
import { fitCellsInThreads } from "./parallel.ts";
import {
  type PatternEvidence,
  type PatternRule,
  type PatternSelection,
  selectPatterns,
} from "./pattern_selection.ts";
import { type Metric, metricRadii, type Radii, sumsAround } from "./time_points.ts";

/** Incidents by cell of hour, weekday and month; see `timeCells`. */
export interface TimePopulation {
  counts: Uint32Array;
  /** Those of the two halves of the period. */
  halves: readonly [Uint32Array, Uint32Array];
  /** Days of each cell; see `cellDays`. */
  days: Uint32Array;
}

/** What is tried, and how often chance is asked. */
export interface PatternOptions {
  metrics: readonly Metric[];
  /** Numbers of patterns. */
  ks: readonly number[];
  /** Starts of k-means. */
  nInit: number;
  seed: number;
  /** Draws of incidents spread evenly, which the rule looks at. */
  draws: number;
  /** Draws of incidents whose hour, weekday and month are independent. */
  independentDraws: number;
  /** Bootstraps of the incidents. */
  bootstraps: number;
  rule: PatternRule;
}

/** A clustering of times with all that is known of it. */
export interface PatternFit {
  /** Metric and number of patterns, "equal-4". */
  id: string;
  metric: Metric;
  k: number;
  radii: Radii;
  /** Pattern of each of all cells; -1 for cells without incidents. */
  labels: readonly number[];
  kmeans: KmeansFacts;
  silhouette: PointSilhouette;
  /** Incidents of each pattern. */
  sizes: number[];
  /** Beside incidents spread evenly over the days of the period and the hours of the day. */
  even: NullComparison;
  /** Beside incidents with the hours, weekdays and months of the records, independently drawn. */
  independent: NullComparison;
  /** Adjusted Rand index with the patterns of other starts, drawn from another seed. */
  reseeded: number;
  /** Adjusted Rand index with the patterns of each bootstrap, ascending. */
  bootstraps: number[];
  /** Adjusted Rand index of the patterns of the halves; null where a half lacks a month. */
  halves: number | null;
}

/** Every clustering of times, and which is taken. */
export interface PatternStudy {
  /** Incidents that the study is about. */
  n: number;
  fits: PatternFit[];
  selection: PatternSelection;
}

/** Seeds of their own for each kind of chance. */
const STREAM = { even: 0x6576656e, independent: 0x696e6465, bootstrap: 0x626f6f74 } as const;

/**
 * Tries each metric with each number of patterns, and applies the rule.
 *
 * The metric is measured on the records and kept in draws and halves; all else is repeated in each.
 *
 * @throws {RangeError} If there are no incidents, or fewer cells with incidents than patterns.
 */
export async function studyPatterns(
  population: TimePopulation,
  options: PatternOptions,
): Promise<PatternStudy> {
  const { counts, days, halves } = population;
  const { metrics, ks, nInit, seed, draws, independentDraws, bootstraps, rule } = options;
  const n = counts.reduce((sum, each) => sum + each, 0);
  if (n === 0) throw new RangeError("Cannot find patterns: there must be incidents");
  // Each fit has starts of its own: equal starts would end in equal local optima.
  const withStarts = (weight: Uint32Array, fit: number) => ({ weight, seed: drawSeed(seed, fit) });
  const repeat = (stream: number, weights: ArrayLike<number>, times: number) => {
    const draw = createMultinomial(weights, n);
    return Array.from(
      { length: times },
      (_, i) => withStarts(draw(drawSeed(drawSeed(seed, stream), i)), i + 2),
    );
  };
  const canCompareHalves = halves.every((half) =>
    sumsAround(half, "month").every((each) => each > 0)
  );
  const asked = {
    records: [withStarts(counts, 0), withStarts(counts, 1)],
    even: repeat(STREAM.even, days, draws),
    independent: repeat(STREAM.independent, independentShares(counts), independentDraws),
    bootstraps: repeat(STREAM.bootstrap, counts, bootstraps),
    halves: canCompareHalves ? halves.map((half, i) => withStarts(half, i + 2)) : [],
  };
  const candidates = metrics.flatMap((metric) => {
    const radii = metricRadii(metric, counts, days);
    return ks.map((k) => ({ metric, radii, k, nInit }));
  });
  const answers = await fitCellsInThreads(asked, candidates);
  const fits = candidates.map(({ metric, radii, k }, c): PatternFit => {
    const { records, even, independent, bootstraps, halves } = answers[c]!;
    const [record, reseeded] = records as [CellFit, CellFit];
    const [first, second] = halves;
    const scores = (drawn: readonly CellFit[]) => drawn.map((fit) => fit.silhouette.mean);
    const { labels, silhouette, inertia, iterations, converged, distanceEvaluations } = record;
    return {
      id: `${metric}-${k}`,
      metric,
      k,
      radii,
      labels: [...labels],
      kmeans: { inertia, iterations, converged, distanceEvaluations },
      silhouette,
      sizes: silhouette.byCluster.map((cluster) => cluster.n),
      even: compareWithNull(silhouette.mean, scores(even)),
      independent: compareWithNull(silhouette.mean, scores(independent)),
      reseeded: agree(counts, labels, reseeded.labels),
      bootstraps: bootstraps.map((fit) => agree(counts, labels, fit.labels)).sort((a, b) => a - b),
      halves: first && second ? agree(counts, first.labels, second.labels) : null,
    };
  });
  return { n, fits, selection: selectPatterns(fits.map(toEvidence), rule) };
}

/** Adjusted Rand index of incidents in cells that both clusterings know. */
function agree(counts: Uint32Array, one: Int32Array, other: Int32Array): number {
  const shared = Uint32Array.from(counts, (_, cell) => cell)
    .filter((cell) => counts[cell]! > 0 && one[cell]! >= 0 && other[cell]! >= 0);
  const of = (labels: Int32Array) => Int32Array.from(shared, (cell) => labels[cell]!);
  return adjustedRand(of(one), of(other), Uint32Array.from(shared, (cell) => counts[cell]!));
}

/** Shares of cells if hour, weekday and month had nothing to do with each other. */
function independentShares(counts: Uint32Array): Float64Array {
  const [hours, weekdays, months] = (["hour", "weekday", "month"] as const)
    .map((name) => sumsAround(counts, name)) as [Float64Array, Float64Array, Float64Array];
  const n = hours.reduce((sum, each) => sum + each, 0);
  return Float64Array.from(counts, (_, cell) => {
    const { hour, weekday, month } = cellTime(cell);
    return hours[hour]! / n * weekdays[weekday - 1]! / n * months[month - 1]! / n;
  });
}

/** What the rule looks at. */
function toEvidence(fit: PatternFit): PatternEvidence {
  const n = fit.sizes.reduce((sum, size) => sum + size, 0);
  return {
    id: fit.id,
    k: fit.k,
    smallestShare: Math.min(...fit.sizes) / n,
    largestShare: Math.max(...fit.sizes) / n,
    silhouette: fit.silhouette.mean,
    lift: fit.even.lift!,
    p: fit.even.p!,
    stability: quantile(fit.bootstraps, 0.5),
    halves: fit.halves,
  };
}
