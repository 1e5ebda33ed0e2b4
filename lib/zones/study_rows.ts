/**
 * What a study found, as rows for tables and figures.
 *
 * @module
 */

import { sortedCurve } from "../cluster/curves.ts";
import { compareWithNull, type NullComparison } from "../cluster/null_model.ts";
import type { Silhouette } from "../cluster/silhouette.ts";
import { formatDecimal } from "../describe/format.ts";
import type { WeightedPlaces } from "../space/grid.ts";
import type { NullSilhouettes } from "./evaluate.ts";
import type { CandidateEvidence } from "./evidence.ts";
import type { GeoStudy } from "./geo_study.ts";
import { describeCandidate, hotCellCount } from "./geo_candidates.ts";

/**
 * A lift with its sign, "+0.28".
 *
 * @example Below chance, and without a null
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatLift } from "lib/zones/study_rows.ts";
 * assert.deepEqual([formatLift(-0.05), formatLift(null)], ["−0.05", "none"]);
 * ```
 */
export function formatLift(lift: number | null): string {
  if (lift === null) return "none";
  return `${lift < 0 ? "−" : "+"}${formatDecimal(Math.abs(lift), 2)}`;
}

/** k-means with one number of clusters on the whole population. */
export interface SweepRow {
  k: number;
  /** Mean squared distance of an incident to its center, square kilometers. */
  mean_square_kilometers: number;
  inertia: number;
  iterations: number;
  converged: boolean;
  silhouette: number;
  lift: number;
}

/** k-means on the whole population, by number of clusters. */
export function sweepRows({ evidence }: GeoStudy): SweepRow[] {
  return sweepOf(evidence).map(({ k, each: { kmeans, scores, null: { lift } } }) => ({
    k,
    mean_square_kilometers: kmeans!.inertia / scores.n / 1e6,
    ...kmeans!,
    silhouette: scores.silhouette!,
    lift: lift!,
  }));
}

function sweepOf(evidence: readonly CandidateEvidence[]): { k: number; each: CandidateEvidence }[] {
  return evidence.flatMap((each) => {
    const { method, hotCells } = each.candidate;
    return method.algorithm === "kmeans" && !hotCells ? [{ k: method.k, each }] : [];
  });
}

/** Silhouette of k-means with one number of clusters: a value, or the range of draws. */
export interface SilhouetteRow {
  series: "records" | "redrawn, smoothed" | "spread evenly";
  k: number;
  value: number;
  low: number;
  high: number;
}

/**
 * Silhouettes of k-means by number of clusters, beside those of both nulls.
 *
 * @param even Draws of incidents spread evenly, in step with the k-means of the study.
 */
export function silhouetteRows({ evidence }: GeoStudy, even: NullSilhouettes): SilhouetteRow[] {
  const sweep = sweepOf(evidence);
  const rows = (series: SilhouetteRow["series"], valuesOf: (i: number) => (number | null)[]) =>
    sweep.map(({ k }, i): SilhouetteRow => {
      const values = valuesOf(i).filter((value) => value !== null);
      const value = values.reduce((sum, each) => sum + each, 0) / values.length;
      return { series, k, value, low: Math.min(...values), high: Math.max(...values) };
    });
  return [
    ...rows("records", (i) => [sweep[i]!.each.scores.silhouette]),
    ...rows("redrawn, smoothed", (i) => sweep[i]!.each.drawn),
    ...rows("spread evenly", (i) => even.silhouettes[i]!),
  ];
}

/** Numbers of clusters at which incidents spread evenly score higher than the records. */
export function beatenByEven(rows: readonly SilhouetteRow[]): number[] {
  const even = new Map(
    rows.filter(({ series }) => series === "spread evenly").map(({ k, value }) => [k, value]),
  );
  return rows.filter(({ series, k, value }) => series === "records" && even.get(k)! > value)
    .map(({ k }) => k);
}

/** A score beside its null, as `nullChart` draws it. */
export interface NullRow extends Pick<NullComparison, "mean"> {
  label: string;
  observed: number;
  low: number;
  high: number;
  note: string;
}

/** Candidates whose silhouette and null are both defined. */
export function nullRows(
  evidence: readonly CandidateEvidence[],
  labelOf: (each: CandidateEvidence) => string = ({ candidate }) => describeCandidate(candidate),
): NullRow[] {
  return evidence.filter((each) => each.null.lift !== null).map((each) => ({
    label: labelOf(each),
    observed: each.scores.silhouette!,
    low: each.null.min!,
    mean: each.null.mean,
    high: each.null.max!,
    note: `${formatLift(each.null.lift)}, p ${formatDecimal(each.null.p, 2)}`,
  }));
}

/** Draws of candidates by their words, as `nullChart` draws them. */
export function drawnByName(evidence: readonly CandidateEvidence[]): Record<string, number[]> {
  return Object.fromEntries(
    evidence.map(({ candidate, drawn }) => [
      describeCandidate(candidate),
      drawn.filter((value) => value !== null),
    ]),
  );
}

/**
 * The candidate in hot cells of a share of the area that has the highest silhouette.
 *
 * @param hot Candidates in hot cells.
 * @throws {RangeError} If none stands on that share.
 */
