/**
 * Thresholds of drift scores, and what they say of a file.
 *
 * @module
 */

import { gammaQuantile } from "../numeric/gamma.ts";
import { KOLMOGOROV_99, KOLMOGOROV_MEAN } from "../numeric/kolmogorov.ts";
import { quantile } from "../numeric/quantile.ts";
import {
  type Dimension,
  DIMENSIONS,
  type DriftScore,
  type DriftScores,
} from "./compare_profiles.ts";
import type { MonthScores } from "./month_scores.ts";

/** Excess of the score above which a dimension alarms. */
export type Thresholds = Readonly<Record<Dimension, number>>;

/** What a score says. */
export type Verdict = "alarm" | "no alarm" | "too few to tell";

/** A score beside its threshold. */
export interface JudgedScore extends DriftScore {
  threshold: number;
  /** Fewest fresh records that can be judged; null where training has too few itself. */
  leastN: number | null;
  verdict: Verdict;
}

/**
 * Threshold of each dimension: a quantile of the excess that months without known drift have, but no
 * less than what chance alone passes in 1 of 100 such months.
 *
 * Above the largest of k months the next month lies with chance 1 / (k + 1) in each dimension if
 * months come and go alike, so that a threshold from few months alarms now and then.
 *
 * @param months Scores of at least one month.
 * @param probability Quantile, in (0, 1]; default 1, the largest (type R-7 below).
 * @throws {RangeError} If there is no month, one has no score, or probability is outside its range.
 *
 * @example A hundred records like their training: what chance adds to its mean, 0.76 / sqrt(50)
 * ```ts
 * import assert from "node:assert/strict";
 * import { scoreMonths } from "lib/drift/month_scores.ts";
 * import { setThresholds } from "lib/drift/thresholds.ts";
 * const at = { values: [0, 1], counts: [50, 50] };
 * const profile = { type: { A: 9 }, hour: { B: 9 }, zone: { C: 9 }, minute: at, x: at, y: at };
 * const scores = scoreMonths([{ month: "2018-01", training: profile, fresh: profile }]);
 * assert.equal(setThresholds(scores).x.toFixed(3), "0.107");
 * ```
 */
export function setThresholds(months: readonly MonthScores[], probability = 1): Thresholds {
  if (!(probability > 0)) {
    throw new RangeError(
      `Cannot set thresholds: probability must be in (0, 1], current value is ${probability}`,
    );
  }
  const entries = DIMENSIONS.map((dimension, i) => {
    const own = months.map(({ month, scores }) => {
      const score = scores[i]!;
      if (score.excess !== null) return { excess: score.excess, byChance: excessByChance(score) };
      throw new RangeError(`Cannot set thresholds: ${month} must have records by ${dimension}`);
    });
    const excess = quantile(own.map((each) => each.excess), probability);
    return [dimension, Math.max(excess, ...own.map(({ byChance }) => byChance))];
  });
  return Object.fromEntries(entries);
}

/** Excess that chance alone passes in 1 of 100 sets of this many records: 99 % point less mean. */
function excessByChance(
  { statistic, categories, trainingN, freshN }: Pick<
    DriftScore,
    "statistic" | "categories" | "trainingN" | "freshN"
  >,
): number {
  if (categories < 2) return 0;
  const perRecord = 1 / trainingN + 1 / freshN;
  return statistic === "ks"
    ? (KOLMOGOROV_99 - KOLMOGOROV_MEAN) * Math.sqrt(perRecord)
    : (2 * gammaQuantile((categories - 1) / 2, 0.99) - (categories - 1)) * perRecord;
}

/**
 * Fewest fresh records for which chance alone passes a threshold in at most 1 of 100 sets.
 *
 * With 1 / n + 1 / N for n fresh and N training records, the stability index by chance is that
 * times a chi-square of categories - 1 degrees of freedom, and D is its square root times
 * Kolmogorov's distribution; the excess is each less its mean.
 *
 * @param score Of which statistic, categories and training records are used.
 * @param threshold Excess above which it alarms.
 * @returns A whole number; null if training has too few records for any file.
 *
 * @example Two categories: (6.635 - 1) / 0.01 records against very many
 * ```ts
 * import assert from "node:assert/strict";
 * import { leastRecords } from "lib/drift/thresholds.ts";
 * assert.equal(leastRecords({ statistic: "psi", categories: 2, trainingN: 1e12 }, 0.01), 564);
 * ```
 */
export function leastRecords(
  score: Pick<DriftScore, "statistic" | "categories" | "trainingN">,
  threshold: number,
): number | null {
  const { trainingN } = score;
  const one = excessByChance({ ...score, trainingN: Infinity, freshN: 1 });
  if (one === 0) return 1;
  const most = threshold / one * (score.statistic === "ks" ? threshold / one : 1);
  const left = most - 1 / trainingN;
  // A threshold that chance has set is passed by as many records as set it, whatever the rounding.
  return left > 0 ? Math.max(1, Math.ceil((1 - 1e-9) / left)) : null;
}

/**
 * Scores with their thresholds and verdicts: an alarm where the excess lies above the threshold.
 *
 * Thresholds come from months. A file of some days has the rhythm of those days and may alarm for
 * that alone; a file of a year evens out what months differ in.
 *
 * @example An index of 0.02 above a threshold of 0.01, with many records and with few
 * ```ts
 * import assert from "node:assert/strict";
 * import { compareProfiles } from "lib/drift/compare_profiles.ts";
 * import { judgeScores } from "lib/drift/thresholds.ts";
 * const profile = (a: number, b: number) => {
 *   const at = { values: [0], counts: [a + b] };
 *   return { type: { A: a, B: b }, hour: { C: 1 }, zone: { D: 1 }, minute: at, x: at, y: at };
 * };
 * const thresholds = { type: 0.01, hour: 1, zone: 1, minute: 1, x: 1, y: 1 };
 * const training = profile(500_000, 500_000);
 * const verdictOf = (fresh: ReturnType<typeof profile>) =>
 *   judgeScores(compareProfiles(training, fresh), thresholds)[0]!.verdict;
 * assert.equal(verdictOf(profile(5750, 4250)), "alarm");
 * assert.equal(verdictOf(profile(230, 170)), "too few to tell");
 * ```
 */
export function judgeScores(scores: DriftScores, thresholds: Thresholds): JudgedScore[] {
  return scores.map((score) => {
    const threshold = thresholds[score.dimension];
    const leastN = leastRecords(score, threshold);
    const { excess, freshN } = score;
    const verdict = excess === null || leastN === null || freshN < leastN
      ? "too few to tell"
      : excess > threshold
      ? "alarm"
      : "no alarm";
    return { ...score, threshold, leastN, verdict };
  });
}
