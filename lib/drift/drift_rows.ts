/**
 * Drift scores as rows for tables and figures, in words.
 *
 * @module
 */

import { formatCount, formatDecimal, formatList, formatPercent } from "../describe/format.ts";
import type { Dimension, DriftScore } from "./compare_profiles.ts";
import type { FalseAlarms } from "./false_alarms.ts";
import type { MonthScores } from "./month_scores.ts";
import type { LeastFound } from "./power.ts";
import { BIN_METERS } from "./profile.ts";
import { type JudgedScore, judgeScores, type Thresholds, type Verdict } from "./thresholds.ts";

/** Dimensions in words. */
export const DIMENSION_NAMES: Readonly<Record<Dimension, string>> = {
  type: "Offense type",
  hour: "Known hour",
  zone: "Zone",
  minute: "Time of day",
  x: "West to east",
  y: "South to north",
};

const STATISTIC_NAMES = { psi: "PSI", ks: "KS D" } as const;

/** One dimension of a comparison, for a table. */
export interface DriftTableRow {
  dimension: string;
  records: string;
  statistic: string;
  value: string;
  /** What chance alone is expected to make. */
  "by chance": string;
  /** Value above which it alarms, with as many records. */
  "alarms above": string;
  says: Verdict;
  /** What moved most, with its share of the training and of the fresh records. */
  "moved most": string;
}

/** One dimension in one month, for a line chart of `score_to_threshold` by month. */
export interface MonthDriftRow {
  dimension: string;
  /** "2017-01". */
  month: string;
  /** Excess of the statistic over chance; null where there are no records. */
  score: number | null;
  threshold: number;
  /** score / threshold: above 1 it alarms. */
  score_to_threshold: number | null;
  alarm: boolean;
}

/**
 * A row for each dimension.
 *
 * @example A new type
 * ```ts
 * import assert from "node:assert/strict";
 * import { compareProfiles } from "lib/drift/compare_profiles.ts";
 * import { driftTable } from "lib/drift/drift_rows.ts";
 * import { judgeScores } from "lib/drift/thresholds.ts";
 * const minute = { values: [480, 1080], counts: [5000, 5000] };
 * const common = { hour: { "08:00": 1 }, zone: { Loop: 1 }, minute, x: minute, y: minute };
 * const training = { ...common, type: { THEFT: 10_000 } };
 * const fresh = { ...common, type: { THEFT: 9000, FRAUD: 1000 } };
 * const thresholds = { type: 0.01, hour: 0.1, zone: 0.1, minute: 0.1, x: 0.1, y: 0.1 };
 * const [row] = driftTable(judgeScores(compareProfiles(training, fresh), thresholds));
 * assert.deepEqual([row?.dimension, row?.says], ["Offense type", "alarm"]);
 * assert.equal(row?.["moved most"], "FRAUD: 0.0 % in training, 10.0 % now");
 * ```
 */
export function driftTable(scores: readonly JudgedScore[]): DriftTableRow[] {
  return scores.map((score) => ({
    dimension: DIMENSION_NAMES[score.dimension],
    records: formatCount(score.freshN),
    statistic: STATISTIC_NAMES[score.statistic],
    value: formatDecimal(score.value, 4),
    "by chance": formatDecimal(score.byChance, 4),
    "alarms above": formatDecimal(
      score.byChance === null ? null : score.byChance + score.threshold,
      4,
    ),
    says: score.verdict,
    "moved most": formatMover(score),
  }));
}

/**
 * What a comparison says, in one sentence.
 *
 * @example Two alarms of three
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatDrift } from "lib/drift/drift_rows.ts";
 * const says = formatDrift([
 *   { dimension: "type", verdict: "alarm" },
 *   { dimension: "zone", verdict: "alarm" },
 *   { dimension: "hour", verdict: "too few to tell" },
 * ]);
 * assert.equal(says, "Drift in offense type and zone; too few records to tell in known hour.");
 * ```
 */
export function formatDrift(scores: readonly Pick<JudgedScore, "dimension" | "verdict">[]): string {
  const named = (wanted: Verdict) =>
    formatList(
      scores.filter(({ verdict }) => verdict === wanted)
        .map(({ dimension }) => DIMENSION_NAMES[dimension].toLowerCase()),
    );
  const [alarms, tooFew] = [named("alarm"), named("too few to tell")];
  const found = alarms === "" ? "No drift found" : `Drift in ${alarms}`;
  return `${found}${tooFew === "" ? "" : `; too few records to tell in ${tooFew}`}.`;
}

