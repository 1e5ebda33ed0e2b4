/**
 * How often drift is alarmed where there is none: thresholds set on months, tried on later months.
 *
 * @module
 */

import { wilsonInterval } from "../numeric/wilson.ts";
import type { Dimension, DriftScore } from "./compare_profiles.ts";
import {
  leaveOneOut,
  type MonthPair,
  type MonthProfile,
  type MonthScores,
  type Reference,
  scoreMonths,
  trainingFor,
} from "./month_scores.ts";
import { judgeScores, setThresholds, type Thresholds, type Verdict } from "./thresholds.ts";

/** Rule by which a score alarms: the threshold set on months, or one of the usual rules of thumb. */
export type Rule = "threshold" | "PSI > 0.1" | "PSI > 0.25" | "KS p < 0.05";

/** Months that alarm by a rule though nothing is known to have changed. */
export interface FalseAlarms {
  rule: Rule;
  /** "any": months in which at least one dimension alarms. */
  dimension: Dimension | "any";
  /** Months that alarm. */
  alarms: number;
  /** Months that could be judged. */
  months: number;
  /** Months with too few records to tell, which count neither way; rules of thumb know none. */
  tooFew: number;
  /** alarms / months; null where none could be judged. */
  share: number | null;
  /** 95 % interval of the share (Wilson), months taken as independent. */
  low: number;
  high: number;
}

/** What months are compared with when they are split: "first half" for the first half alone. */
export type SplitReference = Reference | "first half";

/** Options of {@link calibrateDrift}. */
export interface CalibrationOptions {
  /** What each month is compared with; default all other months. See {@linkcode splitMonths}. */
  reference?: SplitReference;
  /** Quantile of the months' excess that is the threshold, in (0, 1]; default 1, the largest. */
  probability?: number;
}

/** Thresholds with the months that made them and the months that tried them, as plain JSON. */
export interface Calibration {
  reference: SplitReference;
  probability: number;
  thresholds: Thresholds;
  /** Months that thresholds were set on: the first half. */
  setOn: string[];
  /** Months that false alarms were counted in: the others. */
  measuredOn: string[];
  falseAlarms: FalseAlarms[];
}

/** Fewest months, so that each half has two. */
const LEAST_MONTHS = 4;

/**
 * Thresholds from the first half of the months, and their false alarms in the second.
 *
 * Every month is scored against other months, never itself. Months follow each other and are few:
 * the interval is wide, and says so.
 *
 * @param months Whole months, each once, in order; at least four.
 * @throws {RangeError} If there are too few months, or they do not ascend.
 *
 * @example Eight months that are all alike never alarm
 * ```ts
 * import assert from "node:assert/strict";
 * import { calibrateDrift } from "lib/drift/false_alarms.ts";
 * const at = { values: [0], counts: [9] };
 * const profile = { type: { A: 9 }, hour: { B: 9 }, zone: { C: 9 }, minute: at, x: at, y: at };
 * const months = [1, 2, 3, 4, 5, 6, 7, 8].map((month) => ({ month: `2018-0${month}`, profile }));
 * const { setOn, falseAlarms } = calibrateDrift(months);
 * assert.equal(setOn.at(-1), "2018-04");
 * assert.deepEqual([falseAlarms[0]?.alarms, falseAlarms[0]?.months], [0, 4]);
 * ```
 */
export function calibrateDrift(
  months: readonly MonthProfile[],
  { reference = "other months", probability = 1 }: CalibrationOptions = {},
): Calibration {
  const { setting, measuring } = splitMonths(months, reference);
  const thresholds = setThresholds(scoreMonths(setting), probability);
  return {
    reference,
    probability,
    thresholds,
    setOn: setting.map(({ month }) => month),
    measuredOn: measuring.map(({ month }) => month),
    falseAlarms: countFalseAlarms(scoreMonths(measuring), thresholds),
  };
}

/**
 * The first half of the months, to set thresholds on, and the second, to try them on.
 *
 * Compared with other months, each month has the others of both halves as its training, which is most
 * like a model made from all of them. Compared with the first half, nothing of the second is known
 * when thresholds are set: those of the first half have its other months as training, those of the
 * second the whole of it.
 *
 * @param months Whole months, each once, in order; at least four.
 * @throws {RangeError} If there are fewer, they do not ascend, or one has no other in reach.
 *
 * @example Of five months the first two
 * ```ts
 * import assert from "node:assert/strict";
 * import { splitMonths } from "lib/drift/false_alarms.ts";
 * const none = { values: [], counts: [] };
 * const months = [1, 2, 3, 4, 5].map((i) => ({
 *   month: `2018-0${i}`,
 *   profile: { type: { [`T${i}`]: 1 }, hour: {}, zone: {}, minute: none, x: none, y: none },
 * }));
 * const typesOf = (reference: "other months" | "first half") => {
 *   const { setting, measuring } = splitMonths(months, reference);
 *   return [setting[0]!, measuring[0]!].map(({ training }) => Object.keys(training.type));
 * };
 * assert.deepEqual(typesOf("other months"), [["T2", "T3", "T4", "T5"], ["T1", "T2", "T4", "T5"]]);
 * assert.deepEqual(typesOf("first half"), [["T2"], ["T1", "T2"]]);
 * ```
 */