export function hotBest(
  hot: readonly CandidateEvidence[],
  share: number,
  squareKilometers: number,
): CandidateEvidence {
  const [best] = hot.filter(({ candidate: { hotCells } }) =>
    hotCells &&
    hotCells.nCells === hotCellCount(share, squareKilometers, hotCells.cellSizeMeters)
  ).toSorted((a, b) => (b.scores.silhouette ?? -1) - (a.scores.silhouette ?? -1));
  if (!best) throw new RangeError(`Cannot find hot cells: no candidate stands on ${share}`);
  return best;
}

/**
 * Lift of candidates over their null and over nulls of other bandwidths, a column each.
 *
 * @param evidence Candidates with their scores and their null.
 * @param bandwidthMeters Bandwidth of that null.
 * @param others Other bandwidths, in step with the draws.
 * @param drawn Draws at these, of the same candidates.
 */
export function liftsByBandwidth(
  evidence: readonly CandidateEvidence[],
  bandwidthMeters: number,
  others: readonly number[],
  drawn: readonly NullSilhouettes[],
): Record<string, string>[] {
  return evidence.map(({ candidate, scores, ...each }, i) => {
    const lifts = [
      [bandwidthMeters, each.null] as const,
      ...others.map((width, w) =>
        [width, compareWithNull(scores.silhouette, drawn[w]!.silhouettes[i]!)] as const
      ),
    ].toSorted((a, b) => a[0] - b[0]);
    return {
      candidate: describeCandidate(candidate),
      silhouette: formatDecimal(scores.silhouette, 3),
      ...Object.fromEntries(lifts.map(([width, { lift, p, draws }]) => [
        `lift at ${width} m`,
        `${formatLift(lift)} (p ${formatDecimal(p, 2)}, ${draws} draws)`,
      ])),
    };
  });
}

/** Agreement of a candidate with its bootstraps. */
export interface StabilityRow {
  candidate: string;
  median: number;
  low: number;
  high: number;
  halves: number | null;
}

/** Stability of every candidate that has clusters to compare. */
export function stabilityRows({ evidence }: GeoStudy): StabilityRow[] {
  return evidence.flatMap(({ candidate, scores, stability: { bootstraps, median, halves } }) =>
    median === null || scores.nClusters < 2 ? [] : [{
      candidate: describeCandidate(candidate),
      median,
      low: bootstraps[0]!,
      high: bootstraps.at(-1)!,
      halves: halves.adjustedRand,
    }]
  );
}

/** Every candidate with its scores and why it lost, as a table shows it. */
export function verdictRows(
  { evidence, selection: { verdicts, leader } }: GeoStudy,
): Record<string, string | number>[] {
  const leading = evidence.find(({ candidate }) => candidate.id === leader)!.candidate;
  const inWords = (reason: string) => reason.replace(leader, describeCandidate(leading));
  return evidence.map(({ candidate, scores, stability, next, ...each }, i) => ({
    candidate: describeCandidate(candidate),
    n: scores.n,
    zones: scores.nClusters,
    silhouette: formatDecimal(scores.silhouette, 3),
    "Davies-Bouldin": formatDecimal(scores.daviesBouldin, 2),
    lift: formatLift(each.null.lift),
    "p (draws)": `${formatDecimal(each.null.p, 2)} (${each.null.draws})`,
    bootstraps: formatDecimal(stability.median, 2),
    halves: formatDecimal(stability.halves.adjustedRand, 2),
    "km²": formatDecimal(each.squareKilometers, 1),
    "next, % per km²": formatDecimal(next && 100 * next.sharePerSquareKilometer, 2),
    verdict: verdicts[i]!.chosen ? "__chosen__" : verdicts[i]!.reasons.map(inWords).join("; "),
  }));
}

/** Silhouettes of a cluster, sorted, at one share of its incidents. */
export interface SilhouetteBandRow {
  cluster: string;
  n: number;
  mean: number;
  share: number;
  value: number;
}

/** Points of a curve that a figure draws for each cluster. */
const BAND_POINTS = 60;

/** Sorted silhouettes of each cluster at even shares of its incidents. */
export function silhouetteBands(
  { byCluster, byPlace }: Silhouette,
  { weight }: WeightedPlaces,
  labels: Int32Array,
  names: readonly string[],
): SilhouetteBandRow[] {
  return byCluster.flatMap(({ cluster, n, mean }) => {
    const members = labels.keys().filter((i) => labels[i] === cluster).toArray();
    const curve = sortedCurve(
      members.map((i) => byPlace[i]!),
      members.map((i) => weight[i]!),
      BAND_POINTS,
      "descending",
    );
    const common = { cluster: `${cluster + 1} ${names[cluster]}`, n, mean };
    return curve.map((point) => ({ ...common, ...point }));
  });
}

/** Share of the incidents in clusters whose silhouette is negative. */
export function shareNegative(
  { byPlace, n }: Silhouette,
  { weight }: WeightedPlaces,
): number {
  return byPlace.reduce((sum, value, i) => value < 0 ? sum + weight[i]! : sum, 0) / n;
}