/**
 * A row for each dimension and month, dimension by dimension.
 *
 * @example Above the threshold
 * ```ts
 * import assert from "node:assert/strict";
 * import { monthDriftRows } from "lib/drift/drift_rows.ts";
 * import { scoreMonths } from "lib/drift/month_scores.ts";
 * const at = (value: number) => ({ values: [value], counts: [10_000] });
 * const none = { type: {}, hour: {}, zone: {}, x: at(0), y: at(0) };
 * const scores = scoreMonths([
 *   { month: "2018-01", training: { ...none, minute: at(0) }, fresh: { ...none, minute: at(9) } },
 * ]);
 * const thresholds = { type: 1, hour: 1, zone: 1, minute: 0.5, x: 1, y: 1 };
 * const row = monthDriftRows(scores, thresholds).find(({ alarm }) => alarm);
 * assert.deepEqual([row?.dimension, row?.month, row?.threshold], ["Time of day", "2018-01", 0.5]);
 * assert.equal(row?.score_to_threshold?.toFixed(1), "2.0");
 * ```
 */
export function monthDriftRows(
  months: readonly MonthScores[],
  thresholds: Thresholds,
): MonthDriftRow[] {
  const rows = months.flatMap(({ month, scores }) =>
    judgeScores(scores, thresholds).map(({ dimension, excess, threshold, verdict }) => ({
      dimension: DIMENSION_NAMES[dimension],
      month,
      score: excess,
      threshold,
      score_to_threshold: excess === null || threshold === 0 ? null : excess / threshold,
      alarm: verdict === "alarm",
    }))
  );
  return [...Map.groupBy(rows, ({ dimension }) => dimension).values()].flat();
}

/**
 * Alarms without drift by rule, a row for each rule: in how many months, and in which dimensions.
 *
 * @example One month of eleven
 * ```ts
 * import assert from "node:assert/strict";
 * import { falseAlarmTable } from "lib/drift/drift_rows.ts";
 * const one = { rule: "threshold", alarms: 1, months: 11, tooFew: 0 } as const;
 * const interval = { share: 1 / 11, low: 0.016, high: 0.377 };
 * const rows = falseAlarmTable([
 *   { ...one, ...interval, dimension: "hour" },
 *   { ...one, ...interval, dimension: "any" },
 * ]);
 * assert.deepEqual(rows, [{
 *   rule: "threshold",
 *   "months that alarm": "1 of 11",
 *   share: "9.1 %",
 *   "95 % interval": "1.6 to 37.7 %",
 *   "alarms by dimension": "known hour 1",
 * }]);
 * ```
 */
export function falseAlarmTable(rows: readonly FalseAlarms[]): Record<string, string>[] {
  return [...Map.groupBy(rows, ({ rule }) => rule)].map(([rule, own]) => {
    const any = own.find(({ dimension }) => dimension === "any")!;
    const each = own.flatMap(({ dimension, alarms }) =>
      dimension === "any" || alarms === 0
        ? []
        : [`${DIMENSION_NAMES[dimension].toLowerCase()} ${alarms}`]
    );
    return {
      rule,
      "months that alarm": `${any.alarms} of ${any.months}`,
      share: formatPercent(any.share),
      "95 % interval": `${formatDecimal(100 * any.low, 1)} to ${formatPercent(any.high)}`,
      "alarms by dimension": each.join(", ") || "none",
    };
  });
}

/**
 * The smallest drifts found, a row each.
 *
 * @example A drift that is never found in all months
 * ```ts
 * import assert from "node:assert/strict";
 * import { leastFoundTable } from "lib/drift/drift_rows.ts";
 * const drift = "of all times an hour late";
 * assert.deepEqual(leastFoundTable([{ drift, inHalf: 0.5, inAll: null, foundBy: "hour" }]), [{
 *   "a share": drift,
 *   "found in half of the months from": "50 %",
 *   "in all from": "not found",
 *   "seen in": "Known hour",
 * }]);
 * ```
 */
export function leastFoundTable(rows: readonly LeastFound[]): Record<string, string>[] {
  const from = (share: number | null) => share === null ? "not found" : formatPercent(share, 0);
  return rows.map(({ drift, inHalf, inAll, foundBy }) => ({
    "a share": drift,
    "found in half of the months from": from(inHalf),
    "in all from": from(inAll),
    "seen in": foundBy === null ? "" : DIMENSION_NAMES[foundBy],
  }));
}

function formatMover({ dimension, mover }: DriftScore): string {
  if (mover === null) return "no records";
  const { at, trainingShare, freshShare } = mover;
  const shares = `${formatPercent(trainingShare)} in training, ${formatPercent(freshShare)} now`;
  return `${placeOf(dimension, at)}: ${shares}`;
}

/** What the shares are of. */
function placeOf(dimension: Dimension, at: string | number): string {
  if (typeof at === "string") return dimension === "zone" && /^\d+$/.test(at) ? `zone ${at}` : at;
  if (dimension === "minute") {
    const two = (value: number) => String(value).padStart(2, "0");
    return `until ${two(Math.floor(at / 60))}:${two(at % 60)}`;
  }
  return `${dimension === "x" ? "west" : "south"} of ${
    formatDecimal((at + BIN_METERS) / 1000, 2)
  } km`;
}