export function splitMonths(
  months: readonly MonthProfile[],
  reference: SplitReference = "other months",
): { setting: readonly MonthPair[]; measuring: readonly MonthPair[] } {
  if (months.length < LEAST_MONTHS) {
    throw new RangeError(
      `Cannot calibrate drift: there must be at least ${LEAST_MONTHS} months, ` +
        `current value is ${months.length}`,
    );
  }
  const half = Math.floor(months.length / 2);
  const pairs = leaveOneOut(months, reference === "first half" ? "other months" : reference);
  const [first, second] = [pairs.slice(0, half), pairs.slice(half)];
  if (reference !== "first half") return { setting: first, measuring: second };
  const training = trainingFor(months.slice(0, half), []);
  return {
    setting: leaveOneOut(months.slice(0, half)),
    measuring: second.map((pair) => ({ ...pair, training })),
  };
}

/**
 * Alarms of months in which nothing is known to have changed, by the thresholds and by rules of
 * thumb, a row for each dimension that a rule is for and one for any of them.
 *
 * The rules of thumb do not look at n: with tens of thousands of records an index of 0.1 is a very
 * large change, and hardly any is too small for p.
 *
 * @throws {RangeError} If there is no month.
 *
 * @example One month like its training
 * ```ts
 * import assert from "node:assert/strict";
 * import { countFalseAlarms } from "lib/drift/false_alarms.ts";
 * import { scoreMonths } from "lib/drift/month_scores.ts";
 * const at = { values: [0], counts: [9] };
 * const profile = { type: { A: 9 }, hour: { B: 9 }, zone: { C: 9 }, minute: at, x: at, y: at };
 * const scores = scoreMonths([{ month: "2018-01", training: profile, fresh: profile }]);
 * const thresholds = { type: 0, hour: 0, zone: 0, minute: 0, x: 0, y: 0 };
 * const rows = countFalseAlarms(scores, thresholds);
 * assert.deepEqual(rows.map(({ alarms }) => alarms), Array(rows.length).fill(0));
 * assert.equal(rows.length, 7 + 4 + 4 + 4);
 * ```
 */
export function countFalseAlarms(
  months: readonly MonthScores[],
  thresholds: Thresholds,
): FalseAlarms[] {
  if (months.length === 0) throw new RangeError("Cannot count alarms: there must be a month");
  return RULES.flatMap(({ rule, statistic, verdictOf }) => {
    const judged = months.map(({ scores }) =>
      scores.filter((score) => statistic === null || score.statistic === statistic)
        .map((score) => ({ dimension: score.dimension, verdict: verdictOf(score, thresholds) }))
    );
    const any = judged.map((month) =>
      WORST_FIRST.find((verdict) => month.some((score) => score.verdict === verdict))!
    );
    const dimensions = judged[0]!.map(({ dimension }) => dimension);
    return [
      ...dimensions.map((each, d) => toRow(rule, each, judged.map((month) => month[d]!.verdict))),
      toRow(rule, "any", any),
    ];
  });
}

const WORST_FIRST: readonly Verdict[] = ["alarm", "too few to tell", "no alarm"];

function toRow(
  rule: Rule,
  dimension: FalseAlarms["dimension"],
  verdicts: readonly Verdict[],
): FalseAlarms {
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  const [alarms, tooFew] = [count("alarm"), count("too few to tell")];
  const months = verdicts.length - tooFew;
  const share = months === 0 ? null : alarms / months;
  return { rule, dimension, alarms, months, tooFew, share, ...wilsonInterval(alarms, months) };
}

interface RuleOfAlarm {
  rule: Rule;
  /** Statistic that the rule is for; null for all. */
  statistic: DriftScore["statistic"] | null;
  verdictOf: (score: DriftScore, thresholds: Thresholds) => Verdict;
}

const toVerdict = (alarms: boolean): Verdict => alarms ? "alarm" : "no alarm";

const RULES: readonly RuleOfAlarm[] = [
  {
    rule: "threshold",
    statistic: null,
    verdictOf: (score, thresholds) => judgeScores([score], thresholds)[0]!.verdict,
  },
  {
    rule: "PSI > 0.1",
    statistic: "psi",
    verdictOf: ({ value }) => toVerdict(value !== null && value > 0.1),
  },
  {
    rule: "PSI > 0.25",
    statistic: "psi",
    verdictOf: ({ value }) => toVerdict(value !== null && value > 0.25),
  },
  {
    rule: "KS p < 0.05",
    statistic: "ks",
    verdictOf: ({ pValue }) => toVerdict(pValue !== null && pValue < 0.05),
  },
];
